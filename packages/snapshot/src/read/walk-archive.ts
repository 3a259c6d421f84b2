import { createHash } from 'node:crypto';
import { throwIfAborted } from '../aborted.js';
import { modifiedAtOf } from '../archive/archive-facts.js';
import type { ArchivedFile } from '../archive/manifest.js';
import { rawSize } from '../archive/segment-layout.js';
import type { ArchiveProgress } from '../archive/tar-stream.js';
import { gzipHeader, gzipTrailerSize } from '../gzip/gzip-frame.js';
import { inflateMember } from '../gzip/inflate-member.js';
import { SnapshotError } from '../snapshot-error.js';
import { isZeroBlock } from '../tar/parse-tar-header.js';
import { tarBlockSize, tarHeader, tarPadding } from '../tar/tar-header.js';
import type { ThreadPriority } from '../threads/thread-pool.js';
import { ByteCursor } from './byte-cursor.js';
import { checkSegments, segmentHashes } from './check-segments.js';
import { explainHeader } from './explain-header.js';
import { guardHead } from './guard-head.js';
import { inflateSegments } from './inflate-segments.js';
import { type OpenArchiveFile, readBlocks, readExactly } from './open-archive.js';
import type { ArchiveTail } from './read-tail.js';

/** Takes the content of one file. */
export interface FileSink {
  write(block: Buffer): Promise<void>;
  /** Called when the content has proved to be the one in the manifest. */
  finish(): Promise<void>;
  /** Called last, whatever happened. */
  close(): Promise<void>;
}

export interface WalkOptions {
  /** Called when a file's tar header has been accepted. */
  open(file: ArchivedFile): Promise<FileSink>;
  /** Whether every segment's hashes are held against the manifest too, also of an archive that is small. */
  checksSegments?: boolean;
  /** Of the threads that read a large archive; `same` by default. */
  priority?: ThreadPriority | undefined;
  signal?: AbortSignal;
  onProgress?: (progress: ArchiveProgress) => void;
}

/**
 * Reads an archive from its first byte to its last, as gunzip and tar would, and accepts exactly one tar stream: the one that its manifest implies.
 * Links, devices, extension headers, other names or sizes, repeated or missing entries and bytes between entries have no place in it. The CRC-32s of the
 * compressed segments are checked before what they hold is read: of a small archive all of them first, of a large one, which threads read, as it goes on.
 *
 * @throws SnapshotError `checksum_mismatch` · `damaged` · `size_mismatch` · `unsafe_entry` · `unexpected_entry` · `invalid_database` · `aborted`
 */
export async function walkArchive(archive: OpenArchiveFile, tail: ArchiveTail, options: WalkOptions): Promise<void> {
  const { path } = archive;
  const { files } = tail.manifest;
  const cursor = new ByteCursor(
    await contentOf(archive, tail, options),
    () => new SnapshotError('size_mismatch', `${path} holds less than it declares`, { path }),
  );
  const progress = progressOf(files, options);
  try {
    for (const file of files) {
      const header = await cursor.take(tarBlockSize);
      if (!header.equals(tarHeader(file.name, file.sizeBytes, modifiedAtOf(tail.manifest))))
        throw explainHeader(header, file, path);
      await passFile(cursor, file, await options.open(file), `${path}#${file.name}`, (bytes) => {
        throwIfAborted(options.signal, path);
        progress(file, bytes);
      });
      if (!isZeroBlock(await cursor.take(tarPadding(file.sizeBytes)))) {
        throw new SnapshotError('unexpected_entry', `bytes are hidden behind ${file.name} in ${path}`, { path });
      }
    }
    const rest = await cursor.take(tail.raw.length);
    // The tail was inflated on its own before; read in its place it must say the same.
    if (!rest.equals(tail.raw))
      throw explainHeader(rest.subarray(0, tarBlockSize), { name: 'SHA256SUMS', sizeBytes: -1 }, path);
    if (!(await cursor.isAtEnd()))
      throw new SnapshotError('size_mismatch', `${path} holds more than it declares`, { path });
  } finally {
    await cursor.close();
  }
}

/** From here on (4 MiB in segments of 32 KiB) it is worth while to start threads. */
const threadsFrom = 4 << 20;

/** The tar stream, in blocks that are gone with the next but one. */
async function contentOf(
  archive: OpenArchiveFile,
  tail: ArchiveTail,
  { checksSegments = false, priority = 'same' }: WalkOptions,
): Promise<AsyncIterable<Buffer>> {
  const { manifest, raw } = tail;
  const sizeBytes = rawSize(manifest.files.map((file) => file.sizeBytes));
  if (sizeBytes >= threadsFrom) return inflateSegments(archive, tail, priority);
  await checkSegments(archive, manifest);
  const end = archive.sizeBytes - gzipTrailerSize;
  const content = inflateMember({
    path: archive.path,
    deflated: readBlocks(archive, gzipHeader.length, end),
    deflatedSizeBytes: end - gzipHeader.length,
    trailer: await readExactly(archive, end, gzipTrailerSize),
    expectedSizeBytes: sizeBytes + raw.length,
  });
  return checksSegments ? observed(content, segmentHashes(archive, manifest)) : content;
}

async function* observed(content: AsyncIterable<Buffer>, see: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    see(bytes);
    yield bytes;
  }
}

async function passFile(
  cursor: ByteCursor,
  file: ArchivedFile,
  sink: FileSink,
  path: string,
  onBytes: (count: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  const pieces = cursor.pieces(file.sizeBytes);
  try {
    for await (const piece of file.name.endsWith('.mdb') ? guardHead(pieces, file.sizeBytes, path) : pieces) {
      hash.update(piece);
      await sink.write(piece);
      onBytes(piece.length);
    }
    if (hash.digest('hex') !== file.sha256) {
      throw new SnapshotError('checksum_mismatch', `${file.name} does not have the SHA-256 of the manifest`, { path });
    }
    await sink.finish();
  } finally {
    await sink.close();
  }
}

function progressOf(
  files: readonly ArchivedFile[],
  { onProgress }: WalkOptions,
): (file: ArchivedFile, bytes: number) => void {
  const bytesTotal = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  let bytesDone = 0;
  return (file, bytes) => {
    bytesDone += bytes;
    onProgress?.({ bytesDone, bytesTotal, entry: file.name });
  };
}
