import type { OpenApiDocument } from '@stillframe/contract';

/** A copy with each `$ref` replaced by what it points at. Request schemas never contain themselves. */
export function spellOut(document: OpenApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => spellOut(document, item));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string') return spellOut(document, target(document, node.$ref));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spellOut(document, value)]));
}

/**
 * What a reference points at.
 *
 * @throws Error when there is no such thing
 */
export function target(document: OpenApiDocument, reference: string): unknown {
  let node: unknown = document;
  for (const step of reference.replace(/^#\//, '').split('/'))
    node = (node as Record<string, unknown> | undefined)?.[step];
  if (node === undefined) throw new Error(`The contract has no ${reference}`);
  return node;
}
