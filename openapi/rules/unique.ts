import type { Located } from './operations.js';

/** The first of those that stand at the same place. */
export function unique(located: Located[]): Located[] {
  return [...new Map(located.map((one) => [one.pointer, one])).values()];
}
