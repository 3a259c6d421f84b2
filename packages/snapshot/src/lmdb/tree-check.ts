import type { EnvironmentCheck } from './environment-check.js';
import { checkFreeRecord } from './free-list-check.js';
import { byInteger, duplicateOrder, type KeyOrder, type KeyView, keyOrder } from './key-order.js';
import { pageFlags, readTreeRecord, type TreeRecord, treeRecordSize } from './meta.js';
import { nodeFlags, readU64, subPageFlag, treeFlags } from './page-format.js';
import { childOf, countNodes, type NodePage, type NodeView, nodeAt } from './page-nodes.js';

/** LMDB's own limit is 32 levels. */
const maxDepth = 32;
const recordFlags = 0x1fe;

/** What a tree is for decides what its nodes may hold. */
type TreeKind = 'free' | 'main' | 'database' | 'duplicates';

/** The keys between which a page's own must lie. */
interface Bounds {
  readonly lower: KeyView | null;
  readonly upper: KeyView | null;
}

/** A tree that hangs in a leaf, found while the leaf was read. */
interface NestedTree {
  readonly kind: 'database' | 'duplicates';
  readonly record: TreeRecord;
  readonly name: string;
}

/**
 * Checks one B+tree, and the trees within it, page by page: numbers, kinds, bounds, the order of keys within pages and between them, depth, overflow
 * runs, duplicates, and the counts of its record.
 */
export class TreeCheck {
  readonly #check: EnvironmentCheck;
  readonly #kind: TreeKind;
  readonly #record: TreeRecord;
  readonly #name: string;
  readonly #order: KeyOrder;
  readonly #duplicateOrder: KeyOrder;
  /** Flags of the database around it, for a tree of duplicates. */
  readonly #flags: number;
  readonly #firstLevel: number;
  #branchPages = 0;
  #leafPages = 0;
  #overflowPages = 0;
  #entries = 0;
  /** Pages of the trees of duplicates below: stock LMDB counts them in the database's record, lmdb-js does not. */
  #nestedBranchPages = 0;
  #nestedLeafPages = 0;
  #nestedOverflowPages = 0;

  constructor(
    check: EnvironmentCheck,
    tree: { kind: TreeKind; record: TreeRecord; name: string; flags?: number; level?: number },
  ) {
    this.#check = check;
    this.#kind = tree.kind;
    this.#record = tree.record;
    this.#name = tree.name;
    this.#flags = tree.flags ?? tree.record.flags;
    this.#firstLevel = tree.level ?? 0;
    this.#duplicateOrder = duplicateOrder(this.#flags);
    this.#order = orderOf(tree.kind, this.#flags);
  }

