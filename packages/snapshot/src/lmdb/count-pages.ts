import { readTreeRecord, type TreeRecord, treeRecordSize } from './meta.js';
import type { PageReader } from './page-reader.js';
import { walkLeaves } from './walk-leaves.js';

const sortedDuplicates = 0x04;

/**
 * Counts the pages that all trees of the state say they own: free tree, main tree, every named database, and in those with sorted duplicates the
 * trees of single keys (lmdb-js does not include them in their database's own count).
 */
export async function countTreePages(pages: PageReader): Promise<number> {
  let count = pages.meta.free.pages + pages.meta.main.pages;
  for await (const database of treesIn(pages, pages.meta.main)) {
    count += database.pages;
    if ((database.flags & sortedDuplicates) === 0) continue;
    for await (const duplicates of treesIn(pages, database)) count += duplicates.pages;
  }
  return count;
}

async function* treesIn(pages: PageReader, tree: TreeRecord): AsyncGenerator<TreeRecord> {
  for await (const node of walkLeaves(pages, tree)) {
    if (node.isTree && node.value.length === treeRecordSize) yield readTreeRecord(node.value, 0);
  }
}
