import { countTreePages } from '../lmdb/count-pages.js';
import { readFreePages } from '../lmdb/free-pages.js';
import type { Meta } from '../lmdb/meta.js';
import { metaPages } from '../lmdb/meta-pages.js';
import { type PageReader, pageReader } from '../lmdb/page-reader.js';
import type { PageSet } from '../lmdb/page-set.js';
import { SlackClearer } from '../lmdb/slack-clearer.js';
import type { PinnedFile } from './pinned-file.js';

/** A multiple of every page size. */
const blockSize = 1 << 20;

/** Streams the state of `meta` as a data file of its own: built meta pages, then every page, without what is not data. */
export async function* readState(meta: Meta, file: PinnedFile): AsyncGenerator<Buffer> {
  const pages = pageReader(meta, file.readAt, file.path);
  const free = await readFreePages(pages);
  assertLivePagesExist(pages, free, file.sizeBytes());
  const isTiled = 2 + free.size + (await countTreePages(pages)) === meta.lastPage + 1;
  const slack = new SlackClearer(pages, free, isTiled);
  const sizeBytes = (meta.lastPage + 1) * meta.pageSize;
  const head = metaPages(meta);
  for (let position = 0; position < sizeBytes; position += blockSize) {
    const block = await file.readAt(position, Math.min(blockSize, sizeBytes - position));
    if (position === 0) {
      head.copy(block);
      slack.clear(block.subarray(head.length), 2);
    } else {
      slack.clear(block, position / meta.pageSize);
    }
    yield block;
  }
  file.assertHeld();
}

/** LMDB does not write free pages at the end of the file; a live one that is not there is a loss. */
function assertLivePagesExist(pages: PageReader, free: PageSet, fileSizeBytes: number): void {
  const { lastPage, pageSize } = pages.meta;
  for (let page = Math.max(2, Math.floor(fileSizeBytes / pageSize)); page <= lastPage; page++) {
    if (!free.has(page)) throw pages.damaged(`page ${page} is in use and missing from the file`);
  }
}
