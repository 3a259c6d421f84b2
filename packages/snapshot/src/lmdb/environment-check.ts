import type { DataFile } from './data-file.js';
import { readU64 } from './page-format.js';
import { PageSet } from './page-set.js';

/** What a sound environment was found to hold. */
export interface EnvironmentFacts {
  dataFormat: 1 | 2;
  pageSize: number;
  branchPages: number;
  leafPages: number;
  overflowPages: number;
  freePages: number;
  databases: number;
  entries: number;
}

/** The account of a check: which pages belong to somebody, and what was counted. One bit of memory a page, and one page a level of the trees. */
export class EnvironmentCheck {
  readonly file: DataFile;
  readonly facts: EnvironmentFacts;
  readonly #claimed: PageSet;
  readonly #buffers: Buffer[] = [];
  readonly #run = Buffer.alloc(64 * 1024);

  constructor(file: DataFile) {
    this.file = file;
    this.#claimed = new PageSet(file.lastPage + 1);
    this.#claimed.add(0);
    this.#claimed.add(1);
    const nothing = { branchPages: 0, leafPages: 0, overflowPages: 0, freePages: 0, databases: 0, entries: 0 };
    this.facts = { dataFormat: file.format.version, pageSize: file.pageSize, ...nothing };
  }

  /** Every page must be claimed once. @throws SnapshotError `invalid_database` */
  claim(first: number, count: number, owner: string): void {
    const { file } = this;
    if (!(first >= 2) || !(count >= 1) || first + count - 1 > file.lastPage) {
      throw file.unsound(`${owner} names it, the last page is ${file.lastPage}`, first);
    }
    for (let page = first; page < first + count; page++) {
      if (!this.#claimed.add(page)) throw file.unsound(`${owner} claims it, and something else does`, page);
    }
  }

  /** Reads a tree's page into the buffer of its level; it stays there until the next page of that level. */
  readTreePage(number: number, level: number): Buffer {
    const page = this.#buffers[level] ?? Buffer.alloc(this.file.pageSize);
    this.#buffers[level] = page;
    this.file.read(number, page);
    this.checkHead(page, number);
    return page;
  }

  /** A page's own number, and in format 2 the transaction that wrote it. */
  checkHead(page: Buffer, number: number): void {
    const { file } = this;
    if (readU64(page, 0) !== number) throw file.unsound(`it says it is page ${readU64(page, 0)}`, number);
    if (file.format.version === 2 && page.readBigUInt64LE(8) > file.meta.txnid) {
      throw file.unsound('it was written after the last transaction', number);
    }
  }

  /** Bytes of an overflow run or another long value, in pieces that are gone with the next one. */
  *pieces(firstPage: number, offset: number, length: number): Generator<Buffer> {
    const { pageSize } = this.file;
    let [position, missing] = [offset, length];
    while (missing > 0) {
      const page = firstPage + Math.floor(position / pageSize);
      const skip = position % pageSize;
      const wanted = Math.min(Math.ceil((skip + missing) / pageSize) * pageSize, this.#run.length);
      this.file.read(page, this.#run.subarray(0, wanted));
      const piece = this.#run.subarray(skip, Math.min(wanted, skip + missing));
      yield piece;
      position += piece.length;
      missing -= piece.length;
    }
  }

  /** Nothing may be neither used nor free. */
  finish(): EnvironmentFacts {
    const lost = this.file.lastPage + 1 - this.#claimed.size;
    if (lost > 0) throw this.file.unsound(`${lost} of its pages are neither used nor free`);
    return this.facts;
  }
}
