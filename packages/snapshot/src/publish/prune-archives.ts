import { basename, dirname, join } from 'node:path';
import { errnoOf } from '../disk-error.js';
import { recordName } from './archive-names.js';
import type { Disk } from './disk.js';
import { listArchives } from './list-archives.js';

/**
 * Removes the oldest sound archives beyond `keepLast`, and their records.
 *
 * The one just published always stays, also when the clock was set back and others look newer; archives that are pinned or known to be corrupt neither count
 * nor go, and those in use, or whose record cannot be read now, go another time.
 *
 * @param keepLast 0 keeps all
 * @returns the paths that were removed
 */
export async function pruneArchives(
  disk: Disk,
  options: {
    directory: string;
    database: string;
    keepLast: number;
    published: string;
    mayRemove?: (path: string) => boolean;
  },
): Promise<string[]> {
  const { directory, database, keepLast, published, mayRemove = () => true } = options;
  if (keepLast === 0) return [];
  const archives = await listArchives(directory, database, disk);
  const others = archives.filter(
    ({ path, record }) => path !== published && record?.state !== 'corrupt' && record?.pinned !== true,
  );
  const removed: string[] = [];
  for (const { path, record } of others.slice(keepLast - 1)) {
    if (!mayRemove(path) || (record === null && (await mayBePinned(disk, path)))) continue;
    // The archive first: a record without one is swept, an archive without one would be catalogued again.
    await disk.remove(path);
    await disk.remove(join(dirname(path), recordName(basename(path))));
    removed.push(path);
  }
  if (removed.length > 0) await disk.syncDirectory(directory);
  return removed;
}

/** What a record says that is there and cannot be read, nobody knows. */
async function mayBePinned(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.read(join(dirname(path), recordName(basename(path))));
    return false;
  } catch (error) {
    return errnoOf(error) !== 'ENOENT';
  }
}
