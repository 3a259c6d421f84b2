import type { OpenApiDocument } from '../src/openapi-document.js';

/** What stands where a `$ref` of the bundled document leads; undefined where nothing does. */
export function targetOf(document: OpenApiDocument, reference: string): unknown {
  let node: unknown = document;
  for (const step of reference.slice(2).split('/')) node = (node as Record<string, unknown> | undefined)?.[step];
  return node;
}
