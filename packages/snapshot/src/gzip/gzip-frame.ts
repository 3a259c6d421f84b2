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

/** A deflate block that holds its bytes as they are (RFC 1951 §3.2.4), not the last of its stream. At most 65,535 bytes. */
export function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(storedBlockHeadSize);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

export const storedBlockHeadSize = 5;
