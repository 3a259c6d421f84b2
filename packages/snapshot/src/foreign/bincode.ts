/** Reads values of Rust's bincode (version 1): counts and lengths are u64, little-endian. Throws RangeError past the end. */
class BincodeReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  list<T>(element: () => T): T[] {
    return Array.from({ length: this.#length() }, element);
  }

  word(): string {
    const length = this.#length();
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError('a text is cut');
    return this.#bytes.toString('utf8', this.#at - length, this.#at);
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('bytes are left over');
  }

  #length(): number {
    const length = Number(this.#bytes.readBigUInt64LE(this.#at));
    this.#at += 8;
    if (length > this.#bytes.length) throw new RangeError('more than there is');
    return length;
  }
}

/** A list or a set of words. @throws RangeError */
export function readWords(bytes: Buffer): string[] {
  const reader = new BincodeReader(bytes);
  const words = reader.list(() => reader.word());
  reader.end();
  return words;
}

/** A map of words to lists of words. @throws RangeError */
export function readWordMap(bytes: Buffer): Record<string, string[]> {
  const reader = new BincodeReader(bytes);
  const entries = reader.list(() => [reader.word(), reader.list(() => reader.word())] as const);
  reader.end();
  return Object.fromEntries(entries);
}
