import { type Disk, type Manifest, readManifest, type StoredIndex, withArchivedIndexes } from '@stillframe/snapshot';
import { FORMAT_VERSION } from '../store/layout.js';
import { RestorationRefused } from './restoration-refused.js';

/** What an index takes besides its documents' texts, generously: its tables' records, and pages that are not full. */
const BYTES_PER_DOCUMENT = 256;
const SPARE_BYTES = 1024 * 1024;

export interface RestorationRequest {
  snapshotUid: string;
  archivePath: string;
  /** Null for the whole database. */
  indexUids: string[] | null;
  isDry: boolean;
}

/**
 * Finds out, from the archive's end alone, whether it can be restored here: version first, then the indexes, then the room on the disk.
 *
 * @param databasePath where the room is needed
 * @throws RestorationRefused `snapshot_too_new` · `index_not_in_snapshot` · `insufficient_disk_space`; SnapshotError what is wrong with the archive
 */
export async function checkRestoration(
  request: RestorationRequest,
  disk: Pick<Disk, 'freeBytes'>,
  databasePath: string,
): Promise<Manifest> {
  const { snapshotUid, archivePath, indexUids } = request;
  const manifest = await readManifest(archivePath);
  if (manifest.formatVersion > FORMAT_VERSION) {
    throw new RestorationRefused(
      'snapshot_too_new',
      `Snapshot \`${snapshotUid}\` was written in format ${manifest.formatVersion} by Stillframe ${manifest.stillframeVersion}; this server reads format ${FORMAT_VERSION}. Restore it with that version or a newer one.`,
    );
  }
  assertIndexes(manifest, request);
  const needed =
    indexUids === null
      ? manifest.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      : await roomForIndexes(request, indexUids);
  const free = await disk.freeBytes(databasePath);
  if (free < needed) {
    throw new RestorationRefused(
      'insufficient_disk_space',
      `Snapshot \`${snapshotUid}\` needs ${needed} bytes of room beside the database, ${free} are free. Free ${needed - free} bytes, then try again.`,
    );
  }
  return manifest;
}

function assertIndexes({ indexes }: Manifest, { snapshotUid, indexUids }: RestorationRequest): void {
  const has = new Set(indexes.map(({ uid }) => uid));
  const missing = (indexUids ?? []).find((uid) => !has.has(uid));
  if (missing === undefined) return;
  const names = [...has].map((uid) => `\`${uid}\``).join(', ');
  throw new RestorationRefused(
    'index_not_in_snapshot',
    `Snapshot \`${snapshotUid}\` has no index \`${missing}\`. It has ${names === '' ? 'none' : names}.`,
  );
}

async function roomForIndexes({ archivePath, isDry }: RestorationRequest, indexUids: string[]): Promise<number> {
  // Looking at an index writes nothing.
  if (isDry) return 0;
  const records = await withArchivedIndexes(archivePath, (archive) => archive.records());
  return indexUids.reduce((sum, uid) => sum + roomFor(records.get(uid)), SPARE_BYTES);
}

// A long text takes whole pages: never more than twice its length.
function roomFor(record: StoredIndex | undefined): number {
  if (record === undefined) return 0;
  return 2 * Number(record.documentBytes) + record.numberOfDocuments * BYTES_PER_DOCUMENT;
}
