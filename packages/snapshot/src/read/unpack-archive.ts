import { mkdir, open, readdir, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArchivedFile, Manifest } from '../archive/manifest.js';
import type { ArchiveProgress } from '../archive/tar-stream.js';
import { diskError, errnoOf } from '../disk-error.js';
import { checkEnvironment } from '../lmdb/check-environment.js';
import { SnapshotError } from '../snapshot-error.js';
import { syncDirectory } from '../sync-directory.js';
import type { ThreadPriority } from '../threads/thread-pool.js';
import { withArchive } from './open-archive.js';
import { readTail } from './read-tail.js';
import { type FileSink, walkArchive } from './walk-archive.js';

const folders = ['control', 'documents', 'update_files'] as const;
/** The newest `formatVersion` there is today. */
const newestFormatVersion = 1;

export interface UnpackArchiveOptions {
  archivePath: string;
  /** Missing (its parent exists) or empty. Gets `VERSION`, `control/`, `documents/` and `update_files/`. */
  intoDirectory: string;
  /** Archives whose store is newer are refused; 1 by default. */
  newestFormatVersion?: number;
  /** Bytes of the databases' pages that were walked since the last call, after all is unpacked. */
  onPagesChecked?: (bytes: number) => void;
  /** Of the threads that read a large archive: `low` beside a server that answers requests; `same` by default. */
  priority?: ThreadPriority;
  signal?: AbortSignal;
  onProgress?: (progress: ArchiveProgress) => void;
}

/**
 * Unpacks an archive into a folder, with every check of `verifyChecksums`. Files are 0600, folders 0700; when it returns, all of them are on the disk.
 *
 * Every page of the databases is walked too, as verifying does: LMDB ends the process on pages that are wrong, and hashes say only that they are what
 * somebody archived. They were written a moment ago, so this reads memory (`checkEnvironment` says how fast).
 *
 * What the manifest alone can tell (kind, versions, names, sizes, room on the disk) is told before a byte is written. On failure the folder is as it was.
 *
 * @throws SnapshotError as `readManifest` · `unsupported_version` · `already_exists` (the folder is not empty) · `no_space` · `checksum_mismatch` ·
 * `damaged` · `size_mismatch` · `unsafe_entry` · `unexpected_entry` · `invalid_database` · `not_writable` · `aborted`
 */
export function unpackArchive(options: UnpackArchiveOptions): Promise<Manifest> {
  const { archivePath, intoDirectory } = options;
  return withArchive(archivePath, async (archive) => {
    const tail = await readTail(archive);
    assertFormat(tail.manifest, options.newestFormatVersion ?? newestFormatVersion, archivePath);
    const undo = await prepare(intoDirectory, tail.manifest);
    try {
      for (const folder of folders) await mkdir(join(intoDirectory, folder), { mode: 0o700 });
      await walkArchive(archive, tail, { ...options, open: (file) => fileSink(join(intoDirectory, file.name)) });
      await checkPages(options, tail.manifest);
      for (const folder of folders) await syncDirectory(join(intoDirectory, folder));
      await syncDirectory(intoDirectory);
      await syncDirectory(dirname(intoDirectory));
      return tail.manifest;
    } catch (error) {
      await undo();
      throw diskError(error, intoDirectory, `unpack into ${intoDirectory}`);
    }
  });
}

async function checkPages(
  { archivePath, intoDirectory, signal, onPagesChecked }: UnpackArchiveOptions,
  { files }: Manifest,
): Promise<void> {
  for (const { name } of files.filter((file) => file.name.endsWith('/data.mdb'))) {
    const label = `${archivePath}#${name}`;
    await checkEnvironment(join(intoDirectory, name), {
      label,
      ...(signal && { signal }),
      ...(onPagesChecked && { onBytes: onPagesChecked }),
    });
  }
}

function assertFormat({ formatVersion }: Manifest, newest: number, path: string): void {
  if (formatVersion <= newest) return;
  throw new SnapshotError(
    'unsupported_version',
    `${path} holds a database of format ${formatVersion}, this Stillframe reads up to ${newest}`,
    {
      path,
      hint: 'use a newer Stillframe',
    },
  );
}

/** Makes the folder if it is missing. @returns what removes everything again */
async function prepare(directory: string, manifest: Manifest): Promise<() => Promise<void>> {
  try {
    await assertRoom(dirname(directory), manifest.files);
    const isNew = await makeFolder(directory);
    const present = await readdir(directory);
    if (present.length > 0) {
      throw new SnapshotError('already_exists', `${directory} is not empty`, { path: directory });
    }
    return async () => {
      const remove = (path: string) => rm(path, { recursive: true, force: true });
      if (isNew) return remove(directory);
      for (const name of [...folders, 'VERSION']) await remove(join(directory, name));
    };
  } catch (error) {
    throw diskError(error, directory, `unpack into ${directory}`);
  }
}

async function makeFolder(directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function assertRoom(directory: string, files: readonly ArchivedFile[]): Promise<void> {
  const needed = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize >= needed) return;
  throw new SnapshotError('no_space', `${needed} bytes are needed in ${directory}, ${bavail * bsize} are free`, {
    path: directory,
    hint: `free ${needed - bavail * bsize} bytes there, or choose another disk`,
  });
}

async function fileSink(path: string): Promise<FileSink> {
  const file = await open(path, 'wx', 0o600);
  return { write: (block) => file.appendFile(block), finish: () => file.sync(), close: () => file.close() };
}
