/** A stretch of a sparse file that the archive holds; what lies between stretches is zeros. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

/** What the header of a sparse entry says (GNU tar's old form, type `S`: how Rust's tar crate packs a file with holes). */
export interface SparseHead {
  readonly extents: Extent[];
  /** Another block of extents follows. */
  readonly isExtended: boolean;
  /** Length of the file with its holes. */
  readonly realSizeBytes: number;
}

/** Bounds memory: 16 bytes each. */
export const maxExtents = 2 ** 20;
const extentSize = 24;

/** @returns null when a number is none */
export function readSparseHead(block: Buffer): SparseHead | null {
  const realSizeBytes = readSize(block, 483);
  const extents = readExtents(block, 386, 4);
  return realSizeBytes === null || extents === null ? null : { extents, isExtended: block[482] === 1, realSizeBytes };
}

/** A block that follows the header. @returns null when a number is none */
export function readSparseBlock(block: Buffer): Pick<SparseHead, 'extents' | 'isExtended'> | null {
  const extents = readExtents(block, 0, 21);
  return extents === null ? null : { extents, isExtended: block[504] === 1 };
}

/** Whether the stretches come one after the other, end within the file, and are as long together as what is stored. */
export function areSound(extents: readonly Extent[], storedBytes: number, realSizeBytes: number): boolean {
  let end = 0;
  let stored = 0;
  for (const { offset, length } of extents) {
    if (offset < end) return false;
    end = offset + length;
    stored += length;
  }
  return stored === storedBytes && end <= realSizeBytes;
}

function readExtents(block: Buffer, start: number, count: number): Extent[] | null {
  const extents: Extent[] = [];
  for (let at = start; at < start + count * extentSize; at += extentSize) {
    // The first unused place ends the list.
    if (block[at] === 0) break;
    const [offset, length] = [readSize(block, at), readSize(block, at + 12)];
    if (offset === null || length === null) return null;
    extents.push({ offset, length });
  }
  return extents;
}

/** 12 bytes: octal, or base 256 from 0x80 on. */
function readSize(block: Buffer, at: number): number | null {
  if (((block[at] ?? 0) & 0x80) !== 0) {
    if (block[at] !== 0x80 || block.readUIntBE(at + 1, 3) !== 0) return null;
    const size = Number(block.readBigUInt64BE(at + 4));
    return Number.isSafeInteger(size) ? size : null;
  }
  const digits = /^ *([0-7]+)[ \0]*$/.exec(block.toString('latin1', at, at + 12))?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 8);
}
