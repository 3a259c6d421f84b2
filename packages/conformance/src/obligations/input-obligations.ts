import type { Contract } from '../contract/contract.js';
import type { MediaType, Operation, Parameter } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import type { Obligation } from '../model/obligation.js';
import { obligationMaker } from './answer-obligations.js';
import { demandsOf, type SchemaDemand } from './schema-demand.js';

/** An obligation about values that are sent, with all that a plan needs to make one. */
export interface InputObligation extends Obligation {
  readonly kind: 'parameter' | 'request-body';
  /** Present with the kind `parameter`. */
  readonly parameter?: Parameter;
  /** Present with the kind `request-body`. */
  readonly mediaType?: MediaType;
  /** What to send: a value that just keeps the keyword, or one that just breaks it and nothing else. */
  readonly demand: SchemaDemand;
}

/** What an operation has to take and to refuse: both sides of each bound of its parameters and of its body. */
export function inputObligations(contract: Contract, operation: Operation): InputObligation[] {
  return [
    ...operation.parameters.flatMap((parameter) => parameterObligations(contract, operation, parameter)),
    ...bodyObligations(contract, operation),
  ];
}

function parameterObligations(contract: Contract, operation: Operation, parameter: Parameter): InputObligation[] {
  const schema = parameter.schema ?? parameter.content?.schema;
  const own: SchemaDemand[] =
    parameter.required && parameter.in !== 'path'
      ? [absence(below(parameter.pointer, 'required'), 'it has to be there')]
      : [];
  const demands = [
    ...own,
    ...(schema === undefined ? [] : demandsOf(contract, schema, parameter.content === undefined)),
  ];
  const prefix = `${operation.id}/parameter/${parameter.in}.${parameter.name}`;
  return demands.map((demand) => {
    const steps = [...demand.path.map((step) => (step === '*' ? 'items' : step)), demand.keyword];
    const statement = `${parameter.in} parameter \`${parameter.name}\`: ${sentence(demand)}`;
    return {
      ...obligationMaker(contract, operation)(
        'parameter',
        `${prefix}/${steps.join('.')}.${demand.side}`,
        demand.pointer,
        statement,
      ),
      kind: 'parameter',
      parameter,
      demand,
    };
  });
}

function bodyObligations(contract: Contract, operation: Operation): InputObligation[] {
  const { requestBody } = operation;
  if (requestBody === undefined) return [];
  const prefix = `${operation.id}/request-body`;
  const make = (mediaType: MediaType, demand: SchemaDemand): InputObligation => ({
    ...obligationMaker(contract, operation)(
      'request-body',
      `${prefix}${below('', ...demand.path)}/${demand.keyword}.${demand.side}`,
      demand.pointer,
      `body: ${sentence(demand)}`,
    ),
    kind: 'request-body',
    mediaType,
    demand,
  });
  const own = requestBody.content
    .slice(0, 1)
    .filter(() => requestBody.required)
    .map((mediaType) => make(mediaType, absence(below(requestBody.pointer, 'required'), 'it has to be there')));
  // Media types of one operation mostly share one schema: what is said twice is one obligation, met in the first type that says it.
  const seen = new Set(own.map(({ id }) => id));
  const stated = requestBody.content
    .filter(isJson)
    .flatMap((mediaType) =>
      mediaType.schema === undefined
        ? []
        : demandsOf(contract, mediaType.schema, false).map((demand) => make(mediaType, demand)),
    );
  return [
    ...own,
    ...stated.filter(({ id }) => {
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    }),
  ];
}

/** Whether the body of a media type is a JSON text. @see RFC 6839 §3.1 */
function isJson({ type }: MediaType): boolean {
  return /^application\/(.+\+)?json(;|$)/.test(type);
}

function absence(pointer: string, statement: string): SchemaDemand {
  return { path: [], keyword: 'required', side: 'refused', pointer, statement };
}

function sentence({ side, statement }: SchemaDemand): string {
  return side === 'accepted'
    ? `${statement}, and what just is so is taken`
    : `${statement}, and what is not is refused`;
}
