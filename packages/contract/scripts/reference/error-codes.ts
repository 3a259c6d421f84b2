import type { ErrorCode } from '../../src/names.js';
import type { ApiResponse, OpenApiDocument, Operation, Parameter, SchemaObject } from '../../src/openapi-document.js';
import { lookUp } from './look-up.js';
import { nameOf } from './type-text.js';

/** The codes that an answer's examples show; for 400 also those that the parameters and the body are given for bad values. */
export function errorCodes(
  document: OpenApiDocument,
  { parameters = [], requestBody }: Operation,
  status: string,
  answer: ApiResponse,
): string[] {
  const codes = new Set<string>();
  if (status === '400') {
    for (const parameter of parameters) {
      const { 'x-error-code': code } = lookUp<Parameter>(document, parameter);
      if (code !== undefined) codes.add(code);
    }
    for (const { schema } of Object.values(requestBody?.content ?? {})) addCodes(document, schema, codes);
  }
  for (const { examples } of Object.values(answer.content ?? {}))
    for (const example of Object.values(examples)) {
      const { value } = lookUp(document, example);
      if (typeof value === 'object' && value !== null && 'code' in value) codes.add(String(value.code));
    }
  return [...codes];
}

function addCodes(document: OpenApiDocument, schema: SchemaObject, codes: Set<string>, seen = new Set<string>()): void {
  const name = nameOf(schema);
  if (name !== undefined) {
    const named = document.components.schemas[name];
    if (named === undefined || seen.has(name)) return;
    addCodes(document, named, codes, seen.add(name));
  }
  const own: (ErrorCode | undefined)[] = [schema['x-error-code'], schema['x-missing-error-code']];
  for (const code of [...own, ...Object.values(schema['x-immutable'] ?? {})]) if (code !== undefined) codes.add(code);
  const below = [...Object.values(schema.properties ?? {}), ...(schema.anyOf ?? []), schema.items ?? true];
  for (const part of below) if (typeof part === 'object') addCodes(document, part, codes, seen);
}
