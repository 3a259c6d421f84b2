import { pageFlags, pageHeaderSize } from './meta.js';
import type { PageReader } from './page-reader.js';
import type { PageSet } from './page-set.js';

/**
 * Blanks what is not data, in blocks handed over in file order: free pages (LMDB may be writing to them at this moment) and, with `gaps`, the unused
 * middle of tree pages, where deleted records stay readable. It makes archives smaller (41 % to 36 % of the raw size, measured) and discreet.
 *
 * `gaps` needs every page to be either free or owned by a tree: then live pages tile the file, and the header of each one says where the next one
 * begins. A page must never be judged by its header alone: the inside of an overflow run is user data and may look like a leaf.
 */
export class SlackClearer {
  readonly #pages: PageReader;
  readonly #free: PageSet;
  readonly #gaps: boolean;
  /** First page that is not covered by the overflow run before it. */
  #nextHead = 2;

  constructor(pages: PageReader, free: PageSet, gaps: boolean) {
    this.#pages = pages;
    this.#free = free;
    this.#gaps = gaps;
  }

  /** @param firstPage number of the page at the block's first byte; blocks hold whole pages */
  clear(block: Buffer, firstPage: number): void {
    const { pageSize } = this.#pages.meta;
    for (let offset = 0; offset < block.length; offset += pageSize) {
      const number = firstPage + offset / pageSize;
      if (this.#free.has(number)) this.#clearFree(block, offset, number);
      else if (this.#gaps && number >= this.#nextHead)
        this.#clearGap(block.subarray(offset, offset + pageSize), number);
    }
  }

  #clearFree(block: Buffer, offset: number, number: number): void {
    if (this.#gaps && number < this.#nextHead) throw this.#pages.damaged(`page ${number} is free and in use`);
    block.fill(0, offset, offset + this.#pages.meta.pageSize);
  }

  #clearGap(page: Buffer, number: number): void {
    const flags = page.readUInt16LE(18);
    const isTree = (flags & (pageFlags.branch | pageFlags.leaf)) !== 0;
    if (Number(page.readBigUInt64LE(0)) !== number || (!isTree && (flags & pageFlags.overflow) === 0)) {
      throw this.#pages.damaged(`page ${number} does not carry its number and kind`);
    }
    if (!isTree) {
      this.#nextHead = number + Math.max(1, page.readUInt32LE(20));
      return;
    }
    this.#nextHead = number + 1;
    if ((flags & pageFlags.fixedKeys) !== 0) return;
    const start = pageHeaderSize + page.readUInt16LE(20);
    const end = pageHeaderSize + page.readUInt16LE(22);
    if (start > end || end > page.length) throw this.#pages.damaged(`page ${number} has impossible bounds`);
    page.fill(0, start, end);
  }
}
