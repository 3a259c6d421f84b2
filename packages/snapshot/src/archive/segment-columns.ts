import type { SegmentIndex } from './manifest.js';

/** What is recorded of one segment. */
export interface SegmentFacts {
  compressedSizeBytes: number;
  compressedCrc32: number;
  crc32: number;
  /** 32 bytes. */
  sha256: Uint8Array;
}

const sizePerSegment = 3 * 4 + 32;

/** The facts of all segments of an archive, in memory that threads can share: 44 bytes each. */
export class SegmentColumns {
  readonly count: number;
  readonly memory: SharedArrayBuffer;
  readonly #sizes: Buffer;
  readonly #compressedCrc32s: Buffer;
  readonly #crc32s: Buffer;
  readonly #hashes: Buffer;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    const count = memory.byteLength / sizePerSegment;
    this.count = count;
    this.#sizes = Buffer.from(memory, 0, 4 * count);
    this.#compressedCrc32s = Buffer.from(memory, 4 * count, 4 * count);
    this.#crc32s = Buffer.from(memory, 8 * count, 4 * count);
    this.#hashes = Buffer.from(memory, 12 * count, 32 * count);
  }

  static ofLength(count: number): SegmentColumns {
    return new SegmentColumns(new SharedArrayBuffer(sizePerSegment * count));
  }

  /** @returns null when the columns are not base64 of `count` values each */
  static decode(index: SegmentIndex): SegmentColumns | null {
    const { count } = index;
    // No more memory than the text is worth.
    if (index.sha256s.length !== 4 * Math.ceil((32 * count) / 3)) return null;
    const columns = SegmentColumns.ofLength(count);
    const isSound =
      decodeColumn(index.compressedSizes, columns.#sizes) &&
      decodeColumn(index.compressedCrc32s, columns.#compressedCrc32s) &&
      decodeColumn(index.crc32s, columns.#crc32s) &&
      decodeColumn(index.sha256s, columns.#hashes);
    return isSound ? columns : null;
  }

  at(index: number): SegmentFacts {
    return {
      compressedSizeBytes: this.#sizes.readUInt32LE(4 * index),
      compressedCrc32: this.#compressedCrc32s.readUInt32LE(4 * index),
      crc32: this.#crc32s.readUInt32LE(4 * index),
      sha256: this.#hashes.subarray(32 * index, 32 * (index + 1)),
    };
  }

  /** Of one segment; 0 behind the last one. */
  compressedSizeAt(index: number): number {
    return index < this.count ? this.#sizes.readUInt32LE(4 * index) : 0;
  }

  set(index: number, { compressedSizeBytes, compressedCrc32, crc32, sha256 }: SegmentFacts): void {
    this.#sizes.writeUInt32LE(compressedSizeBytes, 4 * index);
    this.#compressedCrc32s.writeUInt32LE(compressedCrc32, 4 * index);
    this.#crc32s.writeUInt32LE(crc32, 4 * index);
    this.#hashes.set(sha256, 32 * index);
  }

  equals(other: SegmentColumns): boolean {
    return Buffer.from(this.memory).equals(Buffer.from(other.memory));
  }

  /** All compressed bytes together. */
  get compressedSizeBytes(): number {
    let sum = 0;
    for (let offset = 0; offset < this.#sizes.length; offset += 4) sum += this.#sizes.readUInt32LE(offset);
    return sum;
  }

  encode(segmentSizeBytes: number, level: number): SegmentIndex {
    return {
      segmentSizeBytes,
      level,
      count: this.count,
      compressedSizes: this.#sizes.toString('base64'),
      compressedCrc32s: this.#compressedCrc32s.toString('base64'),
      crc32s: this.#crc32s.toString('base64'),
      sha256s: this.#hashes.toString('base64'),
    };
  }
}

function decodeColumn(text: string, into: Buffer): boolean {
  if (text.length !== 4 * Math.ceil(into.length / 3)) return false;
  const bytes = Buffer.from(text, 'base64');
  // Comparing the texts refuses what Buffer would skip over: other characters, missing padding, stray bits.
  if (bytes.length !== into.length || bytes.toString('base64') !== text) return false;
  into.set(bytes);
  return true;
}
