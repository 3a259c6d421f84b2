/** Choices that are the same for the same seed. */
export interface Random {
  /** From 0 to 1, 1 left out. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** Whether something happens that does so with this probability. */
  chance(probability: number): boolean;
  /** One of several; nothing of none. */
  one<T>(list: readonly T[]): T | undefined;
}

/** @see Mulberry32, by Tommy Ettinger, in the public domain */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { next, below, chance: (probability) => next() < probability, one: (list) => list[below(list.length)] };
}
