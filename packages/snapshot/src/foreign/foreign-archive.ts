import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted } from '../aborted.js';
import { checkEnvironment } from '../lmdb/check-environment.js';
import { databaseSizes } from '../lmdb/records-of.js';
import type { ReadOptions } from '../read/native-archive.js';
import { type OpenArchive, withArchive } from '../read/open-archive.js';
import { type UnpackedFolder, withUnpackedFolder } from '../read/unpacked-folder.js';
import { SnapshotError } from '../snapshot-error.js';
import { ForeignDatabase, type ForeignFile } from './foreign-database.js';
import { readForeignEntries } from './foreign-entries.js';

/**
 * Opens an archive that Meilisearch made, for as long as `use` needs it: it is inflated into a private folder, its CRC-32 and its tar are checked, and every page
 * of every database is walked, before `use` sees anything. No Meilisearch and no LMDB takes part.
 *
 * @throws SnapshotError `not_an_archive` · `truncated` · `damaged` · `checksum_mismatch` · `unsafe_entry` · `unexpected_entry` · `too_large` ·
 * `invalid_database` · `unsupported_version` · `no_space` · `not_found` · `not_readable` · `aborted`
 */
export function withForeignArchive<T>(
  path: string,
  options: ReadOptions,
  use: (database: ForeignDatabase) => Promise<T>,
): Promise<T> {
  return withArchive(path, (archive) =>
    withUnpackedFolder(options, async (folder) => {
      const files = await unpack(archive, folder, options);
      const database = await openDatabase(archive, folder, files);
      await checkDatabases(database, options);
      database.assertLayout();
      return await use(database);
    }),
  );
}

async function unpack(archive: OpenArchive, folder: UnpackedFolder, options: ReadOptions): Promise<ForeignFile[]> {
  const files: ForeignFile[] = [];
  for await (const { name, sizeBytes, modifiedAt, content } of readForeignEntries(archive, (done) => {
    throwIfAborted(options.signal, archive.path);
    options.onProgress?.({ step: 'unpacking', done, total: archive.sizeBytes });
  })) {
    await folder.add(name, sizeBytes, content);
    files.push({ name, sizeBytes, modifiedAt });
  }
  return files;
}

async function openDatabase(
  { path, sizeBytes }: OpenArchive,
  folder: UnpackedFolder,
  files: ForeignFile[],
): Promise<ForeignDatabase> {
  for (const name of ['VERSION', 'tasks/data.mdb', 'auth/data.mdb']) {
    if (files.some((file) => file.name === name)) continue;
    throw new SnapshotError('unexpected_entry', `${path} has no ${name}`, { path: `${path}#${name}` });
  }
  const version = (await readFile(join(folder.path, 'VERSION'), 'utf8')).trim().slice(0, 80);
  return new ForeignDatabase({ archivePath: path, sizeBytes, folder: folder.path, version, files });
}

async function checkDatabases(database: ForeignDatabase, { signal, onProgress }: ReadOptions): Promise<void> {
  const bytesTotal = database.dataFiles.reduce((sum, file) => sum + file.sizeBytes, 0);
  let bytesDone = 0;
  for (const { name } of database.dataFiles) {
    const path = database.pathOf(name);
    const facts = await checkEnvironment(path, {
      label: database.labelOf(name),
      ...(signal === undefined ? {} : { signal }),
      onBytes: (bytes) => {
        bytesDone += bytes;
        onProgress?.({ step: 'checking', done: Math.min(bytesDone, bytesTotal), total: bytesTotal });
      },
    });
    if (facts.dataFormat !== 1) throw database.unsupported(`${name} has the data format ${facts.dataFormat}`);
    database.sizes.set(name, databaseSizes(path, database.labelOf(name)));
  }
}
