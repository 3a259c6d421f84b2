import type { Manifest } from '../archive/manifest.js';
import { DataFile, unsoundOr } from '../lmdb/data-file.js';
import type { TreeRecord } from '../lmdb/meta.js';
import { type TreeEntry, TreeReader } from '../lmdb/tree-reader.js';
import { SnapshotError } from '../snapshot-error.js';
import { countAt, objectAt, ShapeError, textAt } from './manifest-shape.js';
import { nativeFormatVersion } from './native-database.js';
import { withArchive } from './open-archive.js';
import { readTail } from './read-tail.js';
import { SegmentReader } from './segment-reader.js';
import { slotPrefix } from './slot-prefix.js';

const documentsFile = 'documents/data.mdb';

/** The databases of `documents` whose keys begin with an index's slot. */
export const slotDatabases = ['documents', 'ids', 'free-ids'] as const;
export type SlotDatabase = (typeof slotDatabases)[number];

/** The record of an index, with whatever else the store keeps in it. */
export interface StoredIndex extends Record<string, unknown> {
  uid: string;
  slot: number;
  numberOfDocuments: number;
}

/** The indexes of one of our archives, read without unpacking it: of its segments, only those are read that hold what is asked for. */
export class ArchivedIndexes {
  readonly manifest: Manifest;
  readonly #label: string;
  readonly #segments: SegmentReader;
  readonly #reader: TreeReader;
  readonly #databases: Map<string, TreeRecord>;

  /** @throws SnapshotError `unexpected_entry` · `invalid_database` · `checksum_mismatch` */
  constructor(manifest: Manifest, segments: SegmentReader, label: string) {
    this.manifest = manifest;
    this.#label = label;
    this.#segments = segments;
    this.#reader = new TreeReader(new DataFile(segments.file(documentsFile), label));
    this.#databases = this.#reader.databases();
  }

  /** How many segments were read so far. */
  get segmentsRead(): number {
    return this.#segments.segmentsRead;
  }

  /** The records of all indexes by uid, as the store keeps them. @throws SnapshotError `damaged` · `invalid_database` · `checksum_mismatch` */
  records(): Map<string, StoredIndex> {
    const records = new Map<string, StoredIndex>();
    for (const { value } of this.#entries('indexes')) {
      const record = parseIndex(value.toString('utf8'));
      if (record === null)
        throw new SnapshotError('damaged', `${this.#label}: a record of an index is none`, { path: this.#label });
      records.set(record.uid, record);
    }
    return records;
  }

  /**
   * What lies in a slot of a database, in the order of its keys. A key is given without the slot's part, and both parts are gone with the next entry.
   *
   * @throws SnapshotError `invalid_database` · `too_large` · `checksum_mismatch` · `damaged` · `truncated`
   */
  *entriesOf(database: SlotDatabase, slot: number): Generator<TreeEntry> {
    const prefix = slotPrefix(slot);
    for (const { key, value } of this.#entries(database, prefix)) {
      if (!key.subarray(0, prefix.length).equals(prefix)) return;
      yield { key: key.subarray(prefix.length), value };
    }
  }

  *#entries(database: string, from?: Buffer): Generator<TreeEntry> {
    const record = this.#databases.get(database);
    if (record === undefined) return;
    try {
      yield* this.#reader.entries(record, from);
    } catch (error) {
      throw unsoundOr(error, this.#label);
    }
  }
}

/**
 * Opens an archive for as long as `use` needs its indexes. Its manifest is held against itself; its segments are checked as they are read.
 *
 * Reads block: this belongs in a worker thread.
 *
 * @throws SnapshotError as `readManifest` · `unsupported_version` · `invalid_database` · `checksum_mismatch`
 */
export function withArchivedIndexes<T>(path: string, use: (indexes: ArchivedIndexes) => T | Promise<T>): Promise<T> {
  return withArchive(path, async (archive) => {
    const { manifest } = await readTail(archive);
    if (manifest.formatVersion > nativeFormatVersion) {
      throw new SnapshotError(
        'unsupported_version',
        `${path} holds a database of format ${manifest.formatVersion}, this Stillframe reads up to ${nativeFormatVersion}`,
        { path, hint: 'use a newer Stillframe' },
      );
    }
    const label = `${path}#${documentsFile}`;
    return use(new ArchivedIndexes(manifest, new SegmentReader(archive, manifest), label));
  });
}

function parseIndex(text: string): StoredIndex | null {
  try {
    const fields = objectAt(JSON.parse(text), 'an index');
    return {
      ...fields,
      uid: textAt(fields, 'uid'),
      slot: countAt(fields, 'slot'),
      numberOfDocuments: countAt(fields, 'numberOfDocuments'),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return null;
    throw error;
  }
}
