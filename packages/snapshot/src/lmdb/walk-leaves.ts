import { pageFlags, pageHeaderSize, type TreeRecord } from './meta.js';
import type { PageReader } from './page-reader.js';

const nodeHeaderSize = 8;
const maxDepth = 64;
const nodeFlags = { overflow: 0x01, subTree: 0x02 } as const;

/** One key and its value, as a leaf page holds them. */
export interface LeafNode {
  /** The value is a tree record: of a named database, or of one key's duplicates. */
  readonly isTree: boolean;
  readonly value: Buffer;
}

/**
 * Visits every leaf node of a tree in key order, reading values that live on overflow pages.
 *
 * @throws SnapshotError `source_damaged` when a page is not what the tree says it is
 */
export async function* walkLeaves(pages: PageReader, tree: TreeRecord): AsyncGenerator<LeafNode> {
  if (tree.root !== null) yield* walkPage(pages, tree.root, 1);
}

async function* walkPage(pages: PageReader, number: number, depth: number): AsyncGenerator<LeafNode> {
  if (depth > maxDepth) throw pages.damaged('a tree never ends');
  const page = await pages.read(number);
  const flags = page.readUInt16LE(18);
  const isBranch = (flags & pageFlags.branch) !== 0;
  if (Number(page.readBigUInt64LE(0)) !== number || (!isBranch && (flags & pageFlags.leaf) === 0)) {
    throw pages.damaged(`page ${number} is not a page of the tree that refers to it`);
  }
  // Fixed-size keys without values: nothing in them is a tree or a free list.
  if ((flags & pageFlags.fixedKeys) !== 0) return;
  const count = page.readUInt16LE(20) >>> 1;
  for (let index = 0; index < count; index++) {
    const pointer = pageHeaderSize + 2 * index;
    const offset = pointer + 2 <= page.length ? pageHeaderSize + page.readUInt16LE(pointer) : page.length;
    if (offset + nodeHeaderSize > page.length) throw pages.damaged(`a node of page ${number} lies outside it`);
    if (isBranch) yield* walkPage(pages, childOf(page, offset), depth + 1);
    else yield await leafNode(pages, page, offset, number);
  }
}

function childOf(page: Buffer, offset: number): number {
  return page.readUInt32LE(offset) + page.readUInt16LE(offset + 4) * 2 ** 32;
}

async function leafNode(pages: PageReader, page: Buffer, offset: number, number: number): Promise<LeafNode> {
  const length = page.readUInt32LE(offset);
  const flags = page.readUInt16LE(offset + 4);
  const start = offset + nodeHeaderSize + page.readUInt16LE(offset + 6);
  const isOverflow = (flags & nodeFlags.overflow) !== 0;
  if (start + (isOverflow ? 8 : length) > page.length) throw pages.damaged(`a value of page ${number} lies outside it`);
  if (!isOverflow) return { isTree: (flags & nodeFlags.subTree) !== 0, value: page.subarray(start, start + length) };
  const first = Number(page.readBigUInt64LE(start));
  const run = await pages.read(first, Math.ceil((pageHeaderSize + length) / pages.meta.pageSize));
  return { isTree: false, value: run.subarray(pageHeaderSize, pageHeaderSize + length) };
}
