import type { Readable } from 'node:stream';
import type { CatalogFilter, CatalogItem } from '@stillframe/snapshot';
import type { Documents } from '../store/documents.js';
import type { Keys } from '../store/keys.js';
import type { Payloads } from '../store/payloads.js';
import type { Policies } from '../tasks/policies.js';
import type { Restorations } from '../tasks/restorations.js';
import type { TaskQueue } from '../tasks/task-queue.js';

/** What a class shows to others, which something else may show too. */
type Public<T> = Pick<T, keyof T>;

/** A snapshot, and the proof of it that waits or runs. */
export type ShownSnapshot = CatalogItem & {
  verifying:
    | {
        status: 'enqueued' | 'processing';
        progress: { step: string; bytesDone: number; bytesTotal: number } | null;
        enqueuedAt: string;
        startedAt: string | null;
      }
    | undefined;
};

/** An archive that is being read. */
interface OpenArchiveFile {
  name: string;
  sizeBytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** Bytes from `start` to before `end`. */
  read(start: number, end: number): Readable;
  release(): Promise<void>;
}

/** The snapshots that exist. Fails with CatalogError for what cannot be. */
interface Snapshots {
  list(
    filter: CatalogFilter,
    page: { offset: number; limit: number },
  ): Promise<{ results: ShownSnapshot[]; total: number }>;
  get(snapshotUid: string): Promise<ShownSnapshot>;
  pin(snapshotUid: string, isPinned: boolean): Promise<ShownSnapshot>;
  delete(snapshotUid: string, options: { force: boolean }): Promise<void>;
  verify(snapshotUid: string): Promise<ShownSnapshot>;
  open(snapshotUid: string): Promise<OpenArchiveFile>;
}

/** Everything below the HTTP room that its handlers may use. */
export interface Services {
  tasks: Public<TaskQueue>;
  documents: Public<Documents>;
  payloads: Pick<Payloads, 'create'>;
  keys: Keys;
  restorations: Pick<Restorations, 'create' | 'list' | 'get'>;
  snapshots: Snapshots;
  policies: Public<Policies>;
  metrics: {
    /** What is counted, in the text format 0.0.4 of Prometheus. */
    expose(): Promise<string>;
  };
}
