import { basename, dirname, join } from 'node:path';
import { isSnapshotUid } from '../archive/archive-facts.js';
import type { Manifest } from '../archive/manifest.js';
import { countAt, listAt, objectAt, ShapeError, textAt } from '../read/manifest-shape.js';
import { recordName, temporaryName } from './archive-names.js';
import type { Disk } from './disk.js';

const recordVersion = 1;
const states = ['complete', 'verified', 'corrupt'] as const;

/** `complete`: published, read back; `verified`: proved restorable; `corrupt`: proved not to be. */
export type ArchiveState = (typeof states)[number];

/** What is known of an archive, in `<archive>.json` beside it. The archive is the truth: a lost record is made again from it. */
export interface ArchiveRecord {
  recordVersion: typeof recordVersion;
  snapshotUid: string;
  kind: 'native';
  state: ArchiveState;
  /** Name of the archive, in the record's own directory. */
  file: string;
  sizeBytes: number;
  /** Of the archive's file, hexadecimal. */
  sha256: string;
  database: string;
  /** RFC 3339. */
  capturedAt: string;
  taskUids: number[];
  /** From capture to publication; null in a record that was made again. */
  tookMs: number | null;
  /** Where the archive's manifest begins. */
  tailOffset: number;
}

export function recordOf(
  manifest: Manifest,
  archive: { path: string; sizeBytes: number; sha256: string; tookMs: number | null },
): ArchiveRecord {
  return {
    recordVersion,
    snapshotUid: manifest.snapshotUid,
    kind: 'native',
    state: 'complete',
    file: basename(archive.path),
    sizeBytes: archive.sizeBytes,
    sha256: archive.sha256,
    database: manifest.database,
    capturedAt: manifest.capturedAt,
    taskUids: manifest.taskUids,
    tookMs: archive.tookMs,
    tailOffset: manifest.tailOffset,
  };
}

/** Writes a record beside its archive, whole or not at all. */
export async function writeRecord(disk: Disk, archivePath: string, record: ArchiveRecord): Promise<void> {
  const directory = dirname(archivePath);
  const name = recordName(basename(archivePath));
  const temporary = join(directory, temporaryName(name));
  await disk.remove(temporary);
  try {
    const file = await disk.create(temporary);
    try {
      await file.write(Buffer.from(`${JSON.stringify(record, null, 2)}\n`));
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, join(directory, name));
  } catch (error) {
    await disk.remove(temporary);
    throw error;
  }
  await disk.syncDirectory(directory);
}

/** @returns null for a text that is not a record */
export function parseRecord(text: string): ArchiveRecord | null {
  try {
    const fields = objectAt(JSON.parse(text), 'the record');
    const state = states.find((known) => known === fields.state);
    if (fields.recordVersion !== recordVersion || fields.kind !== 'native' || state === undefined) return null;
    return {
      recordVersion,
      snapshotUid: textAt(fields, 'snapshotUid', isSnapshotUid),
      kind: 'native',
      state,
      file: textAt(fields, 'file'),
      sizeBytes: countAt(fields, 'sizeBytes'),
      sha256: textAt(fields, 'sha256'),
      database: textAt(fields, 'database'),
      capturedAt: textAt(fields, 'capturedAt'),
      taskUids: listAt(fields, 'taskUids', (uid) => countAt({ uid }, 'uid')),
      tookMs: fields.tookMs === null ? null : countAt(fields, 'tookMs'),
      tailOffset: countAt(fields, 'tailOffset'),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return null;
    throw error;
  }
}
