import { treeFlags } from './page-format.js';

/** A key or a duplicate, where it lies in a page. */
export interface KeyView {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Negative, zero or positive, as `a` comes before, with or after `b`; NaN for what the order does not know. */
export type KeyOrder = (a: KeyView, b: KeyView) => number;

export const byBytes: KeyOrder = (a, b) => {
  const length = Math.min(a.end - a.start, b.end - b.start);
  for (let index = 0; index < length; index++) {
    const difference = (a.bytes[a.start + index] ?? 0) - (b.bytes[b.start + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.end - a.start - (b.end - b.start);
};

const byLastBytes: KeyOrder = (a, b) => {
  const length = Math.min(a.end - a.start, b.end - b.start);
  for (let index = 1; index <= length; index++) {
    const difference = (a.bytes[a.end - index] ?? 0) - (b.bytes[b.end - index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.end - a.start - (b.end - b.start);
};

/** Little-endian integers of 4 or 8 bytes. */
export const byInteger: KeyOrder = (a, b) => {
  const length = a.end - a.start;
  if (length !== b.end - b.start || (length !== 4 && length !== 8)) return Number.NaN;
  return byLastBytes(a, b);
};

/** The order of a database's keys. */
export function keyOrder(flags: number): KeyOrder {
  if ((flags & treeFlags.integerKeys) !== 0) return byInteger;
  return (flags & treeFlags.reverseKeys) !== 0 ? byLastBytes : byBytes;
}

/** The order of the duplicates of one key. */
export function duplicateOrder(flags: number): KeyOrder {
  if ((flags & treeFlags.integerDuplicates) !== 0) return byInteger;
  return (flags & treeFlags.reverseDuplicates) !== 0 ? byLastBytes : byBytes;
}
