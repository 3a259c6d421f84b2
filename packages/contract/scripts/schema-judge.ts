import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

/** Tells what speaks against a value being an instance of the schema at a JSON pointer; an empty list when nothing does. */
export type SchemaJudge = (pointer: string, value: unknown) => string[];

/**
 * A judge of values by the schemas of one OpenAPI document: JSON Schema 2020-12 with formats asserted, dates checked
 * against the calendar. Keywords that it does not know, other than the contract's own `x-…`, are errors.
 *
 * @throws Error from the judge, when a schema is no schema
 */
export function createSchemaJudge(document: object): SchemaJudge {
  // `strictTypes` and `strictRequired` want branches of an `if` to repeat what the object around them says.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  ajvFormats.default(ajv, { mode: 'full' });
  ajv.addVocabulary(['x-error-code', 'x-missing-error-code', 'x-immutable', 'x-open', 'x-own', 'x-laws']);
  // References are resolved inside the whole document, whose own members are no keywords.
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ ...document, $id: 'contract:document' }, undefined, undefined, false);

  const compiled = new Map<string, ValidateFunction>();
  return (pointer, value) => {
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: `contract:document${encodeURI(pointer)}` });
    compiled.set(pointer, check);
    return check(value) ? [] : (check.errors ?? []).map((error) => `${error.instancePath || 'it'} ${error.message}`);
  };
}
