import { join } from 'node:path';
import type { TaskStatus } from '../archive/archive-facts.js';
import { pause } from '../lmdb/pause.js';
import { keysOf, recordsOf } from '../lmdb/records-of.js';
import type { TreeEntry } from '../lmdb/tree-reader.js';
import { SnapshotError } from '../snapshot-error.js';
import { slotPrefix } from './slot-prefix.js';

/** An index of a Stillframe database, format 1. */
export interface NativeIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  updatedAt: string;
  numberOfDocuments: number;
  /** Its documents' keys begin with it. */
  slot: number;
}

const controlFile = 'control/data.mdb';
const documentsFile = 'documents/data.mdb';
/** The `formatVersion` that this reader knows. */
export const nativeFormatVersion = 1;

/**
 * The database in one of our own archives, unpacked and checked, read without LMDB. Records are read one at a time.
 *
 * Format 1 (the store of the server): `indexes`, `tasks` and `keys` hold JSON texts; `documents` holds document texts by slot and internal id, keys in
 * lmdb-js's ordered encoding.
 */
export class NativeDatabase {
  readonly #folder: string;
  readonly #archivePath: string;

  constructor(folder: string, archivePath: string) {
    this.#folder = folder;
    this.#archivePath = archivePath;
  }

  /** In the order of their uids. @throws SnapshotError `damaged` for a record that is no index */
  async *indexes(): AsyncGenerator<NativeIndex> {
    for await (const { value } of this.#records(documentsFile, 'indexes')) {
      const index = this.#json<NativeIndex>(value, documentsFile);
      if (typeof index.uid !== 'string' || !Number.isSafeInteger(index.slot) || index.slot < 0) {
        throw this.#damaged('a record of an index is none', documentsFile);
      }
      yield index;
    }
  }

  /** Documents as JSON texts on one line, as `GET /indexes/{indexUid}/documents` shows them, in its order. */
  async *documents({ slot }: Pick<NativeIndex, 'slot'>): AsyncGenerator<string> {
    for await (const { value } of this.#documentRecords(slot)) yield value.toString('utf8');
  }

  /** How many documents lie in a slot. */
  async countDocuments(index: Pick<NativeIndex, 'slot'>): Promise<number> {
    const prefix = slotPrefix(index.slot);
    const turn = pause();
    let count = 0;
    for (const key of keysOf(join(this.#folder, documentsFile), this.#labelOf(documentsFile), 'documents', prefix)) {
      if (!key.subarray(0, prefix.length).equals(prefix)) break;
      if (turn.isOver()) await turn.next();
      count++;
    }
    return count;
  }

  async *#documentRecords(slot: number): AsyncGenerator<TreeEntry> {
    const prefix = slotPrefix(slot);
    for await (const record of this.#records(documentsFile, 'documents', prefix)) {
      if (!record.key.subarray(0, prefix.length).equals(prefix)) return;
      yield record;
    }
  }

  async countTasks(): Promise<Record<TaskStatus, number>> {
    const counts: Record<string, number> = { enqueued: 0, processing: 0, succeeded: 0, failed: 0, canceled: 0 };
    for await (const { value } of this.#records(controlFile, 'tasks')) {
      const { status } = this.#json<{ status: string }>(value, controlFile);
      if (!Object.hasOwn(counts, status)) throw this.#damaged('a task has no status', controlFile);
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts as Record<TaskStatus, number>;
  }

  async countKeys(): Promise<number> {
    let count = 0;
    for await (const _ of this.#records(controlFile, 'keys')) count++;
    return count;
  }

  async *#records(file: string, database: string, from?: Buffer): AsyncGenerator<TreeEntry> {
    const turn = pause();
    for (const record of recordsOf(join(this.#folder, file), this.#labelOf(file), database, from)) {
      if (turn.isOver()) await turn.next();
      yield record;
    }
  }

  #json<T extends object>(value: Buffer, file: string): T {
    try {
      const json: unknown = JSON.parse(value.toString('utf8'));
      if (typeof json === 'object' && json !== null) return json as T;
    } catch {
      // Told below.
    }
    throw this.#damaged('a record is not the JSON that it should be', file);
  }

  #damaged(what: string, file: string): SnapshotError {
    const path = this.#labelOf(file);
    return new SnapshotError('damaged', `${path}: ${what}`, { path });
  }

  #labelOf(file: string): string {
    return `${this.#archivePath}#${file}`;
  }
}
