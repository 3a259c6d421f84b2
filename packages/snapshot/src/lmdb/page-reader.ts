import { SnapshotError } from '../snapshot-error.js';
import type { Meta } from './meta.js';

/** Reads `length` bytes at `position`; bytes past the end of the file come back as zeros. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Whole pages of one committed state, by number. */
export interface PageReader {
  readonly meta: Meta;
  /** `count` pages from `page` on. @throws SnapshotError `source_damaged` when the state has no such pages */
  read(page: number, count?: number): Promise<Buffer>;
  damaged(what: string): SnapshotError;
}

export function pageReader(meta: Meta, readAt: ReadAt, path: string): PageReader {
  const damaged = (what: string) => new SnapshotError('source_damaged', `${path} is damaged: ${what}`, { path });
  return {
    meta,
    damaged,
    async read(page, count = 1) {
      if (!Number.isSafeInteger(page) || !(count >= 1) || page < 2 || page + count - 1 > meta.lastPage) {
        throw damaged(`it refers to page ${page}, its last one is ${meta.lastPage}`);
      }
      return readAt(page * meta.pageSize, count * meta.pageSize);
    },
  };
}
