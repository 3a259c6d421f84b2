import { closeSync, fstatSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { SnapshotError } from '../snapshot-error.js';
import type { Pin } from './pin.js';
import type { StateFile } from './state-reader.js';

const pread = promisify(read);

/** A data file and the pin that keeps its pages still. */
export interface PinnedFile extends StateFile {
  readonly descriptor: number;
  /** @throws SnapshotError `aborted` once released */
  readInto(position: number, bytes: Buffer): Promise<void>;
  /** @throws SnapshotError `pin_lost` · `aborted` */
  assertHeld(): void;
  /** Keeps the descriptor open until `letClose` was called as often, whoever releases the pin meanwhile. @throws SnapshotError `aborted` once released */
  keepOpen(): void;
  letClose(): void;
  release(): void;
}

export function pinnedFile(descriptor: number, pin: Pin, path: string): PinnedFile {
  let isReleased = false;
  let users = 0;
  // A descriptor number that is closed under a read may name another file by the time the read runs.
  const closeWhenIdle = () => {
    if (isReleased && users === 0) closeSync(descriptor);
  };
  const assertOpen = () => {
    if (isReleased) throw new SnapshotError('aborted', `the capture of ${path} was released`, { path });
  };
  const keepOpen = () => {
    assertOpen();
    users++;
  };
  const letClose = () => {
    users--;
    closeWhenIdle();
  };
  return {
    path,
    descriptor,
    sizeBytes() {
      assertOpen();
      return fstatSync(descriptor).size;
    },
    async readInto(position, bytes) {
      keepOpen();
      try {
        let done = 0;
        while (done < bytes.length) {
          const { bytesRead } = await pread(descriptor, bytes, done, bytes.length - done, position + done);
          if (bytesRead === 0) break;
          done += bytesRead;
        }
        bytes.fill(0, done);
      } finally {
        letClose();
      }
      assertOpen();
    },
    keepOpen,
    letClose,
    assertHeld() {
      assertOpen();
      try {
        pin.assertHeld();
      } catch (cause) {
        throw new SnapshotError('pin_lost', `the reader slot on ${path} was lost while it was being read`, {
          path,
          cause,
        });
      }
    },
    release() {
      if (isReleased) return;
      isReleased = true;
      try {
        pin.release();
      } finally {
        closeWhenIdle();
      }
    },
  };
}
