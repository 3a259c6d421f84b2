import { randomUUID } from 'node:crypto';
import { type ArchivedIndexes, SnapshotError, slotDatabases, slotPrefix } from '@stillframe/snapshot';
import type { Database } from 'lmdb';
import type { DocumentsEnvironment, IndexRecord } from '../store/documents-environment.js';
import { takeLooseSlots } from '../store/loose-slots.js';
import { shapeIndex } from '../store/shape-index.js';

/** Bytes written in one transaction. */
const BYTES_PER_CHANGE = 16 * 1024 * 1024;

/** Documents that were copied, of all that there are to copy. */
export interface StagingProgress {
  done: number;
  total: number;
}

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
  onProgress: (progress: StagingProgress) => void,
): IndexRecord[] {
  const archived = archive.records();
  const records = indexUids.map((uid) => {
    const fields = archived.get(uid);
    const record = fields && shapeIndex(fields);
    if (!record) throw damaged(archive, `the record of the index \`${uid}\` is missing or is none`);
    return record;
  });
  const total = records.reduce((sum, { numberOfDocuments }) => sum + numberOfDocuments, 0);
  const slots = takeLooseSlots(environment, records.length);
  const writer = new SlotWriter(environment);
  let done = 0;
  for (const [n, record] of records.entries()) {
    const to = slots[n] ?? 0;
    const counts = { documents: 0, ids: 0, 'free-ids': 0 };
    for (const database of slotDatabases) {
      for (const { key, value } of archive.entriesOf(database, record.slot)) {
        writer.put(database, to, key, value);
        counts[database] += 1;
        if (database === 'documents' && ++done % 1000 === 0) onProgress({ done, total });
      }
    }
    if (counts.documents !== record.numberOfDocuments || counts.ids !== record.numberOfDocuments)
      throw damaged(
        archive,
        `the index \`${record.uid}\` has ${counts.documents} documents and ${counts.ids} ids, its record says ${record.numberOfDocuments}`,
      );
  }
  writer.finish();
  onProgress({ done, total });
  // The index that they replace may live on under another name.
  return records.map((record, n) => ({ ...record, slot: slots[n] ?? 0, uuid: randomUUID() }));
}

type RawDatabase = Database<Buffer, Buffer>;

/** Writes entries as they are, many in one transaction. */
class SlotWriter {
  readonly #environment: DocumentsEnvironment;
  readonly #databases: Record<(typeof slotDatabases)[number], RawDatabase>;
  #waiting: { database: RawDatabase; key: Buffer; value: Buffer }[] = [];
  #waitingBytes = 0;

  constructor(environment: DocumentsEnvironment) {
    this.#environment = environment;
    const raw = (name: string): RawDatabase =>
      environment.root.openDB({ name, encoding: 'binary', keyEncoding: 'binary' });
    this.#databases = { documents: raw('documents'), ids: raw('ids'), 'free-ids': raw('free-ids') };
  }

  put(database: (typeof slotDatabases)[number], slot: number, key: Buffer, value: Buffer): void {
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
