import type { PageReader } from './page-reader.js';
import { PageSet } from './page-set.js';
import { walkLeaves } from './walk-leaves.js';

/**
 * The pages that hold nothing in this state, from its free tree.
 *
 * Each value of that tree is a u64 count and as many i64: a page number; or -n, and the next one begins a run of n pages; or 0, an empty slot.
 *
 * @throws SnapshotError `source_damaged` when a page is out of range or listed twice
 */
export async function readFreePages(pages: PageReader): Promise<PageSet> {
  const free = new PageSet(pages.meta.lastPage + 1);
  for await (const { value } of walkLeaves(pages, pages.meta.free)) {
    const words = value.length >>> 3;
    const count = words > 0 ? Number(value.readBigUInt64LE(0)) : -1;
    if (!(count >= 0) || count >= words) throw pages.damaged('a record of its free list is cut');
    for (let index = 1; index <= count; index++) {
      const word = value.readBigInt64LE(8 * index);
      if (word > 0n) addRun(free, Number(word), 1, pages);
      if (word >= 0n) continue;
      index++;
      if (index > count) throw pages.damaged('a run of its free list has no first page');
      addRun(free, Number(value.readBigInt64LE(8 * index)), Number(-word), pages);
    }
  }
  return free;
}

function addRun(free: PageSet, first: number, length: number, pages: PageReader): void {
  if (first < 2 || first + length - 1 > pages.meta.lastPage) {
    throw pages.damaged(
      `its free list names pages ${first} to ${first + length - 1}, its last one is ${pages.meta.lastPage}`,
    );
  }
  for (let page = first; page < first + length; page++) {
    if (!free.add(page)) throw pages.damaged(`page ${page} stands twice in its free list`);
  }
}
