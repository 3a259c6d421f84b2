import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, readManifest, unpackArchive } from '@stillframe/snapshot';
import { Control } from '../store/control.js';
import { databaseExists, FORMAT_VERSION, type Layout, layoutOf, syncFolder } from '../store/layout.js';
import type { Reach } from '../store/seams.js';
import { StoreError } from '../store/store-error.js';
import { exchangeDatabase, type RestorePlan, restoringFolder } from './exchange-database.js';

export interface ImportSettings {
  importSnapshot: string | null;
  ignoreMissingSnapshot: boolean;
  ignoreSnapshotIfDbExists: boolean;
}

/**
 * `--import-snapshot` with Meilisearch's rules: an existing database or a missing file is an error unless a flag ignores it.
 * The archive is unpacked and checked beside the database's place and moved there whole.
 *
 * @param completed the restoration that this start completed, if a start before was killed in the middle of it
 * @returns the imported snapshot's manifest, or `undefined` if nothing was imported
 * @throws StoreError `database_exists` · `snapshot_missing`; SnapshotError what is wrong with the archive;
 *   nothing has changed then
 */
export async function importSnapshot(
  layout: Layout,
  settings: ImportSettings,
  { completed, reach }: { completed: RestorePlan | undefined; reach: Reach },
): Promise<Manifest | undefined> {
  const { importSnapshot: archivePath } = settings;
  if (archivePath === null) return undefined;
  const isMissing = !existsSync(archivePath);
  if (databaseExists(layout)) {
    if (settings.ignoreSnapshotIfDbExists) return undefined;
    if (completed && !isMissing && (await readManifest(archivePath)).snapshotUid === completed.snapshotUid)
      return undefined;
    throw new StoreError('database_exists', layout.root, {
      message: `database already exists at ${JSON.stringify(layout.root)}`,
      hint: 'delete or rename it, leave --import-snapshot out, or add --ignore-snapshot-if-db-exists',
    });
  }
  if (isMissing) {
    if (settings.ignoreMissingSnapshot) return undefined;
    throw new StoreError('snapshot_missing', archivePath, {
      message: `snapshot doesn't exist at ${JSON.stringify(archivePath)}`,
      hint: 'name an existing .snapshot file, or add --ignore-missing-snapshot to start without it',
    });
  }
  return restoreArchive(layout, archivePath, reach);
}

async function restoreArchive(layout: Layout, archivePath: string, reach: Reach): Promise<Manifest> {
  const restorationUid = randomUUID();
  const folder = restoringFolder(layout, restorationUid);
  const db = join(folder, 'db');
  const isNew = !existsSync(layout.root);
  try {
    await mkdir(db, { recursive: true, mode: 0o700 });
    const manifest = await unpackArchive({ archivePath, intoDirectory: db, newestFormatVersion: FORMAT_VERSION });
    reach('restore unpacked');
    await forgetOwnTasks(folder, manifest);
    reach('restore prepared');
    await syncFolder(folder);
    await mkdir(layout.instance, { recursive: true, mode: 0o700 });
    await exchangeDatabase(layout, { restorationUid, snapshotUid: manifest.snapshotUid }, reach);
    return manifest;
  } catch (error) {
    await rm(isNew ? layout.root : folder, { recursive: true, force: true });
    throw error;
  }
}

// In the captured pages the snapshot's own tasks are still running; nobody must ever run them again.
async function forgetOwnTasks(folder: string, manifest: Manifest): Promise<void> {
  const control = new Control(layoutOf(folder).control);
  try {
    await control.forget(manifest.taskUids);
  } finally {
    await control.close();
  }
}
