import { createHash, type Hash } from 'node:crypto';
import { Writable } from 'node:stream';
import type { WrittenSegments } from '@stillframe/snapshot';
import type { MultipartUpload } from './multipart-upload.js';
import type { Part, PartPlanner } from './plan-parts.js';

/** An upload as the end of a stream: it takes bytes as fast as S3 does, hashes and counts them. */
export class ArchiveSink extends Writable {
  readonly #upload: MultipartUpload;
  readonly #planner: PartPlanner;
  readonly #announced: WrittenSegments[] = [];
  readonly #hash: Hash = createHash('sha256');
  #sizeBytes = 0;
  #failure: unknown;

  constructor(upload: MultipartUpload, planner: PartPlanner) {
    super({ highWaterMark: 1 << 20 });
    this.#upload = upload;
    this.#planner = planner;
  }

  /** Says that the bytes at `offset` are segments. They come in one write. */
  announce(run: WrittenSegments): void {
    this.#announced.push(run);
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** What S3 said, if it failed; whoever writes here may have put it in other words. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Hexadecimal; asked for once, after the end. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#take(chunk).then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#sendAll(this.#planner.end()).then(() => done(), done);
  }

  async #take(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk);
    const run = this.#announced[0];
    const isRun = run?.offset === this.#sizeBytes && run.sizeBytes === chunk.length;
    this.#sizeBytes += chunk.length;
    if (isRun) this.#announced.shift();
    await this.#sendAll(isRun ? this.#planner.addSegments(chunk, run.segments) : this.#planner.add(chunk));
  }

  async #sendAll(parts: Iterable<Part>): Promise<void> {
    try {
      for (const part of parts) await this.#upload.add(part);
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }
}
