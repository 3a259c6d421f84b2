/**
 * Layout of LMDB's data format 2, as lmdb-js 3 writes it (little-endian; read from its C sources' headers and checked by opening the result).
 *
 * Page header, 24 bytes: page number u64 · txnid u64 · pad u16 · flags u16 @18 · lower u16 @20 · upper u16 @22 (an overflow page has its run
 * length there instead, u32 @20). `lower`, `upper` and node pointers count from byte 24.
 * Meta, after the header: magic u32 · version u32 · address u64 · map size u64 @16 · free tree @24 · main tree @72 · last page u64 @120 ·
 * txnid u64 @128 · boot id u64 @136. A tree record is 48 bytes.
 */
export const pageHeaderSize = 24;
export const metaSize = 144;
export const treeRecordSize = 48;
export const magic = 0xbeefc0de;
export const dataVersion = 2;

export const pageFlags = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08, fixedKeys: 0x20 } as const;
/** Set in the meta's flags while a transaction has been committed and its flush is still to come (lmdb-js only). */
export const unflushedFlag = 0x1000;

const noPage = 0xffffffffffffffffn;

/** One B+tree's record, from a meta page or from a leaf of the main tree. */
export interface TreeRecord {
  /** Length of every key on a page of fixed-size keys; in the free tree's record, the page size. */
  readonly pad: number;
  readonly flags: number;
  readonly depth: number;
  /** Branch, leaf and overflow pages together. */
  readonly pages: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
  /** Null when the tree is empty. */
  readonly root: number | null;
}

/** One committed state of an environment. */
export interface Meta {
  readonly magic: number;
  readonly version: number;
  readonly pageSize: number;
  readonly mapSizeBytes: number;
  readonly free: TreeRecord;
  readonly main: TreeRecord;
  readonly lastPage: number;
  readonly txnid: bigint;
  /** The 144 bytes themselves. */
  readonly bytes: Buffer;
}

/** Reads the meta that stands at `offset` (just after a page header). The numbers are as found: check them before use. */
export function readMeta(bytes: Buffer, offset: number): Meta {
  const meta = Buffer.from(bytes.subarray(offset, offset + metaSize));
  return {
    magic: meta.readUInt32LE(0),
    version: meta.readUInt32LE(4),
    mapSizeBytes: Number(meta.readBigUInt64LE(16)),
    pageSize: meta.readUInt32LE(24),
    free: readTreeRecord(meta, 24),
    main: readTreeRecord(meta, 72),
    lastPage: Number(meta.readBigUInt64LE(120)),
    txnid: meta.readBigUInt64LE(128),
    bytes: meta,
  };
}

/** Reads the 48-byte tree record at `offset`. */
export function readTreeRecord(bytes: Buffer, offset: number): TreeRecord {
  const at = (position: number) => Number(bytes.readBigUInt64LE(offset + position));
  const root = bytes.readBigUInt64LE(offset + 40);
  return {
    pad: bytes.readUInt32LE(offset),
    flags: bytes.readUInt16LE(offset + 4),
    depth: bytes.readUInt16LE(offset + 6),
    branchPages: at(8),
    leafPages: at(16),
    overflowPages: at(24),
    pages: at(8) + at(16) + at(24),
    entries: at(32),
    root: root === noPage ? null : Number(root),
  };
}

/** Whether LMDB could have been told to use pages of this size. */
export function isPageSize(bytes: number): boolean {
  return bytes >= 256 && bytes <= 65536 && (bytes & (bytes - 1)) === 0;
}
