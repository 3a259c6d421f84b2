/** Reads a stream of blocks by lengths. */
export class ByteCursor {
  readonly #blocks: AsyncIterator<Buffer>;
  readonly #ended: () => Error;
  #rest: Buffer = Buffer.alloc(0);

  /** @param ended makes the error for a stream that ends too early */
  constructor(blocks: AsyncIterable<Buffer>, ended: () => Error) {
    this.#blocks = blocks[Symbol.asyncIterator]();
    this.#ended = ended;
  }

  /** The next `length` bytes, in views of the stream's own blocks. */
  async *pieces(length: number): AsyncGenerator<Buffer> {
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) await this.#next();
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const piece of this.pieces(length)) parts.push(piece);
    return Buffer.concat(parts);
  }

  /** Whether the stream has run to its end, as it was meant to. @returns false when there is more to read */
  async isAtEnd(): Promise<boolean> {
    if (this.#rest.length > 0) return false;
    const next = await this.#blocks.next();
    if (next.done !== true) this.#rest = next.value;
    return next.done === true;
  }

  async close(): Promise<void> {
    await this.#blocks.return?.();
  }

  async #next(): Promise<void> {
    const next = await this.#blocks.next();
    if (next.done === true) throw this.#ended();
    this.#rest = next.value;
  }
}
