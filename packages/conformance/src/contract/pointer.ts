/** Appends steps to a JSON pointer; the root is the empty text. @see RFC 6901 §3 */
export function below(pointer: string, ...steps: readonly (string | number)[]): string {
  let whole = pointer;
  for (const step of steps) whole += `/${typeof step === 'number' ? step : escaped(step)}`;
  return whole;
}

function escaped(step: string): string {
  return /[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step;
}

/** A run asks for the same few thousand pointers millions of times; those of texts that come from a server are not kept without end. */
const known = new Map<string, readonly string[]>();
const KEPT = 20_000;

/** The steps of a JSON pointer. @see RFC 6901 §4 */
export function stepsOf(pointer: string): readonly string[] {
  const found = known.get(pointer);
  if (found !== undefined) return found;
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => (step.includes('~') ? step.replaceAll('~1', '/').replaceAll('~0', '~') : step));
  if (known.size >= KEPT) known.clear();
  known.set(pointer, steps);
  return steps;
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
