/** Appends steps to a JSON pointer; the root is the empty text. @see RFC 6901 §3 */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  return [pointer, ...steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}

/** The steps of a JSON pointer. @see RFC 6901 §4 */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a pointer, no `$ref` followed; `undefined` where nothing does. */
export function lookUp(root: unknown, pointer: string): unknown {
  let node = root;
  for (const step of stepsOf(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return node;
}

/** A `$ref` to a pointer of the same document. @see RFC 6901 §6 */
export function toReference(pointer: string): string {
  return `#${encodeURI(pointer).replaceAll('#', '%23')}`;
}

/** The pointer that a `$ref` within the same document means. */
export function fromReference(reference: string): string {
  return decodeFragment(reference.slice(1));
}

export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
