import type { OpenApiDocument } from '@stillframe/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { type OperationPlan, planOperations } from '../contract/plan.js';
import type { Preparation } from '../warm-up.js';

/** Holds JSON answers against the contract. */
export interface AnswerJudge {
  /**
   * Failures of the server (5XX) are not looked at.
   *
   * @throws Error when the contract has no such answer, or its schema does not accept the value
   */
  check(plan: Pick<OperationPlan, 'id' | 'answers'>, status: number, body: unknown): void;
  /** Compile what is compiled at the first answer of each kind otherwise. */
  preparations: Preparation[];
}

const DOCUMENT = 'contract:document';

/**
 * A judge of answers by the contract. Each schema is compiled by itself, and once: express-openapi-validator compiles all answers of an operation, each
 * with everything that it refers to, at the first request (a tenth of a second of each).
 */
export function createAnswerJudge(document: OpenApiDocument): AnswerJudge {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, code: { optimize: false } });
  // Fast formats let February have 30 days. Durations have fractions here, which ISO 8601 has too, but not its RFC.
  ajvFormats.default(ajv, { mode: 'full' });
  ajv.addFormat('duration', true);
  const { schemas } = document.components;
  // Under the name by which others refer to it, so that what they share is compiled once.
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, `${DOCUMENT}${SCHEMAS}${name}`);
  const compiled = new Map<string, ValidateFunction>();
  const compile = (reference: string): ValidateFunction => {
    const check = compiled.get(reference) ?? ajv.compile({ $ref: `${DOCUMENT}${reference}` });
    compiled.set(reference, check);
    return check;
  };
  return {
    check({ id, answers }, status, body) {
      if (status >= 500) return;
      const reference = answers.get(`${status}`);
      if (!reference) throw new Error(`The contract has no answer ${status} of ${id} in JSON.`);
      const accepts = compile(reference);
      if (!accepts(body))
        throw new Error(`The answer ${status} of ${id} breaks the contract: ${ajv.errorsText(accepts.errors)}.`);
    },
    // The small ones first: they are what the large ones refer to.
    preparations: referencesFrom(document)
      .sort((a, b) => JSON.stringify(a.schema).length - JSON.stringify(b.schema).length)
      .map(
        ({ reference }) =>
          () =>
            void compile(reference),
      ),
  };
}

const SCHEMAS = '#/components/schemas/';

interface Referred {
  reference: string;
  schema: unknown;
}

/** The schemas of all answers, and those that they refer to. */
function referencesFrom(document: OpenApiDocument): Referred[] {
  const found = new Map<string, Referred>();
  const follow = (reference: string): void => {
    if (found.has(reference)) return;
    const schema = document.components.schemas[reference.slice(SCHEMAS.length)];
    found.set(reference, { reference, schema });
    walk(schema);
  };
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') follow(value);
      else walk(value);
    }
  };
  for (const { answers } of planOperations(document).values())
    for (const reference of answers.values()) if (reference !== null) follow(reference);
  return [...found.values()];
}
