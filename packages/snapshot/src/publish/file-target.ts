import { Writable } from 'node:stream';
import type { DiskFile } from './disk.js';

/** A file as the end of a stream; it counts what it takes. */
export class FileTarget extends Writable {
  readonly #file: DiskFile;
  #sizeBytes = 0;
  #failure: unknown;

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

  async #append(bytes: Buffer): Promise<void> {
    try {
      await this.#file.write(bytes);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    this.#sizeBytes += bytes.length;
  }
}
