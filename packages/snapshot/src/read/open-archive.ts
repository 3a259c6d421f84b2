import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { errnoOf, readError } from '../disk-error.js';
import { SnapshotError } from '../snapshot-error.js';

/** What bytes are read from: a file's handle, or an object in a bucket. */
interface ByteSource {
  /** Fills `bytes` from `offset` on with up to `length` bytes from `position` on; none at the end. */
  read(bytes: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** An archive open for reading: everything is read through this one handle, whatever happens to the path meanwhile. */
export interface OpenArchive {
  readonly path: string;
  readonly file: ByteSource;
  readonly sizeBytes: number;
}

/** An archive in a file of this machine. */
export interface OpenArchiveFile extends OpenArchive {
  readonly file: FileHandle;
}

/**
 * Opens an archive for as long as `use` needs it.
 *
 * @throws SnapshotError `not_found` · `not_readable` · `not_an_archive` (a pipe, a device, a directory)
 */
export async function withArchive<T>(path: string, use: (archive: OpenArchiveFile) => Promise<T>): Promise<T> {
  let file: FileHandle | undefined;
  try {
    // Opening a pipe would wait for its writer.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) throw new SnapshotError('not_an_archive', `${path} is not a regular file`, { path });
    return await use({ path, file, sizeBytes: stat.size });
  } catch (error) {
    // A failure without the system's name for it is not the disk's.
    throw errnoOf(error) === undefined ? error : readError(error, path);
  } finally {
    await file?.close();
  }
}

/** @throws SnapshotError `truncated` when the file is shorter than it was */
export async function readExactly(archive: OpenArchive, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  await readInto(archive, position, bytes);
  return bytes;
}

/** Fills `bytes` from `position` on. @throws SnapshotError `truncated` when the file is shorter than it was */
export async function readInto(archive: OpenArchive, position: number, bytes: Buffer): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await archive.file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) {
      throw new SnapshotError('truncated', `${archive.path} has become shorter`, { path: archive.path });
    }
    done += bytesRead;
  }
}

/** The archive's bytes from `start` to before `end`, in blocks of 1 MiB. */
export async function* readBlocks(archive: OpenArchive, start: number, end: number): AsyncGenerator<Buffer> {
  const blockSize = 1 << 20;
  for (let position = start; position < end; position += blockSize) {
    yield readExactly(archive, position, Math.min(blockSize, end - position));
  }
}
