import { readSync } from 'node:fs';
import { SnapshotError } from '../snapshot-error.js';
import { dataVersion, isPageSize, type Meta, magic, metaSize, pageHeaderSize, readMeta } from './meta.js';

const attempts = 1000;

/**
 * Reads the newest committed meta of a live environment.
 *
 * Transaction c writes meta slot c & 1, and the lock file names the last committed one. Slot c & 1 is written again by c + 2 only, which begins
 * after c + 1 was committed: when the lock file still says c after the slot was read, the slot was not being written.
 *
 * @param dataFile open descriptor of `data.mdb`
 * @param lockFile open descriptor of `lock.mdb`
 * @throws SnapshotError `source_damaged` (not an environment of lmdb-js, or its metas never agree)
 */
export function readCommittedMeta(dataFile: number, lockFile: number, path: string): Meta {
  const { pageSize } = metaAt(dataFile, 0, path);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const committed = lastCommitted(lockFile, path);
    const meta = metaAt(dataFile, Number(committed & 1n) * pageSize, path);
    if (meta.txnid === committed && lastCommitted(lockFile, path) === committed) return meta;
  }
  throw new SnapshotError('source_damaged', `the meta pages of ${path} and its lock file never agree`, { path });
}

function metaAt(dataFile: number, position: number, path: string): Meta {
  const bytes = Buffer.alloc(pageHeaderSize + metaSize);
  readSync(dataFile, bytes, 0, bytes.length, position);
  const meta = readMeta(bytes, pageHeaderSize);
  if (meta.magic !== magic || meta.version !== dataVersion || !isPageSize(meta.pageSize)) {
    throw new SnapshotError('source_damaged', `${path} is not an LMDB environment of data format ${dataVersion}`, {
      path,
    });
  }
  return meta;
}

function lastCommitted(lockFile: number, path: string): bigint {
  const bytes = Buffer.alloc(16);
  readSync(lockFile, bytes, 0, bytes.length, 0);
  if (bytes.readUInt32LE(0) !== magic) {
    throw new SnapshotError('source_damaged', `the lock file beside ${path} is not one of LMDB`, { path });
  }
  return bytes.readBigUInt64LE(8);
}
