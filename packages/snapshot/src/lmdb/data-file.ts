import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readError } from '../disk-error.js';
import { SnapshotError } from '../snapshot-error.js';
import { isPageSize, type Meta, magic, metaSize, pageFlags, readMeta } from './meta.js';
import { type PageFormat, pageFormats, readU64 } from './page-format.js';

/** LMDB need not have written free pages at the end of a file. */
const maxMissingPages = 2 ** 20;

/** Where the bytes of a data file come from. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Fills `into` from `position` on, as far as there are bytes. @returns how many there were; 0 at the end */
  read(into: Buffer, offset: number, length: number, position: number): number;
}

/** A file, through its descriptor. */
export const fileSource = (descriptor: number): ByteSource => ({
  sizeBytes: fstatSync(descriptor).size,
  read: (into, offset, length, position) => readSync(descriptor, into, offset, length, position),
});

/**
 * A `data.mdb` open for reading by this package's own reader, in either data format. LMDB itself is never asked: an unsound file would end the process.
 *
 * Reads are synchronous, a page at a time, straight from their source: nothing is kept.
 */
export class DataFile {
  readonly format: PageFormat;
  readonly meta: Meta;
  readonly pageSize: number;
  readonly lastPage: number;
  /** Whole pages in the file. */
  readonly filePages: number;
  /** What errors call the file: `archive#entry`. */
  readonly label: string;
  readonly #source: ByteSource;

  /** @throws SnapshotError `invalid_database` when its metas are not sound */
  constructor(source: ByteSource, label: string) {
    this.#source = source;
    this.label = label;
    const head = this.#head();
    const format = pageFormats.find(
      ({ headerSize, flagsAt }) =>
        head.readUInt32LE(headerSize) === magic && (head.readUInt16LE(flagsAt) & pageFlags.meta) !== 0,
    );
    if (format === undefined) throw this.unsound('the magic number is missing');
    this.format = format;
    this.pageSize = readMeta(head, format.headerSize).pageSize;
    if (!isPageSize(this.pageSize)) throw this.unsound(`pages of ${this.pageSize} bytes do not exist`);
    const [first, second] = [this.#metaAt(0), this.#metaAt(1)];
    this.meta = second.txnid > first.txnid ? second : first;
    this.lastPage = this.meta.lastPage;
    this.filePages = Math.floor(source.sizeBytes / this.pageSize);
    const pages = this.lastPage + 1;
    if (!Number.isSafeInteger(pages * this.pageSize) || this.lastPage < 1)
      throw this.unsound('its last page is impossible');
    if (this.meta.mapSizeBytes < pages * this.pageSize) throw this.unsound('its map is smaller than its data');
    if (pages > this.filePages + maxMissingPages) throw this.unsound('its end is missing');
  }

  /** Fills `into` with pages from `first` on. @throws SnapshotError `invalid_database` when the file ends before */
  read(first: number, into: Buffer): void {
    const position = first * this.pageSize;
    for (let done = 0; done < into.length; ) {
      const count = this.#source.read(into, done, into.length - done, position + done);
      if (count === 0) throw this.unsound('it lies behind the end of the file', first);
      done += count;
    }
  }

  unsound(what: string, page?: number): SnapshotError {
    const where = page === undefined ? '' : `page ${page}: `;
    return new SnapshotError('invalid_database', `${this.label} is not a sound LMDB file: ${where}${what}`, {
      path: this.label,
    });
  }

  #head(): Buffer {
    const head = Buffer.alloc(512);
    if (this.#source.read(head, 0, head.length, 0) < head.length) throw this.unsound('it is too short');
    return head;
  }

  #metaAt(slot: 0 | 1): Meta {
    const { headerSize, flagsAt, version } = this.format;
    const page = Buffer.alloc(Math.max(this.pageSize, headerSize + metaSize));
    this.read(slot, page.subarray(0, this.pageSize));
    const meta = readMeta(page, headerSize);
    const isMeta = readU64(page, 0) === slot && (page.readUInt16LE(flagsAt) & pageFlags.meta) !== 0;
    if (!isMeta || meta.magic !== magic) throw this.unsound('it is not a meta page', slot);
    // The upper half of the field holds flags of newer LMDBs.
    if ((meta.version & 0xffff) !== version) throw this.unsound(`its data format is ${meta.version}`, slot);
    if (meta.pageSize !== this.pageSize) throw this.unsound('the metas differ in their page size', slot);
    return meta;
  }
}

/**
 * Opens a data file for as long as `use` needs it.
 *
 * @param label what errors call the file
 * @throws SnapshotError `invalid_database` · `not_found` · `not_readable` · `io_error`
 */
export async function withDataFile<T>(
  path: string,
  label: string,
  use: (file: DataFile) => T | Promise<T>,
): Promise<T> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    return await use(new DataFile(fileSource(descriptor), label));
  } catch (error) {
    throw unsoundOr(error, label);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** A number read from the file led outside of a buffer: that is the file's fault, not the disk's. */
export function unsoundOr(error: unknown, label: string): unknown {
  if (!(error instanceof RangeError)) return readErrorOf(error, label);
  const message = `${label} is not a sound LMDB file: something in it lies outside its page`;
  return new SnapshotError('invalid_database', message, { path: label, cause: error });
}

function readErrorOf(error: unknown, label: string): unknown {
  return error instanceof Error && 'syscall' in error ? readError(error, label) : error;
}
