import { asNode, isNode, type Node } from './contract.js';

/** Appends steps to a JSON pointer. @see RFC 6901 §3 */
export function below(pointer: string, ...steps: (string | number)[]): string {
  return [pointer, ...steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** Follows `$ref` until there is none. A reference that leads nowhere gives an empty object; the bundler reports it. */
export function resolve(document: Node, pointer: string, value: unknown): { pointer: string; node: Node } {
  const seen = new Set<string>();
  let at = pointer;
  let node = value;
  while (isNode(node) && typeof node.$ref === 'string' && !seen.has(node.$ref)) {
    at = node.$ref;
    seen.add(at);
    node = lookUp(document, at);
  }
  return { pointer: at, node: asNode(node) };
}

function lookUp(document: Node, pointer: string): unknown {
  let node: unknown = document;
  for (const step of pointer.split('/').slice(1)) node = asNode(node)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return node;
}
