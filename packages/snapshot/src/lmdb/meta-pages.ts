import { type Meta, pageFlags, pageHeaderSize, unflushedFlag } from './meta.js';

/**
 * Builds the two meta pages of a file that holds exactly the state of `meta`.
 *
 * They are not copied: the environment's other meta describes an older state whose pages may have been used again, and lmdb-js keeps a third
 * meta (half a page in) that it prefers after a reboot. Here both pages describe the one state, no third meta exists, nothing is marked as
 * waiting for a flush and no boot is named.
 */
export function metaPages(meta: Meta): Buffer {
  const pages = Buffer.alloc(2 * meta.pageSize);
  const newest = Number(meta.txnid & 1n);
  const older = meta.txnid > 0n ? meta.txnid - 1n : 0n;
  for (const slot of [0, 1]) {
    const page = pages.subarray(slot * meta.pageSize, (slot + 1) * meta.pageSize);
    page.writeBigUInt64LE(BigInt(slot), 0);
    page.writeUInt16LE(pageFlags.meta, 18);
    const body = page.subarray(pageHeaderSize);
    meta.bytes.copy(body);
    body.writeBigUInt64LE(0n, 8);
    body.writeUInt16LE(meta.bytes.readUInt16LE(28) & ~unflushedFlag, 28);
    body.writeBigUInt64LE(slot === newest ? meta.txnid : older, 128);
    body.writeBigUInt64LE(0n, 136);
  }
  return pages;
}
