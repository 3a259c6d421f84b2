import { createHash, type Hash } from 'node:crypto';
import { Writable } from 'node:stream';
import type { DiskFile } from './disk.js';

/** A file as the end of a stream; it hashes and counts what it takes, and gathers small writes while one is under way. */
export class FileTarget extends Writable {
  readonly #file: DiskFile;
  readonly #hash: Hash = createHash('sha256');
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

  /** Hexadecimal; asked for once, after the end. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#append(chunk).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#append(Buffer.concat(chunks.map(({ chunk }) => chunk))).then(() => done(), done);
  }

  async #append(bytes: Buffer): Promise<void> {
    try {
      await this.#file.write(bytes);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
    this.#hash.update(bytes);
    this.#sizeBytes += bytes.length;
  }
}
