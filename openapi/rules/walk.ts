import { below } from './pointer.js';

/** Every object and array of a document with its pointer, parents first. What examples hold is data and left out. */
export function* walk(value: unknown, pointer = '#'): Generator<{ pointer: string; node: object }> {
  if (typeof value !== 'object' || value === null) return;
  yield { pointer, node: value };
  for (const [key, child] of Object.entries(value)) {
    if (key === 'examples' || key === 'value') continue;
    yield* walk(child, below(pointer, key));
  }
}
