/** Everything in a tar is a multiple of this many bytes. */
export const tarBlockSize = 512;
/** Sizes from here on do not fit in eleven octal digits. */
const octalLimit = 8 ** 11;

/** Two zero blocks end a tar. */
export const tarEnd: Buffer = Buffer.alloc(2 * tarBlockSize);

/**
 * The 512-byte header of a regular file: POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange Format"), mode 0600, owner 0.
 *
 * From 8 GiB on the size is written in base 256 (first byte 0x80, then big-endian), as GNU tar, bsdtar and the tar crate read it.
 *
 * @param name at most 100 bytes of ASCII
 * @param modifiedAt seconds since the epoch
 */
export function tarHeader(name: string, sizeBytes: number, modifiedAt: number): Buffer {
  const header = Buffer.alloc(tarBlockSize);
  header.write(name, 0, 100, 'latin1');
  writeOctal(header, 0o600, 100, 8);
  writeOctal(header, 0, 108, 8);
  writeOctal(header, 0, 116, 8);
  if (sizeBytes < octalLimit) writeOctal(header, sizeBytes, 124, 12);
  else writeBase256(header, sizeBytes, 124, 12);
  writeOctal(header, modifiedAt, 136, 12);
  header.write('0', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  writeOctal(header, 0, 329, 8);
  writeOctal(header, 0, 337, 8);
  header.write(`${tarChecksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** Zero bytes that follow content of this length, up to the next block. */
export function tarPadding(sizeBytes: number): number {
  return (tarBlockSize - (sizeBytes % tarBlockSize)) % tarBlockSize;
}

/** The sum of a header's bytes, the checksum field itself counted as spaces. */
export function tarChecksum(header: Buffer): number {
  let sum = 8 * 0x20;
  for (let index = 0; index < tarBlockSize; index++) {
    if (index < 148 || index >= 156) sum += header[index] ?? 0;
  }
  return sum;
}

function writeOctal(header: Buffer, value: number, offset: number, length: number): void {
  header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset, 'latin1');
}

function writeBase256(header: Buffer, value: number, offset: number, length: number): void {
  header[offset] = 0x80;
  header.writeBigUInt64BE(BigInt(value), offset + length - 8);
}
