import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { completeExchange } from './snapshot/exchange-database.js';
import { warnOfNotCarried } from './snapshot/foreign/not-carried.js';
import { restoreArchive } from './snapshot/import-snapshot.js';
import { lockInstance } from './store/instance-lock.js';
import { databaseExists, isMeilisearchDatabase, layoutOf } from './store/layout.js';
import { reachNothing } from './store/seams.js';
import { StoreError } from './store/store-error.js';

/** What an archive brought into a database. */
export interface Restored {
  snapshotUid: string;
  kind: 'native' | 'foreign';
  indexes: number;
  documents: number;
  /** Of an archive of Meilisearch: what could not come along, a sentence each. */
  warnings: string[];
}

/**
 * Puts what an archive holds at `dbPath`, while no server uses it: the archive is unpacked and checked beside the database's place and
 * moved there whole, as `--import-snapshot` does. Killed at any moment, the next start has the old database or the new one.
 *
 * @param replaces also if there is a database
 * @param tempDir where an archive of Meilisearch is unpacked meanwhile; null is beside the new database
 * @throws StoreError `database_in_use` · `database_exists` · `foreign_database`; SnapshotError what is wrong with the archive; nothing has
 *   changed then
 */
export async function restoreOffline({
  dbPath,
  archivePath,
  tempDir,
  replaces,
}: {
  dbPath: string;
  archivePath: string;
  tempDir: string | null;
  replaces: boolean;
}): Promise<Restored> {
  const layout = layoutOf(resolve(dbPath));
  const unlock = existsSync(layout.instance) ? await lockInstance(layout) : async () => {};
  try {
    await completeExchange(layout);
    if (isMeilisearchDatabase(layout))
      throw new StoreError('foreign_database', layout.root, {
        message: `${layout.root} is a database of Meilisearch itself, which Stillframe does not replace`,
        hint: 'choose another --db-path',
      });
    if (databaseExists(layout) && !replaces)
      throw new StoreError('database_exists', layout.root, {
        message: `database already exists at ${JSON.stringify(layout.root)}`,
        hint: 'delete or rename it, or choose another --db-path',
      });
    const { notCarried, ...imported } = await restoreArchive(layout, { archivePath, tempDir }, reachNothing);
    const warnings: string[] = [];
    const warn = (fields: object, message: string) => warnings.push(`${message} ${JSON.stringify(fields)}`);
    if (notCarried) warnOfNotCarried({ warn }, notCarried);
    return { ...imported, warnings };
  } finally {
    await unlock();
  }
}
