import { SnapshotError } from '../snapshot-error.js';
import type { DataFile } from './data-file.js';
import { byBytes, type KeyView } from './key-order.js';
import { pageFlags, readTreeRecord, type TreeRecord, treeRecordSize } from './meta.js';
import { nodeFlags, readU64 } from './page-format.js';
import { childOf, countNodes, type NodePage, type NodeView, nodeAt } from './page-nodes.js';

const maxDepth = 32;
/** No record that is read here comes near; a larger one would be memory for nothing. */
const maxValueSize = 512 * 1024 * 1024;

/** A record of a database. Both parts are views that are gone with the next record. */
export interface TreeEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/**
 * Reads the records of an environment's databases, in the order of their keys, without LMDB. Every number is checked on the way, so that a file which no
 * `checkEnvironment` has seen ends in an error too, never in a crash or without end.
 */
export class TreeReader {
  readonly #file: DataFile;

  constructor(file: DataFile) {
    this.#file = file;
  }

  /** The named databases. @throws SnapshotError `invalid_database` */
  databases(): Map<string, TreeRecord> {
    const found = new Map<string, TreeRecord>();
    for (const [page, node] of this.#nodes(this.#file.meta.main)) {
      if (node.flags !== nodeFlags.subTree || node.size !== treeRecordSize) continue;
      const record = readTreeRecord(page.bytes, node.valueStart);
      // lmdb-js ends the names of its databases with a NUL.
      found.set(page.bytes.toString('utf8', node.start, node.end).replace(/\0$/, ''), record);
    }
    return found;
  }

  /**
   * The records of a database without duplicates.
   *
   * @param from the key to begin with, or with the first one after it, in a database whose keys are in the order of their bytes
   * @throws SnapshotError `invalid_database` · `too_large`
   */
  *entries(record: TreeRecord, from?: Buffer): Generator<TreeEntry> {
    for (const [page, node] of this.#nodes(record, from)) {
      yield { key: page.bytes.subarray(node.start, node.end), value: this.#value(page, node) };
    }
  }

  /** The keys of such a database alone, each a view that is gone with the next one. @throws SnapshotError `invalid_database` */
  *keys(record: TreeRecord, from?: Buffer): Generator<Buffer> {
    for (const [page, node] of this.#nodes(record, from, [])) yield page.bytes.subarray(node.start, node.end);
  }

  *#nodes(record: TreeRecord, from?: Buffer, pages: Buffer[] | null = null): Generator<[NodePage, NodeView]> {
    if (record.root === null) return;
    if (record.depth > maxDepth) throw this.#file.unsound(`a tree is ${record.depth} levels deep`);
    const first = from === undefined ? null : { bytes: from, start: 0, end: from.length };
    yield* this.#walk(record.root, record.depth, { pagesLeft: record.pages, first, pages });
  }

  *#walk(number: number, levels: number, walk: Walk): Generator<[NodePage, NodeView]> {
    const file = this.#file;
    if (walk.pagesLeft-- <= 0) throw file.unsound('a tree has more pages than its record says', number);
    const bytes = this.#readPage(number, walk.pages, levels);
    const flags = bytes.readUInt16LE(file.format.flagsAt);
    const page = { bytes, start: 0, end: bytes.length, number };
    if (readU64(bytes, 0) !== number || flags !== (levels > 1 ? pageFlags.branch : pageFlags.leaf)) {
      throw file.unsound('it is not the page that its tree calls for', number);
    }
    const count = countNodes(file, page);
    for (let index = 0; index < count; index++) {
      const node = nodeAt(file, page, index);
      if (levels > 1) {
        const isBefore = walk.first !== null && index + 1 < count && isUpTo(nodeAt(file, page, index + 1), walk.first);
        if (!isBefore) yield* this.#walk(childOf(node), levels - 1, walk);
      } else if (walk.first === null || byBytes(node, walk.first) >= 0) yield [page, node];
    }
  }

  #value(page: NodePage, { flags, size, valueStart }: NodeView): Buffer {
    const file = this.#file;
    const isOverflow = flags === nodeFlags.overflow;
    if (!isOverflow && flags !== 0) throw file.unsound('it has a node that is no record', page.number);
    const end = valueStart + (isOverflow ? file.format.overflowReferenceSize : size);
    if (end > page.end) throw file.unsound('it has a value that lies outside of it', page.number);
    if (!isOverflow) return page.bytes.subarray(valueStart, end);
    if (size > maxValueSize) {
      throw new SnapshotError('too_large', `a record of ${file.label} has ${size} bytes`, { path: file.label });
    }
    const { headerSize, flagsAt } = file.format;
    const first = readU64(page.bytes, valueStart);
    const run = this.#read(first, Math.floor((headerSize - 1 + size) / file.pageSize) + 1);
    if (readU64(run, 0) !== first || run.readUInt16LE(flagsAt) !== pageFlags.overflow) {
      throw file.unsound('it is not the page of a long value', first);
    }
    return run.subarray(headerSize, headerSize + size);
  }

  /** In memory that is used again for the next page of the level, when there are `pages` to keep it in. */
  #readPage(number: number, pages: Buffer[] | null, level: number): Buffer {
    const known = pages?.[level];
    if (known === undefined) {
      const bytes = this.#read(number, 1);
      if (pages !== null) pages[level] = bytes;
      return bytes;
    }
    this.#assertInside(number, 1);
    this.#file.read(number, known);
    return known;
  }

  #read(first: number, count: number): Buffer {
    this.#assertInside(first, count);
    const bytes = Buffer.allocUnsafe(count * this.#file.pageSize);
    this.#file.read(first, bytes);
    return bytes;
  }

  #assertInside(first: number, count: number): void {
    const { lastPage, filePages } = this.#file;
    const end = first + count - 1;
    if (!(first >= 2) || end > lastPage || end >= filePages)
      throw this.#file.unsound('it lies outside the file', first);
  }
}

interface Walk {
  pagesLeft: number;
  readonly first: KeyView | null;
  /** The page of each level, to be read over; null for pages that stay as they are. */
  readonly pages: Buffer[] | null;
}

const isUpTo = (key: KeyView, limit: KeyView): boolean => byBytes(key, limit) <= 0;
