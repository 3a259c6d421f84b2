import { fstatSync, readSync } from 'node:fs';
import { metaSize, readMeta } from '../lmdb/meta.js';
import { StateReader } from './state-reader.js';

/** A pinned state in words that can be sent to another thread of this process. */
export interface StateSource {
  /** The data file, open for reading. */
  descriptor: number;
  path: string;
  /** The meta, as its page holds it. */
  meta: Uint8Array;
}

/** A pinned state that another thread reads; its descriptor stays open until it is given back, whatever happens to the capture. */
export interface LentState {
  readonly source: StateSource;
  /** Reads must ask for whole pages. */
  readonly pageSize: number;
  /** @throws SnapshotError `pin_lost` · `aborted` (the capture was released): throw away what was read */
  assertHeld(): void;
  /** Once nobody reads any more; safe more than once. */
  giveBack(): void;
}

/** Reads a lent state in this thread, with calls that block it. */
export function borrowState({ descriptor, path, meta }: StateSource): Promise<StateReader> {
  const bytes = Buffer.alloc(metaSize);
  bytes.set(meta);
  return StateReader.open(readMeta(bytes, 0), {
    path,
    sizeBytes: () => fstatSync(descriptor).size,
    async readInto(position, into) {
      let done = 0;
      while (done < into.length) {
        const bytesRead = readSync(descriptor, into, done, into.length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      into.fill(0, done);
    },
  });
}
