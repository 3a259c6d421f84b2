/**
 * Where things stand in the pages of LMDB's two data formats: 1 of stock LMDB 0.9 (Meilisearch), 2 of lmdb-js 3 (ours). Both are little-endian and share
 * nodes, tree records and metas; format 2 has a longer page header, with the transaction that wrote the page, and counts bounds from behind it.
 */
export interface PageFormat {
  readonly version: 1 | 2;
  readonly headerSize: number;
  /** The length of fixed-size keys, u16. */
  readonly padAt: number;
  readonly flagsAt: number;
  /** `lower` and `upper`, u16 each; in the head of an overflow run, its number of pages, u32. */
  readonly lowerAt: number;
  readonly upperAt: number;
  /** What bounds and node pointers count from. */
  readonly origin: number;
  /** `lower` of a page without nodes. */
  readonly emptyLower: number;
  /** Page number; in format 2 also transaction and number of pages, u64 each. */
  readonly overflowReferenceSize: number;
  /** Flags that a sub-page may carry besides its own: stock LMDB leaves its dirty mark in them. */
  readonly strayFlags: number;
}

export const pageFormats: readonly PageFormat[] = [
  {
    version: 1,
    headerSize: 16,
    padAt: 8,
    flagsAt: 10,
    lowerAt: 12,
    upperAt: 14,
    origin: 0,
    emptyLower: 16,
    overflowReferenceSize: 8,
    strayFlags: 0x10,
  },
  {
    version: 2,
    headerSize: 24,
    padAt: 16,
    flagsAt: 18,
    lowerAt: 20,
    upperAt: 22,
    origin: 24,
    emptyLower: 0,
    overflowReferenceSize: 24,
    strayFlags: 0,
  },
];

export const nodeHeaderSize = 8;
export const nodeFlags = { overflow: 0x01, subTree: 0x02, duplicates: 0x04 } as const;
export const subPageFlag = 0x40;

/** How a database orders and keeps its keys. */
export const treeFlags = {
  reverseKeys: 0x02,
  duplicates: 0x04,
  integerKeys: 0x08,
  fixedDuplicates: 0x10,
  integerDuplicates: 0x20,
  reverseDuplicates: 0x40,
} as const;

/** A u64 as a number: -1 for all ones, which is LMDB's "no page"; imprecise, and so out of every range, above 2^53. */
export function readU64(bytes: Buffer, offset: number): number {
  const high = bytes.readUInt32LE(offset + 4);
  const low = bytes.readUInt32LE(offset);
  return high === 0xffffffff && low === 0xffffffff ? -1 : high * 2 ** 32 + low;
}
