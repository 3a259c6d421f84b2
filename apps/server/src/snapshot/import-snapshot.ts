import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  foreignSnapshotUid,
  kindOfArchive,
  makeFolder,
  readManifest,
  unpackArchive,
  withForeignArchive,
} from '@stillframe/snapshot';
import { databaseExists, FORMAT_VERSION, type Layout, layoutOf, syncFolder } from '../store/layout.js';
import type { Reach } from '../store/seams.js';
import { StoreError } from '../store/store-error.js';
import { exchangeDatabase, type RestorePlan, removeEnded, restoringFolder } from './exchange-database.js';
import { loadForeign } from './foreign/load-foreign.js';
import type { NotCarried } from './foreign/not-carried.js';
import { settleCaptured } from './settle-captured.js';

export interface ImportSettings {
  importSnapshot: string | null;
  ignoreMissingSnapshot: boolean;
  ignoreSnapshotIfDbExists: boolean;
  /** Where an archive of Meilisearch is unpacked meanwhile; `null` is beside the new database. */
  tempDir: string | null;
}

/** What a restoration brought. */
export interface Imported {
  snapshotUid: string;
  kind: 'native' | 'foreign';
  indexes: number;
  documents: number;
  /** Of a foreign archive: what could not come along. */
  notCarried?: NotCarried;
}

/**
 * `--import-snapshot` with Meilisearch's rules: an existing database or a missing file is an error unless a flag ignores it.
 * The archive is unpacked and checked beside the database's place and moved there whole. One that Meilisearch made is loaded into a database of ours first.
 *
 * @param completed the restoration that this start completed, if a start before was killed in the middle of it
 * @returns what the snapshot brought, or `undefined` if nothing was imported
 * @throws StoreError `database_exists` · `snapshot_missing`; SnapshotError what is wrong with the archive;
 *   nothing has changed then
 */
export async function importSnapshot(
  layout: Layout,
  settings: ImportSettings,
  { completed, reach }: { completed: RestorePlan | undefined; reach: Reach },
): Promise<Imported | undefined> {
  const { importSnapshot: archivePath } = settings;
  if (archivePath === null) return undefined;
  const isMissing = !existsSync(archivePath);
  if (databaseExists(layout)) {
    if (settings.ignoreSnapshotIfDbExists) return undefined;
    if (completed && !isMissing && (await snapshotUidOf(archivePath)) === completed.snapshotUid) return undefined;
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
  return restoreArchive(layout, { archivePath, tempDir: settings.tempDir }, reach);
}

interface Source {
  archivePath: string;
  /** Where an archive of Meilisearch is unpacked meanwhile; `null` is beside the new database. */
  tempDir: string | null;
}

/**
 * Puts what an archive holds in the database's place, whole or not at all, whatever is there now.
 *
 * @throws SnapshotError what is wrong with the archive; nothing has changed then. What the disk said, when it failed in the exchange itself: then the next start
 * completes it
 */
export async function restoreArchive(layout: Layout, source: Source, reach: Reach): Promise<Imported> {
  const restorationUid = randomUUID();
  const folder = restoringFolder(layout, restorationUid);
  const firstMade = await makeFolder(folder);
  const isNew = firstMade !== undefined && resolve(firstMade) !== resolve(folder);
  try {
    const prepare = (await kindOfArchive(source.archivePath)) === 'native' ? prepareNative : prepareForeign;
    const imported = await prepare(folder, source, { restorationUid, reach });
    reach('restore prepared');
    await syncFolder(folder);
    await makeFolder(layout.instance);
    await exchangeDatabase(layout, { restorationUid, snapshotUid: imported.snapshotUid }, reach);
    return imported;
  } catch (error) {
    // There was no db path: what lies in it now came from here.
    if (isNew) await rm(layout.root, { recursive: true, force: true });
    else await removeEnded(layout, restorationUid);
    throw error;
  }
}

interface Preparation {
  restorationUid: string;
  reach: Reach;
}

async function prepareNative(
  folder: string,
  { archivePath }: Source,
  { restorationUid, reach }: Preparation,
): Promise<Imported> {
  const db = join(folder, 'db');
  await mkdir(db, { mode: 0o700 });
  const manifest = await unpackArchive({ archivePath, intoDirectory: db, newestFormatVersion: FORMAT_VERSION });
  reach('restore unpacked');
  await settleCaptured(layoutOf(folder), manifest, restorationUid);
  const { snapshotUid, indexes } = manifest;
  const documents = indexes.reduce((sum, { numberOfDocuments }) => sum + numberOfDocuments, 0);
  return { snapshotUid, kind: 'native', indexes: indexes.length, documents };
}

async function prepareForeign(
  folder: string,
  { archivePath, tempDir }: Source,
  { reach }: Preparation,
): Promise<Imported> {
  const options = { tempDirectory: tempDir ?? folder };
  const loaded = await withForeignArchive(archivePath, options, (database) => {
    reach('restore unpacked');
    return loadForeign(layoutOf(folder), database, reach);
  });
  return { snapshotUid: await foreignSnapshotUid(archivePath), kind: 'foreign', ...loaded };
}

const snapshotUidOf = async (archivePath: string): Promise<string> =>
  (await kindOfArchive(archivePath)) === 'native'
    ? (await readManifest(archivePath)).snapshotUid
    : foreignSnapshotUid(archivePath);
