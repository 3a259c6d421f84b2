import { randomUUID } from 'node:crypto';
import {
  type ArchivedIndexes,
  type SlotDatabase,
  SnapshotError,
  slotDatabases,
  slotPrefix,
} from '@stillframe/snapshot';
import type { Database } from 'lmdb';
import type { DocumentsEnvironment, IndexRecord } from '../store/documents-environment.js';
import { takeLooseSlots } from '../store/loose-slots.js';
import { shapeIndex } from '../store/shape-index.js';

/** Bytes written in one transaction. */
const BYTES_PER_CHANGE = 16 * 1024 * 1024;

/** Told of the bytes of documents that were read, of all that there are; may throw to give up. */
export type OnBytes = (bytesDone: number, bytesTotal: number) => void;

/**
 * Copies indexes of an archive into new slots of a database, where nobody sees them yet. What was copied is on disk when this returns.
 *
 * @returns the records that `giveSlots` shows to everybody
 * @throws SnapshotError `damaged` when an index does not hold what its record says, and whatever reading the archive throws
 */
export function stageIndexes(
  environment: DocumentsEnvironment,
  archive: ArchivedIndexes,
  indexUids: readonly string[],
  onBytes: OnBytes,
): IndexRecord[] {
  const records = recordsOf(archive, indexUids);
  const slots = takeLooseSlots(environment, records.length);
  const writer = new SlotWriter(environment);
  readIndexes(archive, records, onBytes, (n, database, key, value) => writer.put(database, slots[n] ?? 0, key, value));
  writer.finish();
  // The index that they replace may live on under another name.
  return records.map((record, n) => ({ ...record, slot: slots[n] ?? 0, uuid: randomUUID() }));
}

/** Reads indexes of an archive as {@link stageIndexes} does, and writes nothing. @throws SnapshotError the same */
export function checkIndexes(archive: ArchivedIndexes, indexUids: readonly string[], onBytes: OnBytes): void {
  readIndexes(archive, recordsOf(archive, indexUids), onBytes, () => {});
}

function recordsOf(archive: ArchivedIndexes, indexUids: readonly string[]): IndexRecord[] {
  const archived = archive.records();
  return indexUids.map((uid) => {
    const fields = archived.get(uid);
    const record = fields && shapeIndex(fields);
    if (!record) throw damaged(archive, `the record of the index \`${uid}\` is missing or is none`);
    return record;
  });
}

/** Hands each entry of the indexes over, with the place of its index among them. */
function readIndexes(
  archive: ArchivedIndexes,
  records: readonly IndexRecord[],
  onBytes: OnBytes,
  onEntry: (index: number, database: SlotDatabase, key: Buffer, value: Buffer) => void,
): void {
  const bytesTotal = records.reduce((sum, { documentBytes }) => sum + documentBytes, 0);
  let bytesDone = 0;
  for (const [index, { uid, slot, numberOfDocuments }] of records.entries()) {
    const counts = { documents: 0, ids: 0, 'free-ids': 0 };
    for (const database of slotDatabases) {
      for (const { key, value } of archive.entriesOf(database, slot)) {
        onEntry(index, database, key, value);
        counts[database] += 1;
        if (database === 'documents') bytesDone += value.length;
        onBytes(Math.min(bytesDone, bytesTotal), bytesTotal);
      }
    }
    if (counts.documents !== numberOfDocuments || counts.ids !== numberOfDocuments)
      throw damaged(
        archive,
        `the index \`${uid}\` has ${counts.documents} documents and ${counts.ids} ids, its record says ${numberOfDocuments}`,
      );
  }
}

type RawDatabase = Database<Buffer, Buffer>;

/** Writes entries as they are, many in one transaction. */
class SlotWriter {
  readonly #environment: DocumentsEnvironment;
  readonly #databases: Record<SlotDatabase, RawDatabase>;
  #waiting: { database: RawDatabase; key: Buffer; value: Buffer }[] = [];
  #waitingBytes = 0;

  constructor(environment: DocumentsEnvironment) {
    this.#environment = environment;
    const raw = (name: string): RawDatabase =>
      environment.root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' });
    this.#databases = { documents: raw('documents'), ids: raw('ids'), 'free-ids': raw('free-ids') };
  }

  put(database: SlotDatabase, slot: number, key: Buffer, value: Buffer): void {
    const entry = {
      database: this.#databases[database],
      key: Buffer.concat([slotPrefix(slot), key]),
      // The archive's own bytes are gone with the next entry.
      value: Buffer.from(value),
    };
    this.#waiting.push(entry);
    this.#waitingBytes += entry.key.length + entry.value.length;
    if (this.#waitingBytes >= BYTES_PER_CHANGE) this.finish();
  }

  finish(): void {
    const entries = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#environment.root.transactionSync(() => {
      for (const { database, key, value } of entries) database.putSync(key, value);
    });
  }
}

const damaged = ({ manifest }: ArchivedIndexes, what: string): SnapshotError =>
  new SnapshotError('damaged', `the snapshot ${manifest.snapshotUid}: ${what}`, { path: manifest.snapshotUid });
