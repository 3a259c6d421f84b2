import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { throwIfAborted } from '../aborted.js';
import { diskError, errnoOf } from '../disk-error.js';
import { makeFolder } from '../make-folder.js';
import { SnapshotError } from '../snapshot-error.js';
import type { FileSink } from './walk-archive.js';

const prefix = 'stillframe-unpacked-';
/** Folders that this thread is using now. */
const inUse = new Set<string>();

/** Bytes of a file and where they belong in it; what no bytes belong to is zeros. */
export interface PlacedBytes {
  readonly position: number;
  readonly bytes: Buffer;
}

/** A private folder for the files of one archive: 0700, its files 0600. */
export interface UnpackedFolder {
  readonly path: string;
  /** @throws SnapshotError `no_space` (before the first byte) · `aborted` · `io_error` */
  add(name: string, sizeBytes: number, content: AsyncIterable<PlacedBytes>): Promise<void>;
  /** The same for a file that is handed over from its first byte to its last. @throws SnapshotError `no_space` · `io_error` */
  sink(name: string, sizeBytes: number): Promise<FileSink>;
}

export interface UnpackOptions {
  /** Where large files may lie for a while; the system's folder for temporary files by default. */
  tempDirectory?: string;
  signal?: AbortSignal;
}

/** Makes a folder for as long as `use` needs it. Folders that a killed process left there are removed first. */
export async function withUnpackedFolder<T>(
  { tempDirectory = tmpdir(), signal }: UnpackOptions,
  use: (folder: UnpackedFolder) => Promise<T>,
): Promise<T> {
  await sweep(tempDirectory);
  const path = join(tempDirectory, `${prefix}${process.pid}-${randomUUID()}`);
  // Before it is there: another archive may be opened, and sweep, at this moment.
  inUse.add(path);
  try {
    await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
      throw diskError(error, tempDirectory, `unpack into ${tempDirectory}`);
    });
    return await use({
      path,
      add: (name, sizeBytes, content) => add(path, name, sizeBytes, content, signal),
      sink: (name, sizeBytes) => openSink(path, name, sizeBytes),
    });
  } finally {
    await rm(path, { recursive: true, force: true });
    inUse.delete(path);
  }
}

async function add(
  folder: string,
  name: string,
  sizeBytes: number,
  content: AsyncIterable<PlacedBytes>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const file = await create(folder, name, sizeBytes);
    try {
      for await (const { position, bytes } of content) {
        throwIfAborted(signal, name);
        for (let done = 0; done < bytes.length; ) {
          done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
        }
      }
      await file.truncate(sizeBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    // The archive's own failures come through `content` and have their words.
    throw diskError(error, folder, `unpack into ${folder}`);
  }
}

async function openSink(folder: string, name: string, sizeBytes: number): Promise<FileSink> {
  const file = await create(folder, name, sizeBytes).catch((error: unknown) => {
    throw diskError(error, folder, `unpack into ${folder}`);
  });
  return { write: (block) => file.appendFile(block), finish: async () => {}, close: () => file.close() };
}

async function create(folder: string, name: string, sizeBytes: number): Promise<FileHandle> {
  const path = join(folder, name);
  await assertRoom(folder, sizeBytes);
  await makeFolder(dirname(path));
  return open(path, 'wx', 0o600);
}

async function assertRoom(directory: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new SnapshotError('no_space', `${needed} bytes are needed in ${dirname(directory)}, ${free} are free`, {
    path: dirname(directory),
    hint: 'free space there, or name a larger disk for temporary files (TMPDIR)',
  });
}

async function sweep(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || (await isOwned(Number(pid), join(directory, name)))) continue;
    // Another user's is not ours to remove.
    await rm(join(directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** In a container the process that was killed had our number; and another thread of ours keeps a list of its own. */
async function isOwned(pid: number, path: string): Promise<boolean> {
  if (pid === process.pid) return inUse.has(path) || (await isYoungerThanProcess(path));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

async function isYoungerThanProcess(path: string): Promise<boolean> {
  const startedAt = Date.now() - process.uptime() * 1000;
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs >= startedAt,
    () => false,
  );
}
