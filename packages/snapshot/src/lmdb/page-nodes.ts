import type { DataFile } from './data-file.js';
import type { KeyView } from './key-order.js';
import { nodeHeaderSize } from './page-format.js';

/** A page, or a sub-page within one, whose nodes can be read. */
export interface NodePage {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** The page's number; that of the page around it for a sub-page. */
  readonly number: number;
}

/** One node: a key and a value, or a key and a child. */
export interface NodeView extends KeyView {
  readonly flags: number;
  /** Length of the value, wherever it lies. */
  readonly size: number;
  /** Where the value, or what stands for it, begins in `bytes`. */
  readonly valueStart: number;
}

/** How many nodes a page has. @throws SnapshotError `invalid_database` when its bounds are impossible */
export function countNodes(file: DataFile, page: NodePage): number {
  const { lowerAt, upperAt, origin, emptyLower } = file.format;
  const lower = page.bytes.readUInt16LE(page.start + lowerAt);
  const upper = page.bytes.readUInt16LE(page.start + upperAt);
  const limit = page.end - page.start - origin;
  if (lower < emptyLower || lower > upper || upper > limit || (lower & 1) !== 0) {
    throw file.unsound(`its bounds ${lower} and ${upper} are impossible`, page.number);
  }
  return (lower - emptyLower) >>> 1;
}

/** Node number `index`, which exists. @throws SnapshotError `invalid_database` when it leaves the page */
export function nodeAt(file: DataFile, page: NodePage, index: number): NodeView {
  const { bytes, start, end, number } = page;
  const { headerSize, upperAt, origin } = file.format;
  const pointer = bytes.readUInt16LE(start + headerSize + 2 * index);
  const node = start + origin + pointer;
  if (pointer < bytes.readUInt16LE(start + upperAt) || (pointer & 1) !== 0 || node + nodeHeaderSize > end) {
    throw file.unsound(`node ${index} lies outside of it`, number);
  }
  const keyEnd = node + nodeHeaderSize + bytes.readUInt16LE(node + 6);
  if (keyEnd > end) throw file.unsound(`key ${index} lies outside of it`, number);
  const size = bytes.readUInt16LE(node) + bytes.readUInt16LE(node + 2) * 65536;
  const flags = bytes.readUInt16LE(node + 4);
  return { bytes, start: node + nodeHeaderSize, end: keyEnd, flags, size, valueStart: keyEnd };
}

/** The page that a node of a branch leads to: its flags are the number's upper bits. */
export function childOf(node: NodeView): number {
  return node.size + node.flags * 2 ** 32;
}
