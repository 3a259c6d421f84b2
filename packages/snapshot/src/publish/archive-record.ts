import { basename, dirname, join } from 'node:path';
import { type ArchivedIndex, isInstant, isSnapshotUid } from '../archive/archive-facts.js';
import type { Manifest } from '../archive/manifest.js';
import { countAt, listAt, objectAt, ShapeError, shapeIndex, textAt } from '../read/manifest-shape.js';
import { recordName, temporaryName } from './archive-names.js';
import type { Disk } from './disk.js';

const recordVersion = 2;
const kinds = ['native', 'foreign'] as const;
const states = ['complete', 'verified', 'corrupt'] as const;

/** `complete`: published, read back; `verified`: proved restorable; `corrupt`: proved not to be. */
export type ArchiveState = (typeof states)[number];

/** The last proof of an archive. */
export interface ArchiveVerification {
  /** RFC 3339. */
  startedAt: string;
  finishedAt: string;
  /** What was found, or what kept it from being looked at; null when it is good. */
  error: { code: string; message: string } | null;
}

/**
 * What is known of an archive, in `<archive>.json` beside it. The archive is the truth: a lost record is made again from it, but for
 * what it does not say (`pinned`, `tookMs`, `verification`). Null is what nobody knows.
 */
export interface ArchiveRecord {
  recordVersion: typeof recordVersion;
  snapshotUid: string;
  /** Written by Stillframe, or by Meilisearch. */
  kind: (typeof kinds)[number];
  state: ArchiveState;
  /** Never removed by retention. */
  pinned: boolean;
  /** Name of the archive, in the record's own directory. */
  file: string;
  sizeBytes: number;
  /** Of the archive's file, hexadecimal. */
  sha256: string;
  database: string | null;
  /** RFC 3339. Of a foreign archive: when its file was written. */
  capturedAt: string;
  taskUids: number[];
  /** From capture to publication; null in a record that was made again. */
  tookMs: number | null;
  /** Where the archive's manifest begins. */
  tailOffset: number | null;
  /** Of all files in it together. */
  databaseSizeBytes: number | null;
  formatVersion: number | null;
  stillframeVersion: string | null;
  /** Of a foreign archive: the Meilisearch that wrote it. */
  pkgVersion: string | null;
  indexes: ArchivedIndex[] | null;
  verification: ArchiveVerification | null;
}

interface ArchiveFile {
  path: string;
  sizeBytes: number;
  sha256: string;
}

export function recordOf(manifest: Manifest, archive: ArchiveFile & { tookMs: number | null }): ArchiveRecord {
  return {
    ...bareRecord({ ...archive, snapshotUid: manifest.snapshotUid, kind: 'native', capturedAt: manifest.capturedAt }),
    database: manifest.database,
    taskUids: manifest.taskUids,
    tookMs: archive.tookMs,
    tailOffset: manifest.tailOffset,
    databaseSizeBytes: manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    formatVersion: manifest.formatVersion,
    stillframeVersion: manifest.stillframeVersion,
    pkgVersion: manifest.pkgVersion,
    indexes: manifest.indexes,
  };
}

/** The record of an archive of which nothing is known but its file. */
export function bareRecord({
  path,
  sizeBytes,
  sha256,
  ...known
}: ArchiveFile & Pick<ArchiveRecord, 'snapshotUid' | 'kind' | 'capturedAt'>): ArchiveRecord {
  return {
    recordVersion,
    snapshotUid: known.snapshotUid,
    kind: known.kind,
    state: 'complete',
    pinned: false,
    file: basename(path),
    sizeBytes,
    sha256,
    database: null,
    capturedAt: known.capturedAt,
    taskUids: [],
    tookMs: null,
    tailOffset: null,
    databaseSizeBytes: null,
    formatVersion: null,
    stillframeVersion: null,
    pkgVersion: null,
    indexes: null,
    verification: null,
  };
}

/** A record as its file has it. */
export function renderRecord(record: ArchiveRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
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
      await file.write(Buffer.from(renderRecord(record)));
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
    const kind = kinds.find((known) => known === fields.kind);
    const state = states.find((known) => known === fields.state);
    if (fields.recordVersion !== recordVersion || kind === undefined || state === undefined) return null;
    const textOrNull = (name: string) => (fields[name] === null ? null : textAt(fields, name));
    const countOrNull = (name: string) => (fields[name] === null ? null : countAt(fields, name));
    const isUid = kind === 'native' ? isSnapshotUid : (text: string) => /^foreign-[0-9a-f]{16}$/.test(text);
    return {
      recordVersion,
      snapshotUid: textAt(fields, 'snapshotUid', isUid),
      kind,
      state,
      pinned: fields.pinned === true,
      file: textAt(fields, 'file'),
      sizeBytes: countAt(fields, 'sizeBytes'),
      sha256: textAt(fields, 'sha256', (text) => /^[0-9a-f]{64}$/.test(text)),
      database: textOrNull('database'),
      capturedAt: textAt(fields, 'capturedAt', isInstant),
      taskUids: listAt(fields, 'taskUids', (uid) => countAt({ uid }, 'uid')),
      tookMs: countOrNull('tookMs'),
      tailOffset: countOrNull('tailOffset'),
      databaseSizeBytes: countOrNull('databaseSizeBytes'),
      formatVersion: countOrNull('formatVersion'),
      stillframeVersion: textOrNull('stillframeVersion'),
      pkgVersion: textOrNull('pkgVersion'),
      indexes: fields.indexes === null ? null : listAt(fields, 'indexes', shapeIndex),
      verification: fields.verification === null ? null : shapeVerification(fields.verification),
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return null;
    throw error;
  }
}

function shapeVerification(json: unknown): ArchiveVerification {
  const fields = objectAt(json, 'verification');
  const error = fields.error === null ? null : objectAt(fields.error, 'error');
  return {
    startedAt: textAt(fields, 'startedAt', isInstant),
    finishedAt: textAt(fields, 'finishedAt', isInstant),
    error: error && { code: textAt(error, 'code'), message: textAt(error, 'message') },
  };
}
