import { join } from 'node:path';
import { archiveName, compareNewestFirst, recordName, snapshotUidOf } from './archive-names.js';
import type { Disk } from './disk.js';
import { readRecord } from './list-archives.js';

/**
 * The newest archive of a database that is not known to be corrupt: what the next one copies unchanged segments from.
 *
 * @throws what `disk.list` throws
 */
export async function newestArchive(disk: Disk, directory: string, database: string): Promise<string | undefined> {
  const entries = await disk.list(directory);
  const uids = entries.flatMap(({ name, kind }) => (kind === 'file' ? (snapshotUidOf(name, database) ?? []) : []));
  for (const uid of uids.sort(compareNewestFirst)) {
    const name = archiveName(database, uid);
    const record = await readRecord(join(directory, recordName(name)), disk);
    if (record?.state !== 'corrupt') return join(directory, name);
  }
  return undefined;
}
