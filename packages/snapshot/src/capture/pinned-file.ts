import { closeSync, fstatSync, read } from 'node:fs';
import { promisify } from 'node:util';
import { SnapshotError } from '../snapshot-error.js';
import type { Pin } from './pin.js';

const pread = promisify(read);

/** A data file and the pin that keeps its pages still. */
export interface PinnedFile {
  readonly path: string;
  /** Current length; the file may be shorter than the state (its last pages are free) or longer (it grew since). */
  sizeBytes(): number;
  /** @throws SnapshotError `aborted` once released; bytes past the end come back as zeros */
  readAt(position: number, length: number): Promise<Buffer>;
  /** @throws SnapshotError `pin_lost` */
  assertHeld(): void;
  release(): void;
}

export function pinnedFile(descriptor: number, pin: Pin, path: string): PinnedFile {
  let isReleased = false;
  let readsUnderWay = 0;
  // A descriptor number that is closed under a read may name another file by the time the read runs.
  const closeWhenIdle = () => {
    if (isReleased && readsUnderWay === 0) closeSync(descriptor);
  };
  const assertOpen = () => {
    if (isReleased) throw new SnapshotError('aborted', `the capture of ${path} was released`, { path });
  };
  return {
    path,
    sizeBytes() {
      assertOpen();
      return fstatSync(descriptor).size;
    },
    async readAt(position, length) {
      assertOpen();
      const bytes = Buffer.allocUnsafeSlow(length);
      readsUnderWay++;
      try {
        let done = 0;
        while (done < length) {
          const { bytesRead } = await pread(descriptor, bytes, done, length - done, position + done);
          if (bytesRead === 0) break;
          done += bytesRead;
        }
        bytes.fill(0, done);
      } finally {
        readsUnderWay--;
        closeWhenIdle();
      }
      assertOpen();
      return bytes;
    },
    assertHeld() {
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
