import { join } from 'node:path';
import { errnoOf, readError } from '../disk-error.js';
import { compareNewestFirst, recordName, snapshotUidOf } from './archive-names.js';
import { type ArchiveRecord, parseRecord } from './archive-record.js';
import { type Disk, nodeDisk } from './disk.js';

/** An archive that lies in a snapshot directory. */
export interface ListedArchive {
  snapshotUid: string;
  path: string;
  /** Null when the record is lost or unreadable: `rebuildRecord` makes it again. */
  record: ArchiveRecord | null;
}

/**
 * Lists the archives of a database, newest first. Every file with an archive's name is whole: publishing renames finished files only.
 *
 * @returns an empty list when the directory does not exist
 * @throws SnapshotError `not_readable` · `not_a_directory` · `io_error`
 */
export async function listArchives(
  directory: string,
  database: string,
  disk: Disk = nodeDisk,
): Promise<ListedArchive[]> {
  const archives: ListedArchive[] = [];
  for (const name of await listNames(directory, disk)) {
    const snapshotUid = snapshotUidOf(name, database);
    if (snapshotUid === null) continue;
    const path = join(directory, name);
    archives.push({ snapshotUid, path, record: await readRecord(join(directory, recordName(name)), disk) });
  }
  return archives.sort((a, b) => compareNewestFirst(a.snapshotUid, b.snapshotUid));
}

/** Names of the regular files in a directory; none when it does not exist. */
async function listNames(directory: string, disk: Disk): Promise<string[]> {
  try {
    const entries = await disk.list(directory);
    return entries.filter((entry) => entry.kind === 'file').map((entry) => entry.name);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw readError(error, directory);
  }
}

/** @returns null when it is lost or unreadable */
export async function readRecord(path: string, disk: Disk): Promise<ArchiveRecord | null> {
  try {
    return parseRecord(await disk.read(path));
  } catch {
    // A record only caches what the archive says: unreadable is as good as lost.
    return null;
  }
}
