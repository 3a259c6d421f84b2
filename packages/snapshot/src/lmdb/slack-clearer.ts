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

  /** @param firstPage number of the page at the block's first byte; blocks hold whole pages and begin at a multiple of 8 in their memory */
  clear(block: Buffer, firstPage: number): void {
    const { pageSize } = this.#pages.meta;
    const views = {
      block,
      words: new Float64Array(block.buffer, block.byteOffset, block.length >>> 3),
      // Reading a header through them takes a tenth of the time that a Buffer's methods take.
      halves: new Uint32Array(block.buffer, block.byteOffset, block.length >>> 2),
    };
    for (let offset = 0; offset < block.length; offset += pageSize) {
      const number = firstPage + offset / pageSize;
      if (this.#free.has(number)) this.#clearFree(views, offset, number);
      else if (this.#gaps && number >= this.#nextHead) this.#clearGap(views, offset, number);
    }
  }

  #clearFree({ words }: BlockViews, start: number, number: number): void {
    if (this.#gaps && number < this.#nextHead) throw this.#pages.damaged(`page ${number} is free and in use`);
    blank(words, start, start + this.#pages.meta.pageSize);
  }

  #clearGap({ block, words, halves }: BlockViews, page: number, number: number): void {
    const at = page >>> 2;
    const flags = (halves[at + 4] ?? 0) >>> 16;
    const isTree = (flags & (pageFlags.branch | pageFlags.leaf)) !== 0;
    const isNumbered = halves[at] === number >>> 0 && halves[at + 1] === Math.floor(number / 2 ** 32);
    if (!isNumbered || (!isTree && (flags & pageFlags.overflow) === 0)) {
      throw this.#pages.damaged(`page ${number} does not carry its number and kind`);
    }
    const bounds = halves[at + 5] ?? 0;
    if (!isTree) {
      this.#nextHead = number + Math.max(1, bounds);
      return;
    }
    this.#nextHead = number + 1;
    if ((flags & pageFlags.fixedKeys) !== 0) return;
    const start = pageHeaderSize + (bounds & 0xffff);
    const end = pageHeaderSize + (bounds >>> 16);
    if (start > end || end > this.#pages.meta.pageSize)
      throw this.#pages.damaged(`page ${number} has impossible bounds`);
    const [from, to] = [(start + 7) & ~7, end & ~7];
    for (let at = start; at < Math.min(from, end); at++) block[page + at] = 0;
    if (from < to) blank(words, page + from, page + to);
    for (let at = Math.max(from, to); at < end; at++) block[page + at] = 0;
  }
}

/** The same bytes of a block, as its machine reads them: the little-endian one that LMDB's files are made for. */
interface BlockViews {
  block: Buffer;
  words: Float64Array;
  halves: Uint32Array;
}

/** Whole words: in memory that threads share, `fill` takes seven times as long (0.47 against 0.07 µs a page, measured). */
function blank(words: Float64Array, start: number, end: number): void {
  for (let at = start >>> 3; at < end >>> 3; at++) words[at] = 0;
}
