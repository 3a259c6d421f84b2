/** A set of page numbers below a fixed limit, one bit each. */
export class PageSet {
  readonly #bits: Uint8Array;
  #size = 0;

  /** @param limit numbers from 0 to limit - 1 can be added */
  constructor(limit: number) {
    this.#bits = new Uint8Array(Math.ceil(limit / 8));
  }

  get size(): number {
    return this.#size;
  }

  has(page: number): boolean {
    return ((this.#bits[page >>> 3] ?? 0) & (1 << (page & 7))) !== 0;
  }

  /** @returns false if the page was in the set already */
  add(page: number): boolean {
    if (this.has(page)) return false;
    this.#bits[page >>> 3] = (this.#bits[page >>> 3] ?? 0) | (1 << (page & 7));
    this.#size++;
    return true;
  }
}
