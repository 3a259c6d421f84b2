import { gzipTrailerSize } from '../gzip/gzip-frame.js';
import { inflateMember } from '../gzip/inflate-member.js';
import { type OpenArchive, readBlocks, readExactly } from '../read/open-archive.js';
import { SnapshotError } from '../snapshot-error.js';

const fixedHeaderSize = 10;
const longestHeader = 64 * 1024;
const flags = { headerCrc: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0 } as const;

/**
 * The content of a file that is one gzip member and nothing else, whoever made it. Its CRC-32 and length are checked at the end, so what was given out
 * before may still turn out to be wrong.
 *
 * @throws SnapshotError `not_an_archive` · `truncated` · `damaged` · `checksum_mismatch`
 */
export async function* gunzip(archive: OpenArchive, onBytes: (bytesDone: number) => void): AsyncGenerator<Buffer> {
  const { path, sizeBytes } = archive;
  if (sizeBytes < fixedHeaderSize + gzipTrailerSize) throw notAnArchive(path);
  const start = headerSize(await readExactly(archive, 0, Math.min(sizeBytes, longestHeader)), path);
  const end = sizeBytes - gzipTrailerSize;
  if (start > end) throw notAnArchive(path);
  yield* inflateMember({
    path,
    deflated: counted(readBlocks(archive, start, end), start, onBytes),
    deflatedSizeBytes: end - start,
    trailer: await readExactly(archive, end, gzipTrailerSize),
    expectedSizeBytes: Number.MAX_SAFE_INTEGER,
  });
}

async function* counted(
  blocks: AsyncIterable<Buffer>,
  start: number,
  onBytes: (bytesDone: number) => void,
): AsyncGenerator<Buffer> {
  let done = start;
  for await (const block of blocks) {
    yield block;
    done += block.length;
    onBytes(done);
  }
}

/** RFC 1952 §2.3.1. */
function headerSize(head: Buffer, path: string): number {
  const set = head[3] ?? 0;
  if (head.readUInt16BE(0) !== 0x1f8b || head[2] !== 8 || (set & flags.reserved) !== 0) throw notAnArchive(path);
  let at = fixedHeaderSize;
  if ((set & flags.extra) !== 0) at += 2 + (at + 2 <= head.length ? head.readUInt16LE(at) : head.length);
  for (const text of [flags.name, flags.comment]) {
    if ((set & text) === 0) continue;
    const zero = head.indexOf(0, at);
    at = zero === -1 ? head.length + 1 : zero + 1;
  }
  if ((set & flags.headerCrc) !== 0) at += 2;
  if (at > head.length) throw notAnArchive(path);
  return at;
}

function notAnArchive(path: string): SnapshotError {
  return new SnapshotError('not_an_archive', `${path} is not a gzip file`, { path });
}
