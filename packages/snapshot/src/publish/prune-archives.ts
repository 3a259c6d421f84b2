import { dirname, join } from 'node:path';
import { recordName } from './archive-names.js';
import type { Disk } from './disk.js';
import { listArchives } from './list-archives.js';

/**
 * Removes the oldest sound archives beyond `keepLast`, and their records.
 *
 * The one just published always stays, also when the clock was set back and others look newer; archives that are pinned or known to be corrupt neither count
 * nor go, and those in use go another time.
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
  for (const { path } of others.slice(keepLast - 1)) {
    if (!mayRemove(path)) continue;
    // The archive first: a record without one is swept, an archive without one would be catalogued again.
    await disk.remove(path);
    await disk.remove(join(dirname(path), recordName(path.slice(dirname(path).length + 1))));
    removed.push(path);
  }
  if (removed.length > 0) await disk.syncDirectory(directory);
  return removed;
}
