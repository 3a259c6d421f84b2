import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Manifest } from '../archive/manifest.js';
import { diskError } from '../disk-error.js';
import { foreignUidOf } from '../foreign/foreign-snapshot-uid.js';
import { readManifest } from '../read/read-manifest.js';
import { SnapshotError } from '../snapshot-error.js';
import { instantOfUid, snapshotUidIn } from './archive-names.js';
import { type ArchiveRecord, bareRecord, recordOf, writeRecord } from './archive-record.js';
import { type Disk, nodeDisk } from './disk.js';
import { hashFile } from './hash-file.js';

/**
 * Makes an archive's record again, from its manifest and its bytes, and writes it.
 *
 * @throws SnapshotError as `describeArchive`, or what keeps the record from being written
 */
export async function rebuildRecord(archivePath: string, disk: Disk = nodeDisk): Promise<ArchiveRecord> {
  const record = await describeArchive(archivePath);
  try {
    await writeRecord(disk, archivePath, record);
  } catch (error) {
    throw diskError(error, archivePath, `write the record of ${archivePath}`);
  }
  return record;
}

/**
 * What can be told of an archive by its bytes, hashing all of them and inflating hardly any. One that bears the name of an archive of
 * ours and cannot be read is `corrupt`, or of a newer version; of one that Meilisearch wrote, only the file is known.
 *
 * @throws SnapshotError as `readManifest`, for a file that neither is an archive nor is named like one
 */
export async function describeArchive(path: string): Promise<ArchiveRecord> {
  const found = await look(path);
  const { size, mtime } = await stat(path);
  const file = { path, sizeBytes: size, sha256: await hashFile(path) };
  if ('manifest' in found) return recordOf(found.manifest, { ...file, tookMs: null });
  if (found.error.code === 'foreign_archive') {
    const snapshotUid = foreignUidOf(file.sha256);
    return bareRecord({ ...file, snapshotUid, kind: 'foreign', capturedAt: mtime.toISOString() });
  }
  const snapshotUid = snapshotUidIn(basename(path));
  if (snapshotUid === null) throw found.error;
  const record = bareRecord({ ...file, snapshotUid, kind: 'native', capturedAt: instantOfUid(snapshotUid) });
  if (found.error.code === 'unsupported_version') return record;
  const now = new Date().toISOString();
  const error = { code: found.error.code, message: found.error.message };
  return { ...record, state: 'corrupt', verification: { startedAt: now, finishedAt: now, error } };
}

const unreadable = new Set(['not_found', 'not_readable', 'io_error']);

async function look(path: string): Promise<{ manifest: Manifest } | { error: SnapshotError }> {
  try {
    return { manifest: await readManifest(path) };
  } catch (error) {
    // What the disk said is not the archive's fault.
    if (!(error instanceof SnapshotError) || unreadable.has(error.code)) throw error;
    return { error };
  }
}
