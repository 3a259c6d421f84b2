import type { Database, Transaction } from 'lmdb';

/** Uids that share one stored bitmap: small enough that adding one costs little, large enough that a million fit a thousand bitmaps. */
export const UIDS_PER_CHUNK = 1024;
const WORDS_PER_CHUNK = UIDS_PER_CHUNK / 32;

/** One bitmap of a chunk: bit n stands for uid `chunk * UIDS_PER_CHUNK + n`. */
export type Bits = Uint32Array;

export const emptyBits = (): Bits => new Uint32Array(WORDS_PER_CHUNK);
export const chunkOf = (uid: number): number => Math.floor(uid / UIDS_PER_CHUNK);
export const hasBit = (bits: Bits, uid: number): boolean => ((bits[wordOf(uid)] ?? 0) & maskOf(uid)) !== 0;
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

/**
 * Named sets of uids (`status:enqueued`, `index:movies`), which answer any filter without reading the tasks themselves.
 *
 * Reads see committed changes only: a change is staged inside a transaction and adopted after its commit.
 */
export class UidSets {
  readonly #database: Database<Buffer, [string, number]>;
  readonly #sets = new Map<string, Map<number, Bits>>();

  /** Reads all sets; with `transaction`, as they stood at its instant. */
  constructor(database: Database<Buffer, [string, number]>, transaction?: Transaction) {
    this.#database = database;
    for (const { key, value } of database.getRange(transaction ? { transaction } : {}))
      this.#chunksOf(key[0]).set(key[1], toBits(value));
  }

  /** Writes changes to disk; to be called inside a transaction. */
  stage(changes: SetChange[]): void {
    for (const { set, uid, member } of changes) {
      const key: [string, number] = [set, chunkOf(uid)];
      const stored = this.#database.get(key);
      const bits = stored ? toBits(stored) : emptyBits();
      setBit(bits, uid, member);
      if (bits.some((word) => word !== 0))
        this.#database.put(key, Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength));
      else this.#database.remove(key);
    }
  }

  /** Shows readers what a committed transaction staged. */
  adopt(changes: SetChange[]): void {
    for (const { set, uid, member } of changes) {
      const chunks = this.#chunksOf(set);
      const chunk = chunkOf(uid);
      const bits = chunks.get(chunk) ?? emptyBits();
      setBit(bits, uid, member);
      if (bits.some((word) => word !== 0)) chunks.set(chunk, bits);
      else chunks.delete(chunk);
    }
  }

  bits(set: string, chunk: number): Bits | undefined {
    return this.#sets.get(set)?.get(chunk);
  }

  has(set: string, uid: number): boolean {
    const bits = this.bits(set, chunkOf(uid));
    return bits !== undefined && hasBit(bits, uid);
  }

  /** The chunks in which a set has members, ascending. */
  chunks(set: string): number[] {
    return [...(this.#sets.get(set)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** Names of the sets that begin with a prefix and have a member. */
  names(prefix: string): string[] {
    return [...this.#sets].filter(([name, chunks]) => name.startsWith(prefix) && chunks.size > 0).map(([name]) => name);
  }

  /** Members, ascending. */
  *members(set: string): Generator<number> {
    for (const chunk of this.chunks(set)) {
      const bits = this.bits(set, chunk);
      if (bits) yield* uidsIn(bits, chunk);
    }
  }

  count(set: string): number {
    let count = 0;
    for (const bits of this.#sets.get(set)?.values() ?? []) count += countBits(bits);
    return count;
  }

  #chunksOf(set: string): Map<number, Bits> {
    let chunks = this.#sets.get(set);
    if (!chunks) {
      chunks = new Map();
      this.#sets.set(set, chunks);
    }
    return chunks;
  }
}

/** The uids of a chunk's bitmap, ascending. */
export function* uidsIn(bits: Bits, chunk: number): Generator<number> {
  for (const [index, word] of bits.entries()) {
    for (let rest = word; rest !== 0; rest &= rest - 1)
      yield chunk * UIDS_PER_CHUNK + index * 32 + 31 - Math.clz32(rest & -rest);
  }
}

// A stored value may lie at any address; a Uint32Array needs an aligned copy.
const toBits = (value: Buffer): Bits => {
  const bits = emptyBits();
  new Uint8Array(bits.buffer).set(value);
  return bits;
};
