import { join } from 'node:path';
import { diskError, errnoOf } from '../disk-error.js';
import { isTemporaryName, recordName, snapshotUidOf } from './archive-names.js';
import { type Disk, nodeDisk } from './disk.js';

/**
 * Removes what a process that died while publishing left behind: files under way, and records whose archive is gone. To be called at start, before
 * anything is published: one directory and database name belong to one server.
 *
 * @returns the paths that were removed; none when the directory does not exist
 * @throws SnapshotError `not_writable` · `not_a_directory` · `io_error`
 */
export async function sweepTemporaryFiles(
  directory: string,
  database: string,
  disk: Disk = nodeDisk,
): Promise<string[]> {
  try {
    const entries = await disk.list(directory);
    const names = new Set(entries.map((entry) => entry.name));
    const stale = [...names].filter((name) => isTemporaryName(name, database) || isOrphan(name, database, names));
    const paths = stale.map((name) => join(directory, name));
    for (const path of paths) await disk.remove(path);
    if (paths.length > 0) await disk.syncDirectory(directory);
    return paths;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw diskError(error, directory, `sweep ${directory}`);
  }
}

function isOrphan(name: string, database: string, names: ReadonlySet<string>): boolean {
  const archive = name.replace(/\.json$/, '');
  return name === recordName(archive) && snapshotUidOf(archive, database) !== null && !names.has(archive);
}
