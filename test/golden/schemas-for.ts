/** The keywords that matter to damage. */
export interface Schema {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  format?: string;
  required?: string[];
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
  unevaluatedProperties?: boolean;
  items?: unknown;
  'x-open'?: string;
}

/**
 * All schemas that may have a say in a value at this place: the schema, what it refers to, what it is composed of, and the branches
 * that apply on a condition. Conditions themselves (`if`) are left out, as they ask for nothing.
 */
export function schemasFor(document: object, schema: unknown): Schema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const parts = [
    ...(typeof node.$ref === 'string' ? [lookUp(document, node.$ref)] : []),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => node[key] ?? []),
    node.then,
    node.else,
    ...Object.values(node.dependentSchemas ?? {}),
  ];
  return [node as Schema, ...parts.flatMap((part) => schemasFor(document, part))];
}

function lookUp(document: object, pointer: string): unknown {
  let node: unknown = document;
  for (const step of pointer.split('/').slice(1)) {
    node = (node as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return node;
}
