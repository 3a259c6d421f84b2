/** Header of the one member (RFC 1952 §2.3): deflate, no flags, no time, no level, unknown system. */
export const gzipHeader: Buffer = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** An empty final block of fixed codes (RFC 1951 §3.2.6), which ends the deflate stream. */
export const finalBlock: Buffer = Buffer.from([0x03, 0x00]);

/** CRC-32 and length modulo 2^32. */
export const gzipTrailerSize = 8;

export function gzipTrailer(crc32: number, sizeBytes: number): Buffer {
  const trailer = Buffer.alloc(gzipTrailerSize);
  trailer.writeUInt32LE(crc32, 0);
  trailer.writeUInt32LE(sizeBytes % 2 ** 32, 4);
  return trailer;
}

/**
 * Bytes as they are, in deflate blocks of 32 KiB at most (RFC 1951 §3.2.4), none of them the last of its stream. Each begins with its length and the
 * complement of it.
 */
export function storedBlocks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; offset += storedBlockSize) {
    const content = bytes.subarray(offset, offset + storedBlockSize);
    const head = Buffer.alloc(storedHeadSize);
    head.writeUInt16LE(content.length, 1);
    head.writeUInt16LE(~content.length & 0xffff, 3);
    parts.push(head, content);
  }
  return Buffer.concat(parts);
}

/** The bytes in a run of stored blocks; null when `storedBlocks` would have written them otherwise, in any bit. */
export function readStoredBlocks(blocks: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let offset = 0; offset < blocks.length; offset += storedHeadSize + storedBlockSize) {
    parts.push(blocks.subarray(offset + storedHeadSize, offset + storedHeadSize + storedBlockSize));
  }
  const bytes = Buffer.concat(parts);
  return storedBlocks(bytes).equals(blocks) ? bytes : null;
}

const storedBlockSize = 32 * 1024;
export const storedHeadSize = 5;
