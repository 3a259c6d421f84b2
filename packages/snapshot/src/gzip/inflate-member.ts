import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { errnoOf, readError } from '../disk-error.js';
import { SnapshotError } from '../snapshot-error.js';

/** A file that should be one gzip member and nothing else. */
export interface GzipMember {
  path: string;
  /** What stands between header and trailer. */
  deflated: AsyncIterable<Buffer>;
  deflatedSizeBytes: number;
  trailer: Buffer;
  /** The length of the content, known beforehand: what comes after it is not given out, and ends the reading. */
  expectedSizeBytes: number;
}

/**
 * Inflates a member, checking its length and CRC-32 at the end, and that the deflate stream ends where the trailer begins.
 *
 * @throws SnapshotError `damaged` · `checksum_mismatch` · `size_mismatch` · `io_error`
 */
export async function* inflateMember(member: GzipMember): AsyncGenerator<Buffer> {
  const { path, expectedSizeBytes } = member;
  const source = Readable.from(member.deflated, { objectMode: false });
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  // Its failure is the one that the loop below meets.
  pipeline(source, inflate).catch(() => {});
  let crc = 0;
  let done = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      const wanted = chunk.subarray(0, expectedSizeBytes - done);
      crc = crc32(wanted, crc);
      done += wanted.length;
      if (wanted.length > 0) yield wanted;
      if (wanted.length < chunk.length) throw tooMuch(path, expectedSizeBytes);
    }
    if (inflate.bytesWritten !== member.deflatedSizeBytes) throw endsEarly(path);
  } catch (error) {
    throw inflateError(error, path);
  } finally {
    source.destroy();
    inflate.destroy();
  }
  if (member.trailer.readUInt32LE(0) !== crc || member.trailer.readUInt32LE(4) !== done % 2 ** 32) {
    throw new SnapshotError(
      'checksum_mismatch',
      `the content of ${path} does not have the CRC-32 and length of its trailer`,
      { path },
    );
  }
}

/** A deflate stream with bytes behind its final block: some readers would go on there, others not. */
function endsEarly(path: string): SnapshotError {
  return new SnapshotError('damaged', `the compressed stream of ${path} ends before the file does`, { path });
}

function tooMuch(path: string, expectedSizeBytes: number): SnapshotError {
  return new SnapshotError('size_mismatch', `${path} holds more than the ${expectedSizeBytes} bytes it declares`, {
    path,
  });
}

/** zlib's complaints are about the content, all others about the disk. */
function inflateError(error: unknown, path: string): SnapshotError {
  if (error instanceof SnapshotError) return error;
  const errno = errnoOf(error);
  if (errno === 'ERR_BUFFER_TOO_LARGE') {
    return new SnapshotError('too_large', `${path} holds more than it may`, { path, cause: error });
  }
  if (errno?.startsWith('Z_')) {
    return new SnapshotError('damaged', `the compressed stream of ${path} is damaged`, { path, cause: error });
  }
  return readError(error, path);
}
