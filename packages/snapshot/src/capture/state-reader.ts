import { countTreePages } from '../lmdb/count-pages.js';
import { readFreePages } from '../lmdb/free-pages.js';
import type { Meta } from '../lmdb/meta.js';
import { metaPages } from '../lmdb/meta-pages.js';
import { type PageReader, pageReader } from '../lmdb/page-reader.js';
import type { PageSet } from '../lmdb/page-set.js';
import { SlackClearer } from '../lmdb/slack-clearer.js';

/** The data file of a state, while its pin holds. */
export interface StateFile {
  readonly path: string;
  /** Current length; the file may be shorter than the state (its last pages are free) or longer (it grew since). */
  sizeBytes(): number;
  /** Fills `bytes` from `position` on, with zeros past the end. */
  readInto(position: number, bytes: Buffer): Promise<void>;
}

/** Reads a state as a data file of its own: built meta pages, then every page, without what is not data. */
export class StateReader {
  readonly sizeBytes: number;
  readonly #meta: Meta;
  readonly #file: StateFile;
  readonly #slack: SlackClearer;

  private constructor(meta: Meta, file: StateFile, slack: SlackClearer) {
    this.sizeBytes = (meta.lastPage + 1) * meta.pageSize;
    this.#meta = meta;
    this.#file = file;
    this.#slack = slack;
  }

  /** @throws SnapshotError `source_damaged` */
  static async open(meta: Meta, file: StateFile): Promise<StateReader> {
    const pages = pageReader(
      meta,
      async (position, length) => {
        const bytes = Buffer.allocUnsafeSlow(length);
        await file.readInto(position, bytes);
        return bytes;
      },
      file.path,
    );
    const free = await readFreePages(pages);
    assertLivePagesExist(pages, free, file.sizeBytes());
    const isTiled = 2 + free.size + (await countTreePages(pages)) === meta.lastPage + 1;
    return new StateReader(meta, file, new SlackClearer(pages, free, isTiled));
  }

  /**
   * Fills `bytes` from `position` on. Each call goes on where the one before ended, and asks for whole pages, the first for both meta pages at least.
   *
   * @throws SnapshotError `source_damaged`
   */
  async read(position: number, bytes: Buffer): Promise<void> {
    await this.#file.readInto(position, bytes);
    if (position > 0) return this.#slack.clear(bytes, position / this.#meta.pageSize);
    const head = metaPages(this.#meta);
    head.copy(bytes);
    this.#slack.clear(bytes.subarray(head.length), 2);
  }
}

/** LMDB does not write free pages at the end of the file; a live one that is not there is a loss. */
function assertLivePagesExist(pages: PageReader, free: PageSet, fileSizeBytes: number): void {
  const { lastPage, pageSize } = pages.meta;
  for (let page = Math.max(2, Math.floor(fileSizeBytes / pageSize)); page <= lastPage; page++) {
    if (!free.has(page)) throw pages.damaged(`page ${page} is in use and missing from the file`);
  }
}
