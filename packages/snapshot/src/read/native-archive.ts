import type { Manifest } from '../archive/manifest.js';
import { checkEnvironment } from '../lmdb/check-environment.js';
import type { EnvironmentFacts } from '../lmdb/environment-check.js';
import { SnapshotError } from '../snapshot-error.js';
import type { ThreadPriority } from '../threads/thread-pool.js';
import { checkTrailer } from './check-segments.js';
import { NativeDatabase, nativeFormatVersion } from './native-database.js';
import { withArchive } from './open-archive.js';
import type { ReadProgress } from './read-progress.js';
import { readTail } from './read-tail.js';
import { type UnpackOptions, withUnpackedFolder } from './unpacked-folder.js';
import { type FileSink, walkArchive } from './walk-archive.js';

export interface ReadOptions extends UnpackOptions {
  /** Of the threads that read one of our archives: `low` beside a server that answers requests; `same` by default. */
  priority?: ThreadPriority;
  onProgress?: (progress: ReadProgress) => void;
}

/** One of our archives, open after every check. */
export interface NativeArchive {
  manifest: Manifest;
  sizeBytes: number;
  database: NativeDatabase;
  environments: Record<string, EnvironmentFacts>;
}

const nowhere: FileSink = { write: async () => {}, finish: async () => {}, close: async () => {} };

/**
 * Opens one of our archives for as long as `use` needs it, after every check there is of its bytes and of its databases' pages. The databases lie in a private
 * folder meanwhile.
 *
 * @throws SnapshotError as `readManifest` · `checksum_mismatch` · `damaged` · `size_mismatch` · `unsafe_entry` · `unexpected_entry` · `invalid_database` ·
 * `unsupported_version` · `no_space` · `aborted`
 */
export function withNativeArchive<T>(
  path: string,
  options: ReadOptions,
  use: (archive: NativeArchive) => Promise<T>,
): Promise<T> {
  return withArchive(path, async (archive) => {
    const tail = await readTail(archive);
    const { manifest } = tail;
    if (manifest.formatVersion !== nativeFormatVersion) throw unknownFormat(path, manifest.formatVersion);
    return withUnpackedFolder(options, async (folder) => {
      await checkTrailer(archive, tail);
      await walkArchive(archive, tail, {
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        open: async ({ name, sizeBytes }) => (isDataFile(name) ? folder.sink(name, sizeBytes) : nowhere),
        checksSegments: true,
        priority: options.priority,
        onProgress: ({ bytesDone: done, bytesTotal: total }) =>
          options.onProgress?.({ step: 'unpacking', done, total }),
      });
      const environments = await checkEnvironments(folder.path, path, manifest, options);
      const database = new NativeDatabase(folder.path, path);
      return await use({ manifest, sizeBytes: archive.sizeBytes, database, environments });
    });
  });
}

async function checkEnvironments(
  folder: string,
  archivePath: string,
  { files }: Manifest,
  { signal, onProgress }: ReadOptions,
): Promise<Record<string, EnvironmentFacts>> {
  const dataFiles = files.filter(({ name }) => isDataFile(name));
  const bytesTotal = dataFiles.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const environments: Record<string, EnvironmentFacts> = {};
  let bytesDone = 0;
  for (const { name } of dataFiles) {
    environments[name] = await checkEnvironment(`${folder}/${name}`, {
      label: `${archivePath}#${name}`,
      ...(signal === undefined ? {} : { signal }),
      onBytes: (bytes) => {
        bytesDone += bytes;
        onProgress?.({ step: 'checking', done: Math.min(bytesDone, bytesTotal), total: bytesTotal });
      },
    });
  }
  return environments;
}

const isDataFile = (name: string): boolean => name.endsWith('/data.mdb');

function unknownFormat(path: string, formatVersion: number): SnapshotError {
  const message = `${path} holds a database of format ${formatVersion}, this Stillframe reads ${nativeFormatVersion}`;
  return new SnapshotError('unsupported_version', message, { path, hint: 'use a newer Stillframe' });
}