  /** Yields after every page. @returns how many entries there are @throws SnapshotError `invalid_database` */
  *run(): Generator<void, number> {
    const { root, depth, entries, pages } = this.#record;
    if (root === null) {
      if (entries !== 0 || depth !== 0 || pages !== 0) throw this.#unsound('is empty and has pages');
      return 0;
    }
    if (depth < 1 || depth > maxDepth) throw this.#unsound(`is ${depth} levels deep`);
    yield* this.#walk(root, 1, { lower: null, upper: null });
    if (this.#entries !== entries) throw this.#unsound(`has ${this.#entries} entries, its record says ${entries}`);
    if (!this.#countsAgree()) throw this.#unsound('has other numbers of pages than its record says');
    const { facts } = this.#check;
    facts.branchPages += this.#branchPages;
    facts.leafPages += this.#leafPages;
    facts.overflowPages += this.#overflowPages;
    if (this.#kind !== 'duplicates') facts.entries += entries;
    return entries;
  }

  #countsAgree(): boolean {
    const { branchPages, leafPages, overflowPages } = this.#record;
    const is = (branch: number, leaf: number, overflow: number) =>
      branch === branchPages && leaf === leafPages && overflow === overflowPages;
    const [branch, leaf, overflow] = [this.#branchPages, this.#leafPages, this.#overflowPages];
    if (is(branch, leaf, overflow)) return true;
    if ((this.#flags & treeFlags.duplicates) === 0) return false;
    return is(branch + this.#nestedBranchPages, leaf + this.#nestedLeafPages, overflow + this.#nestedOverflowPages);
  }

  *#walk(number: number, depth: number, bounds: Bounds): Generator<void, void> {
    this.#check.claim(number, 1, `the tree ${this.#name}`);
    const level = this.#firstLevel + depth;
    const bytes = this.#check.readTreePage(number, level);
    const flags = bytes.readUInt16LE(this.#check.file.format.flagsAt);
    const page = { bytes, start: 0, end: bytes.length, number };
    const isLast = depth === this.#record.depth;
    if (flags === pageFlags.branch && !isLast) yield* this.#walkBranch(page, depth, bounds);
    else if ((flags & ~pageFlags.fixedKeys) === pageFlags.leaf && isLast) {
      this.#leafPages++;
      yield;
      const nested = this.#checkLeaf(page, flags, bounds);
      for (const tree of nested) yield* this.#walkNested(tree, level + 1);
    } else throw this.#pageUnsound(`flags ${flags} do not belong at depth ${depth} of ${this.#record.depth}`, number);
  }

  *#walkBranch(page: NodePage, depth: number, { lower, upper }: Bounds): Generator<void, void> {
    const { file } = this.#check;
    this.#branchPages++;
    yield;
    const count = countNodes(file, page);
    if (count < 2) throw this.#pageUnsound('is a branch with fewer than two children', page.number);
    let node = nodeAt(file, page, 0);
    // The first key of a branch is not used: whatever is smaller than the second one lies there.
    let from = lower;
    for (let index = 1; index <= count; index++) {
      const next = index < count ? nodeAt(file, page, index) : null;
      if (next !== null) {
        const isAfter = from === null || this.#order(from, next) < 0;
        const isBefore = upper === null || this.#order(next, upper) < 0;
        if (!isAfter || !isBefore) throw this.#pageUnsound('has keys out of order', page.number);
      }
      yield* this.#walk(childOf(node), depth + 1, { lower: from, upper: next ?? upper });
      if (next === null) break;
      [node, from] = [next, next];
    }
  }

  *#walkNested({ kind, record, name }: NestedTree, level: number): Generator<void, void> {
    const flags = kind === 'duplicates' ? this.#flags : record.flags;
    const tree = new TreeCheck(this.#check, { kind, record, name, flags, level });
    const entries = yield* tree.run();
    if (kind === 'database') this.#check.facts.databases++;
    else {
      this.#entries += entries;
      this.#nestedBranchPages += tree.#branchPages;
      this.#nestedLeafPages += tree.#leafPages;
      this.#nestedOverflowPages += tree.#overflowPages;
    }
  }

  #checkLeaf(page: NodePage, flags: number, bounds: Bounds): NestedTree[] {
    const { file } = this.#check;
    if ((flags & pageFlags.fixedKeys) !== 0) {
      if (this.#kind !== 'duplicates' || (this.#flags & treeFlags.fixedDuplicates) === 0) {
        throw this.#pageUnsound('is a leaf of fixed-size keys', page.number);
      }
      this.#entries += this.#checkFixedKeys(page, this.#record.pad, this.#order, bounds);
      return [];
    }
    const count = countNodes(file, page);
    if (count === 0) throw this.#pageUnsound('is an empty leaf', page.number);
    const nested: NestedTree[] = [];
    let last: KeyView | null = bounds.lower;
    for (let index = 0; index < count; index++) {
      const node = nodeAt(file, page, index);
      this.#checkStep(last, node, index === 0, page.number);
      last = node;
      const tree = this.#checkValue(node, page);
      if (tree !== null) nested.push(tree);
    }
    this.#checkUpper(last, bounds.upper, page.number);
    return nested;
  }

  /** A page's first key may be its lower bound itself. */
  #checkStep(last: KeyView | null, key: KeyView, isFirst: boolean, page: number, order = this.#order): void {
    if (last === null) return;
    const difference = order(last, key);
    if (!(isFirst ? difference <= 0 : difference < 0)) throw this.#pageUnsound('has keys out of order', page);
  }

  #checkUpper(last: KeyView | null, upper: KeyView | null, page: number, order = this.#order): void {
    if (last === null || upper === null || order(last, upper) < 0) return;
    throw this.#pageUnsound('has a key that belongs behind it', page);
  }

  /** Counts the node's entries, unless a tree holds them. */
  #checkValue(node: NodeView, page: NodePage): NestedTree | null {
    const { flags, size, valueStart } = node;
    if (this.#kind === 'duplicates') {
      if (flags !== 0 || size !== 0) throw this.#pageUnsound('has a duplicate with a value', page.number);
      this.#entries++;
      return null;
    }
    if (flags === nodeFlags.overflow) {
      this.#entries++;
      this.#checkOverflow(node, page);
      return null;
    }
    if (valueStart + size > page.end) throw this.#pageUnsound('has a value that lies outside of it', page.number);
    if (flags === 0) {
      this.#entries++;
      const value = [page.bytes.subarray(valueStart, valueStart + size)];
      if (this.#kind === 'free') checkFreeRecord(this.#check, value, size, page.number);
      return null;
    }
    if (flags === nodeFlags.subTree && this.#kind === 'main') {
      this.#entries++;
      const name = JSON.stringify(node.bytes.toString('utf8', node.start, Math.min(node.end, node.start + 60)));
      return { kind: 'database', record: this.#nestedRecord(node, page), name };
    }
    if ((this.#flags & treeFlags.duplicates) === 0) throw this.#pageUnsound(`has a node of kind ${flags}`, page.number);
    if (flags === (nodeFlags.duplicates | nodeFlags.subTree)) {
      return { kind: 'duplicates', record: this.#nestedRecord(node, page), name: `${this.#name}, duplicates` };
    }
    if (flags !== nodeFlags.duplicates) throw this.#pageUnsound(`has a node of kind ${flags}`, page.number);
    this.#entries += this.#checkSubPage({ ...page, start: valueStart, end: valueStart + size });
    return null;
  }

  #nestedRecord({ bytes, size, valueStart }: NodeView, page: NodePage): TreeRecord {
    if (size !== treeRecordSize) throw this.#pageUnsound('has a tree record of another size', page.number);
    const record = readTreeRecord(bytes, valueStart);
    if ((record.flags & ~recordFlags) !== 0) throw this.#pageUnsound('has a tree record of unknown flags', page.number);
    return record;
  }

  #checkOverflow({ size, valueStart }: NodeView, page: NodePage): void {
    const { file } = this.#check;
    const { headerSize, overflowReferenceSize, lowerAt, flagsAt, version } = file.format;
    if (valueStart + overflowReferenceSize > page.end) throw this.#pageUnsound('has a cut reference', page.number);
    const first = readU64(page.bytes, valueStart);
    const needed = Math.floor((headerSize - 1 + size) / file.pageSize) + 1;
    this.#check.claim(first, needed, `a value of page ${page.number}`);
    const [head] = this.#check.pieces(first, 0, headerSize);
    if (head === undefined) throw this.#pageUnsound('is missing', first);
    this.#check.checkHead(head, first);
    const count = head.readUInt32LE(lowerAt);
    if (head.readUInt16LE(flagsAt) !== pageFlags.overflow) throw this.#pageUnsound('is not an overflow page', first);
    if (version === 2 && readU64(page.bytes, valueStart + 16) !== count) {
      throw this.#pageUnsound('has a run of another length than its reference says', first);
    }
    // A value written anew in its place leaves a run longer than it needs.
    if (count < needed) throw this.#pageUnsound(`has a run of ${count} pages, its value needs ${needed}`, first);
    if (count > needed) this.#check.claim(first + needed, count - needed, `a value of page ${page.number}`);
    if (first + count > file.filePages) throw this.#pageUnsound('has a run that leaves the file', first);
    this.#overflowPages += count;
    if (this.#kind === 'free') checkFreeRecord(this.#check, this.#check.pieces(first, headerSize, size), size, first);
  }

  #checkSubPage(page: NodePage): number {
    const { file } = this.#check;
    const { headerSize, flagsAt, padAt, strayFlags } = file.format;
    if (page.end - page.start < headerSize) throw this.#pageUnsound('has a cut sub-page', page.number);
    const flags = page.bytes.readUInt16LE(page.start + flagsAt) & ~strayFlags;
    if ((flags & ~pageFlags.fixedKeys) !== (pageFlags.leaf | subPageFlag)) {
      throw this.#pageUnsound('has a sub-page of unknown flags', page.number);
    }
    const none = { lower: null, upper: null };
    if ((flags & pageFlags.fixedKeys) !== 0) {
      return this.#checkFixedKeys(page, page.bytes.readUInt16LE(page.start + padAt), this.#duplicateOrder, none);
    }
    const count = countNodes(file, page);
    if (count === 0) throw this.#pageUnsound('has an empty sub-page', page.number);
    let last: KeyView | null = null;
    for (let index = 0; index < count; index++) {
      const node = nodeAt(file, page, index);
      if (node.flags !== 0 || node.size !== 0) throw this.#pageUnsound('has a duplicate with a value', page.number);
      this.#checkStep(last, node, false, page.number, this.#duplicateOrder);
      last = node;
    }
    return count;
  }

  /** Keys of one length without nodes, side by side. @returns how many */
  #checkFixedKeys(page: NodePage, length: number, order: KeyOrder, bounds: Bounds): number {
    const { file } = this.#check;
    const count = countNodes(file, page);
    const first = page.start + file.format.headerSize;
    if (length === 0 || count === 0 || first + count * length > page.end) {
      throw this.#pageUnsound('has fixed-size keys that lie outside of it', page.number);
    }
    let last: KeyView | null = bounds.lower;
    for (let index = 0; index < count; index++) {
      const key = { bytes: page.bytes, start: first + index * length, end: first + (index + 1) * length };
      this.#checkStep(last, key, index === 0, page.number, order);
      last = key;
    }
    this.#checkUpper(last, bounds.upper, page.number, order);
    return count;
  }

  #unsound(what: string) {
    return this.#check.file.unsound(`the tree ${this.#name} ${what}`);
  }

  #pageUnsound(what: string, page: number) {
    return this.#check.file.unsound(`it ${what} (tree ${this.#name})`, page);
  }
}

function orderOf(kind: TreeKind, flags: number): KeyOrder {
  if (kind === 'free') return byInteger;
  return kind === 'duplicates' ? duplicateOrder(flags) : keyOrder(flags);
}
