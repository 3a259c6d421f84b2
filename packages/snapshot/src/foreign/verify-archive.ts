import type { TaskStatus } from '../archive/archive-facts.js';
import { type NativeArchive, type ReadOptions, withNativeArchive } from '../read/native-archive.js';
import { SnapshotError } from '../snapshot-error.js';
import { withForeignArchive } from './foreign-archive.js';
import type { ForeignDatabase } from './foreign-database.js';
import { kindOfArchive } from './kind-of-archive.js';

/** What a verified archive holds, as counted in it. */
export interface VerifyReport {
  kind: 'native' | 'foreign';
  /** The archive's. */
  sizeBytes: number;
  /** Of all its files together. */
  unpackedSizeBytes: number;
  files: number;
  indexes: { uid: string; primaryKey: string | null; numberOfDocuments: number }[];
  /** What wrote it: the Meilisearch, or the version that the Stillframe answers. */
  pkgVersion: string;
  tasks: Record<TaskStatus, number>;
  apiKeys: number;
}

/**
 * Proves that an archive would restore, without Meilisearch and without LMDB.
 *
 * Ours: no bit differs from what was written (gzip header and trailer, CRC-32 of every compressed segment, SHA-256 of every raw segment and file, the one possible
 * tar, padding included), every page of both databases is sound, and documents, tasks and keys are as many as the manifest says. Meilisearch's: CRC-32 and tar,
 * every page of every database, and that each document can be read; a bit that changes no content (in the gzip header) may pass.
 *
 * Takes the room of the databases under `tempDirectory` meanwhile. Memory does not grow with the archive.
 *
 * @throws SnapshotError what is wrong, and where: `path` is the archive, or `archive#entry`
 */
export async function verifyArchive(path: string, options: ReadOptions = {}): Promise<VerifyReport> {
  return (await kindOfArchive(path)) === 'native'
    ? withNativeArchive(path, options, (archive) => verifyNative(path, archive))
    : withForeignArchive(path, options, verifyForeign);
}

async function verifyNative(path: string, { manifest, sizeBytes, database }: NativeArchive): Promise<VerifyReport> {
  const disagree = (what: string, found: unknown, said: unknown) =>
    new SnapshotError('invalid_manifest', `${path} holds ${found} ${what}, its manifest says ${said}`, { path });
  const said = new Map(manifest.indexes.map((index) => [index.uid, index]));
  const indexes: VerifyReport['indexes'] = [];
  for await (const index of database.indexes()) {
    const numberOfDocuments = await database.countDocuments(index);
    const expected = said.get(index.uid)?.numberOfDocuments;
    if (numberOfDocuments !== expected || numberOfDocuments !== index.numberOfDocuments) {
      throw disagree(`documents of the index ${index.uid}`, numberOfDocuments, expected ?? 'nothing of it');
    }
    indexes.push({ uid: index.uid, primaryKey: index.primaryKey, numberOfDocuments });
  }
  if (indexes.length !== manifest.indexes.length) throw disagree('indexes', indexes.length, manifest.indexes.length);
  const tasks = await database.countTasks();
  for (const [status, count] of Object.entries(tasks)) {
    const expected = manifest.tasks[status as TaskStatus];
    if (count !== expected) throw disagree(`${status} tasks`, count, expected);
  }
  const apiKeys = await database.countKeys();
  if (apiKeys !== manifest.apiKeys) throw disagree('API keys', apiKeys, manifest.apiKeys);
  const unpackedSizeBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return {
    kind: 'native',
    sizeBytes,
    unpackedSizeBytes,
    files: manifest.files.length,
    indexes,
    pkgVersion: manifest.pkgVersion,
    tasks,
    apiKeys,
  };
}

async function verifyForeign(database: ForeignDatabase): Promise<VerifyReport> {
  const { sizeBytes, files } = database;
  const indexes: VerifyReport['indexes'] = [];
  for await (const index of database.indexes()) {
    let numberOfDocuments = 0;
    for await (const _ of database.documents(index)) numberOfDocuments++;
    indexes.push({ uid: index.uid, primaryKey: index.primaryKey, numberOfDocuments });
  }
  let apiKeys = 0;
  for await (const _ of database.keys()) apiKeys++;
  const unpackedSizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const tasks = await database.countTasks();
  return {
    kind: 'foreign',
    sizeBytes,
    unpackedSizeBytes,
    files: files.length,
    indexes,
    pkgVersion: database.version,
    tasks,
    apiKeys,
  };
}
