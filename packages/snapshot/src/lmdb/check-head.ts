import { SnapshotError } from '../snapshot-error.js';
import { dataVersion, isPageSize, type Meta, magic, pageHeaderSize, readMeta, type TreeRecord } from './meta.js';
import { metaPages } from './meta-pages.js';

/** No environment's two meta pages need more bytes than this. */
export const headSize = 2 * 65536;

const maxDepth = 32;

/**
 * Refuses an LMDB file that must not be opened, by its first bytes. LMDB in this process would not throw: a failing open of lmdb-js ends in a
 * segmentation fault, and a file that is too short in a bus error.
 *
 * Captures build their meta pages from one state, so both pages are known to the byte once the newer meta is read: anything else is refused.
 *
 * @param head the file's first bytes: all of it, or `headSize`
 * @param sizeBytes the length of the whole file
 * @throws SnapshotError `invalid_database`
 */
export function checkEnvironmentHead(head: Buffer, sizeBytes: number, path: string): void {
  const unsound = (what: string) =>
    new SnapshotError('invalid_database', `${path} is not a sound LMDB file: ${what}`, { path });
  if (head.length < 512) throw unsound('it is too short');
  const first = readMeta(head, pageHeaderSize);
  if (first.magic !== magic) throw unsound('the magic number is missing');
  if (first.version !== dataVersion) throw unsound(`its data format is ${first.version}, not ${dataVersion}`);
  const { pageSize } = first;
  if (!isPageSize(pageSize)) throw unsound(`pages of ${pageSize} bytes do not exist`);
  if (head.length < 2 * pageSize) throw unsound('it is too short');
  const second = readMeta(head, pageSize + pageHeaderSize);
  const newest = second.txnid > first.txnid ? second : first;
  if (!metaPages(newest).equals(head.subarray(0, 2 * pageSize))) {
    throw unsound('its meta pages are not those of a capture');
  }
  checkState(newest, sizeBytes, unsound);
}

function checkState(meta: Meta, sizeBytes: number, unsound: (what: string) => SnapshotError): void {
  const used = (meta.lastPage + 1) * meta.pageSize;
  if (used !== sizeBytes) throw unsound(`it has ${sizeBytes} bytes, its metas speak of ${used}`);
  if (meta.mapSizeBytes < used) throw unsound(`its map of ${meta.mapSizeBytes} bytes is smaller than its data`);
  checkTree(meta.main, 'main', meta.lastPage, unsound);
  checkTree(meta.free, 'free', meta.lastPage, unsound);
}

function checkTree(tree: TreeRecord, name: string, lastPage: number, unsound: (what: string) => SnapshotError): void {
  const isEmpty = tree.root === null;
  if (isEmpty !== (tree.depth === 0) || isEmpty !== (tree.entries === 0))
    throw unsound(`its ${name} tree is half empty`);
  if (tree.depth > maxDepth) throw unsound(`its ${name} tree is ${tree.depth} levels deep`);
  if (tree.pages > lastPage - 1) throw unsound(`its ${name} tree claims ${tree.pages} pages`);
  if (tree.root !== null && (tree.root < 2 || tree.root > lastPage))
    throw unsound(`its ${name} tree begins outside the file`);
}
