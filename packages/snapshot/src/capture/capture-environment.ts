import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { readError } from '../disk-error.js';
import { readCommittedMeta } from '../lmdb/committed-meta.js';
import type { Meta } from '../lmdb/meta.js';
import type { LentState } from './lent-state.js';
import type { Pin } from './pin.js';
import { type PinnedFile, pinnedFile } from './pinned-file.js';
import { readState } from './read-state.js';

/** One instant of an environment, fixed until `release()`. */
export interface EnvironmentCapture {
  /** The transaction whose commit is the instant. */
  readonly txnid: bigint;
  /** Length of the file that `read()` gives. */
  readonly sizeBytes: number;
  /**
   * A complete `data.mdb` of the instant, in blocks of at most 1 MiB that belong to the caller. May be read more than once.
   *
   * @throws SnapshotError `source_damaged` · `pin_lost` (at the end: throw away what was read) · `aborted` (released meanwhile)
   */
  read(): AsyncIterable<Buffer>;
  /** Lets another thread read the same bytes. @throws SnapshotError `aborted` once released */
  lend(): LentState;
  /** Frees the pin and the descriptor; safe at any time and more than once. */
  release(): void;
}

/**
 * Fixes one consistent instant of a live environment, while writers go on. Takes well under a millisecond and never waits, so the captures of
 * several environments made in one turn of the event loop belong together.
 *
 * @param directory holds `data.mdb` and `lock.mdb` (lmdb-js, data format 2, not encrypted)
 * @param pin takes the reader slot; called first, because only states that are not older than the slot are protected by it
 * @throws SnapshotError `not_found` · `not_readable` · `source_damaged`; the pin has been released
 */
export function captureEnvironment({ directory, pin }: { directory: string; pin: () => Pin }): EnvironmentCapture {
  const held = pin();
  const path = join(directory, 'data.mdb');
  let opened: { descriptor: number; meta: Meta };
  try {
    opened = openCommitted(path, join(directory, 'lock.mdb'));
  } catch (error) {
    held.release();
    throw readError(error, path);
  }
  const { meta } = opened;
  const file = pinnedFile(opened.descriptor, held, path);
  return {
    txnid: meta.txnid,
    sizeBytes: (meta.lastPage + 1) * meta.pageSize,
    read: () => readState(meta, file),
    lend: () => lendState(meta, file),
    release: file.release,
  };
}

function lendState(meta: Meta, file: PinnedFile): LentState {
  file.keepOpen();
  let isLent = true;
  return {
    source: { descriptor: file.descriptor, path: file.path, meta: meta.bytes },
    pageSize: meta.pageSize,
    assertHeld: file.assertHeld,
    giveBack() {
      if (!isLent) return;
      isLent = false;
      file.letClose();
    },
  };
}

function openCommitted(dataPath: string, lockPath: string): { descriptor: number; meta: Meta } {
  const descriptor = openSync(dataPath, 'r');
  try {
    const lockFile = openSync(lockPath, 'r');
    try {
      return { descriptor, meta: readCommittedMeta(descriptor, lockFile, dataPath) };
    } finally {
      closeSync(lockFile);
    }
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
