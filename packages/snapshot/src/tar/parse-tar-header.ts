import { tarBlockSize, tarChecksum } from './tar-header.js';

/** What a tar header says, before anyone believes it. */
export interface TarHeader {
  /** Prefix and name joined, cut at the first NUL. */
  name: string;
  sizeBytes: number;
  /** The type flag: `0` a regular file, `1` and `2` links, `5` a directory, `x` and `g` PAX records … */
  type: string;
}

/** @returns null for bytes that are no tar header: a wrong checksum, or a size that is no number below 2^53 */
export function parseTarHeader(block: Buffer): TarHeader | null {
  if (block.length !== tarBlockSize || parseOctal(block, 148, 8) !== tarChecksum(block)) return null;
  const sizeBytes = parseSize(block);
  if (sizeBytes === null) return null;
  const hasPrefix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = hasPrefix ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  return { name: prefix === '' ? name : `${prefix}/${name}`, sizeBytes, type: typeOf(block) };
}

/** Whether a block is all zeros: two of them end a tar. */
export function isZeroBlock(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}

function typeOf(block: Buffer): string {
  const flag = block[156] ?? 0;
  return flag === 0 ? '0' : String.fromCharCode(flag);
}

function parseSize(block: Buffer): number | null {
  if (((block[124] ?? 0) & 0x80) === 0) return parseOctal(block, 124, 12);
  if (block[124] !== 0x80 || block.readUIntBE(125, 3) !== 0) return null;
  const size = Number(block.readBigUInt64BE(128));
  return Number.isSafeInteger(size) ? size : null;
}

function parseOctal(block: Buffer, offset: number, length: number): number | null {
  const digits = /^ *([0-7]+)[ \0]*$/.exec(block.toString('latin1', offset, offset + length))?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 8);
}

function textAt(block: Buffer, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}
