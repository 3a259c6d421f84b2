import type { Database } from 'lmdb';
import { chunkOf } from './uid-sets.js';

/** The three instants of a task's life that filters ask for. */
export type DateField = 'enqueuedAt' | 'startedAt' | 'finishedAt';

/** Exclusive ends, in nanoseconds since 1970. */
export interface DateRange {
  field: DateField;
  after?: bigint;
  before?: bigint;
}

interface Bounds {
  min: bigint;
  max: bigint;
}

export interface DateChange {
  field: DateField;
  uid: number;
  at: bigint;
}

/**
 * The earliest and the latest instant of each chunk of uids, so that a date filter looks only into the chunks where it could
 * tell one task from another. Bounds never shrink: a deletion leaves them wider than needed, which costs time and no truth.
 */
export class DateBounds {
  readonly #database: Database<Buffer, [DateField, number]>;
  readonly #bounds: Record<DateField, Map<number, Bounds>> = {
    enqueuedAt: new Map(),
    startedAt: new Map(),
    finishedAt: new Map(),
  };

  constructor(database: Database<Buffer, [DateField, number]>) {
    this.#database = database;
    for (const { key, value } of database.getRange({})) this.#bounds[key[0]].set(key[1], fromBytes(value));
  }

  /** Writes changes to disk; to be called inside a transaction. */
  stage(changes: DateChange[]): void {
    for (const { field, uid, at } of changes) {
      const key: [DateField, number] = [field, chunkOf(uid)];
      const stored = this.#database.get(key);
      const before = stored && fromBytes(stored);
      if (!before || at < before.min || at > before.max) this.#database.put(key, toBytes(widen(before, at)));
    }
  }

  /** Shows readers what a committed transaction staged. */
  adopt(changes: DateChange[]): void {
    for (const { field, uid, at } of changes) {
      this.#bounds[field].set(chunkOf(uid), widen(this.#bounds[field].get(chunkOf(uid)), at));
    }
  }

  /** Whether a chunk's dates all lie in a range, none does, or one must look. */
  covers(range: DateRange, chunk: number): 'all' | 'none' | 'some' {
    const bounds = this.#bounds[range.field].get(chunk);
    if (!bounds || !(isWithin(bounds.min, range) || isWithin(bounds.max, range) || spans(bounds, range))) return 'none';
    return isWithin(bounds.min, range) && isWithin(bounds.max, range) ? 'all' : 'some';
  }
}

export const isWithin = (at: bigint, { after, before }: DateRange): boolean =>
  (after === undefined || at > after) && (before === undefined || at < before);

const spans = (bounds: Bounds, { after, before }: DateRange): boolean =>
  after !== undefined && before !== undefined && bounds.min <= after && bounds.max >= before;

const widen = (bounds: Bounds | undefined, at: bigint): Bounds =>
  bounds ? { min: at < bounds.min ? at : bounds.min, max: at > bounds.max ? at : bounds.max } : { min: at, max: at };

const fromBytes = (bytes: Buffer): Bounds => ({ min: bytes.readBigInt64LE(0), max: bytes.readBigInt64LE(8) });

function toBytes({ min, max }: Bounds): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64LE(min, 0);
  bytes.writeBigInt64LE(max, 8);
  return bytes;
}
