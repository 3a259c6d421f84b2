import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Contract } from '../contract/contract.js';
import { ContractError } from '../contract/contract-error.js';
import type { Json } from '../contract/json.js';
import { toReference } from '../contract/pointer.js';
import { reduceErrors } from './reduce-errors.js';
import { schemaDocument } from './schema-document.js';

/** One reason why a value is no instance of a schema. */
export interface SchemaFault {
  /** The keyword that was not kept. */
  readonly keyword: string;
  /** Pointer of that keyword in the contract's document. */
  readonly clause: string;
  /** Pointer of the part of the value that does not keep it. */
  readonly at: string;
  /** The member in question, for keywords about members: the missing one, or the one too many. */
  readonly member?: string;
  /** What the keyword is set to. */
  readonly asked: Json | undefined;
}

/** A schema error with the pointer of the schema object that it is about. */
export interface LocatedError {
  readonly error: ErrorObject;
  readonly schema: string;
}

/** Tells values from instances: JSON Schema 2020-12, formats asserted, nothing coerced, filled in or removed. */
export interface SchemaEngine {
  /**
   * What speaks against a value, reduced to causes: empty when it is an instance of the schema at the pointer.
   *
   * @throws ContractError `not_openapi_31` when there is no schema, or none that can be understood
   */
  faults(schema: string, value: unknown): SchemaFault[];
  /** Whether a value is an instance, without the reasons. */
  accepts(schema: string, value: unknown): boolean;
}

const ROOT = 'contract:document';

const engines = new WeakMap<Contract, SchemaEngine>();

/** The engine of a contract: its schemas are compiled when they are asked for, and once, however often the contract is judged by. */
export function schemaEngineOf(contract: Contract): SchemaEngine {
  const engine = engines.get(contract) ?? createSchemaEngine(contract);
  engines.set(contract, engine);
  return engine;
}

function createSchemaEngine(contract: Contract): SchemaEngine {
  const { root, pointerOf } = schemaDocument(contract.document);
  // `verbose` names the schema object of each error: the path that comes along is relative to what was compiled by itself.
  const compile = compiler(contract, root, { allErrors: true, verbose: true });
  // Whoever asks for no reasons gets the answer at the first of them.
  const compileQuick = compiler(contract, root, {});
  const errorsOf = (pointer: string, value: unknown): LocatedError[] => {
    const check = compile(pointer);
    if (check(value)) return [];
    return (check.errors ?? []).map((error) => {
      const { parentSchema } = error;
      return { error, schema: (typeof parentSchema === 'object' ? pointerOf(parentSchema) : undefined) ?? pointer };
    });
  };
  return {
    accepts: (schema, value) => compileQuick(schema)(value) === true,
    faults: (schema, value) => reduceErrors(contract, errorsOf, schema, value),
  };
}

function compiler(contract: Contract, root: object, options: Options): (pointer: string) => ValidateFunction {
  // Keywords and formats that nobody knows are annotations (JSON Schema Core §6.5), hence not strict and no log.
  const ajv = new Ajv2020({ strict: false, logger: false, code: { regExp }, ...options });
  ajvFormats.default(ajv, { mode: 'full' });
  ajv.addSchema({ ...root, $id: ROOT }, undefined, undefined, false);
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = compiled.get(pointer);
    if (known !== undefined) return known;
    try {
      const made = ajv.compile({ $ref: `${ROOT}${toReference(pointer)}` });
      compiled.set(pointer, made);
      return made;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ContractError('not_openapi_31', `the schema at \`${pointer}\` is none: ${why}`, {
        place: contract.placeOf(pointer),
        cause,
      });
    }
  };
}

// As the specification wants it with `u`; a pattern that is none with it, as people write them, without.
function regExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
regExp.code = 'new RegExp';
