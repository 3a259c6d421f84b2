import { Writable } from 'node:stream';
import type { DiskFile } from './disk.js';

/** So much is brought to the disk at once, beside the work: what is left for the end is little, however large the file. */
const SYNC_BYTES = 32 << 20;

/** A file as the end of a stream; it counts what it takes. */
export class FileTarget extends Writable {
  readonly #file: DiskFile;
  #sizeBytes = 0;
  #failure: unknown;
  #unsyncedBytes = 0;
  #syncing: Promise<void> | undefined;

  constructor(file: DiskFile) {
    super({ highWaterMark: 1 << 20, decodeStrings: true });
    this.#file = file;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** What the disk said, if it failed; whoever writes here may have put it in other words. */
  get failure(): unknown {
    return this.#failure;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#append(chunk).then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    const sync = this.#syncing ?? Promise.resolve();
    sync.then(() => done(this.#failure === undefined ? null : asError(this.#failure)));
  }

  async #append(bytes: Buffer): Promise<void> {
    try {
      await this.#file.write(bytes);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    this.#sizeBytes += bytes.length;
    this.#unsyncedBytes += bytes.length;
    if (this.#unsyncedBytes >= SYNC_BYTES && this.#syncing === undefined) this.#syncing = this.#sync();
  }

  /** A failure has to be told here: the system tells it once, and the last fsync might know nothing of it. */
  async #sync(): Promise<void> {
    this.#unsyncedBytes = 0;
    try {
      await this.#file.sync();
    } catch (error) {
      this.#failure = error;
      this.destroy(asError(error));
    } finally {
      this.#syncing = undefined;
    }
  }
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
