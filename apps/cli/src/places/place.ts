import type { Schema } from '@stillframe/client';

export type Snapshot = Schema<'Snapshot'>;

/** Which snapshots are meant; what is left out lets all through. */
export interface SnapshotFilter {
  states?: Schema<'SnapshotState'>[];
  kinds?: Schema<'SnapshotKind'>[];
}

/** How far something is that takes long. */
export interface Step {
  step: string;
  bytesDone: number;
  bytesTotal: number;
}

export interface VerifyOptions {
  /** Whether to come back only when the proof has ended. */
  wait: boolean;
  timeoutMs: number;
  onProgress(step: Step): void;
}

/** Where snapshots are, as commands see it: a running server, or a directory without one. */
export interface Place {
  /** How messages name it. */
  readonly name: string;
  /** Newest first, fetched as they are asked for. */
  list(filter: SnapshotFilter): AsyncGenerator<Snapshot>;
  get(snapshotUid: string): Promise<Snapshot>;
  pin(snapshotUid: string, isPinned: boolean): Promise<Snapshot>;
  remove(snapshotUid: string, options: { force: boolean }): Promise<void>;
  /** @returns the snapshot, with what is known of the proof then */
  verify(snapshotUid: string, options: VerifyOptions): Promise<Snapshot>;
  /**
   * Reads an archive from byte `from` on, or from 0 where that cannot be had.
   *
   * @throws BrokenRead for what another try may mend
   */
  read(snapshot: Snapshot, from: number): Promise<{ from: number; bytes: AsyncIterable<Uint8Array> }>;
}

/** A read broke off that may succeed when it is tried again. */
export class BrokenRead extends Error {
  override readonly name = 'BrokenRead';
}
