import type { Database, Transaction } from 'lmdb';

/** Uids that share one stored bitmap: small enough that adding one costs little, large enough that a million fit a thousand bitmaps. */
const UIDS_PER_CHUNK = 1024;
const WORDS_PER_CHUNK = UIDS_PER_CHUNK / 32;

/** One bitmap of a chunk: bit n stands for uid `chunk * UIDS_PER_CHUNK + n`. */
export type Bits = Uint32Array;

export const emptyBits = (): Bits => new Uint32Array(WORDS_PER_CHUNK);
export const chunkOf = (uid: number): number => Math.floor(uid / UIDS_PER_CHUNK);
const hasBit = (bits: Bits, uid: number): boolean => ((bits[wordOf(uid)] ?? 0) & maskOf(uid)) !== 0;
export const setBit = (bits: Bits, uid: number, member: boolean): void => {
  const word = wordOf(uid);
  bits[word] = member ? (bits[word] ?? 0) | maskOf(uid) : (bits[word] ?? 0) & ~maskOf(uid);
};
const wordOf = (uid: number): number => (uid % UIDS_PER_CHUNK) >>> 5;
const maskOf = (uid: number): number => 1 << (uid & 31);

export function countBits(bits: Bits): number {
  let count = 0;
  for (const word of bits) {
    let rest = word - ((word >>> 1) & 0x55555555);
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** A uid that enters or leaves a named set. */
export interface SetChange {
  set: string;
  uid: number;
  member: boolean;
}

/** One set in memory: its bitmaps, the order of their chunks, and how many members there are. */
interface MemorySet {
  chunks: Map<number, Bits>;
  /** Ascending. */
  order: number[];
  count: number;
}

const NO_CHUNKS: readonly number[] = [];

/**
 * Named sets of uids (`status:enqueued`, `index:movies`), which answer any filter without reading the tasks themselves.
 *
 * Reads see committed changes only: a change is staged inside a transaction and adopted after its commit.
 */
export class UidSets {
  readonly #database: Database<Buffer, [string, number]>;
  readonly #sets = new Map<string, MemorySet>();

  /** Reads all sets; with `transaction`, as they stood at its instant. */
  constructor(database: Database<Buffer, [string, number]>, transaction?: Transaction) {
    this.#database = database;
    for (const { key, value } of database.getRange(transaction ? { transaction } : {})) {
      const set = this.#open(key[0]);
      const bits = toBits(value);
      set.chunks.set(key[1], bits);
      set.order.push(key[1]);
      set.count += countBits(bits);
    }
  }

  /** Writes changes to disk; to be called inside a transaction. */
  stage(changes: SetChange[]): void {
    for (const { set, uid, member } of changes) {
      const key: [string, number] = [set, chunkOf(uid)];
      const stored = this.#database.get(key);
      const bits = stored ? toBits(stored) : emptyBits();
      setBit(bits, uid, member);
      if (hasMembers(bits)) this.#database.put(key, Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength));
      else this.#database.remove(key);
    }
  }

  /** Shows readers what a committed transaction staged. */
  adopt(changes: SetChange[]): void {
    for (const { set: name, uid, member } of changes) {
      if (this.has(name, uid) === member) continue;
      const set = this.#open(name);
      const chunk = chunkOf(uid);
      const bits = set.chunks.get(chunk) ?? emptyBits();
      setBit(bits, uid, member);
      set.count += member ? 1 : -1;
      if (!hasMembers(bits)) {
        set.chunks.delete(chunk);
        set.order.splice(set.order.indexOf(chunk), 1);
      } else if (!set.chunks.has(chunk)) {
        set.chunks.set(chunk, bits);
        const after = set.order.findLastIndex((other) => other < chunk);
        set.order.splice(after + 1, 0, chunk);
      }
    }
  }

  bits(set: string, chunk: number): Bits | undefined {
    return this.#sets.get(set)?.chunks.get(chunk);
  }

  has(set: string, uid: number): boolean {
    const bits = this.bits(set, chunkOf(uid));
    return bits !== undefined && hasBit(bits, uid);
  }

  /** The chunks in which a set has members, ascending. */
  chunks(set: string): readonly number[] {
    return this.#sets.get(set)?.order ?? NO_CHUNKS;
  }

  /** Names of the sets that begin with a prefix and have a member. */
  names(prefix: string): string[] {
    return [...this.#sets].filter(([name, { count }]) => name.startsWith(prefix) && count > 0).map(([name]) => name);
  }

  /** Members, ascending. */
  *members(set: string): Generator<number> {
    for (const chunk of this.chunks(set)) {
      const bits = this.bits(set, chunk);
      if (bits) yield* uidsIn(bits, chunk);
    }
  }

  count(set: string): number {
    return this.#sets.get(set)?.count ?? 0;
  }

  #open(name: string): MemorySet {
    let set = this.#sets.get(name);
    if (!set) {
      set = { chunks: new Map(), order: [], count: 0 };
      this.#sets.set(name, set);
    }
    return set;
  }
}

const hasMembers = (bits: Bits): boolean => bits.some((word) => word !== 0);

/** The uids of a chunk's bitmap. */
export function* uidsIn(bits: Bits, chunk: number, order: 'ascending' | 'descending' = 'ascending'): Generator<number> {
  const first = chunk * UIDS_PER_CHUNK;
  for (let n = 0; n < WORDS_PER_CHUNK; n++) {
    const at = order === 'ascending' ? n : WORDS_PER_CHUNK - 1 - n;
    let rest = bits[at] ?? 0;
    while (rest !== 0) {
      const bit = 31 - Math.clz32(order === 'ascending' ? rest & -rest : rest);
      yield first + at * 32 + bit;
      rest &= ~(1 << bit);
    }
  }
}

// A stored value may lie at any address; a Uint32Array needs an aligned copy.
const toBits = (value: Buffer): Bits => {
  const bits = emptyBits();
  new Uint8Array(bits.buffer).set(value);
  return bits;
};
