import type { SegmentIndex } from './manifest.js';

/** What is recorded of one segment. */
export interface SegmentFacts {
  compressedSizeBytes: number;
  compressedCrc32: number;
  crc32: number;
  /** 32 bytes. */
  sha256: Uint8Array;
}

/** The facts of all segments of an archive, 44 bytes each. */
export class SegmentColumns {
  readonly count: number;
  readonly #numbers: [sizes: Buffer, compressedCrc32s: Buffer, crc32s: Buffer];
  readonly #hashes: Buffer;

  private constructor(numbers: [Buffer, Buffer, Buffer], hashes: Buffer) {
    this.#numbers = numbers;
    this.#hashes = hashes;
    this.count = hashes.length / 32;
  }

  static ofLength(count: number): SegmentColumns {
    const column = () => Buffer.alloc(4 * count);
    return new SegmentColumns([column(), column(), column()], Buffer.alloc(32 * count));
  }

  /** @returns null when the columns are not base64 of `count` values each */
  static decode(index: SegmentIndex): SegmentColumns | null {
    const { count } = index;
    const sizes = decodeColumn(index.compressedSizes, 4 * count);
    const compressedCrc32s = decodeColumn(index.compressedCrc32s, 4 * count);
    const crc32s = decodeColumn(index.crc32s, 4 * count);
    const hashes = decodeColumn(index.sha256s, 32 * count);
    if (sizes === null || compressedCrc32s === null || crc32s === null || hashes === null) return null;
    return new SegmentColumns([sizes, compressedCrc32s, crc32s], hashes);
  }

  at(index: number): SegmentFacts {
    const [compressedSizeBytes, compressedCrc32, crc32] = this.#numbers.map((column) => column.readUInt32LE(4 * index));
    return {
      compressedSizeBytes: compressedSizeBytes ?? 0,
      compressedCrc32: compressedCrc32 ?? 0,
      crc32: crc32 ?? 0,
      sha256: this.#hashes.subarray(32 * index, 32 * (index + 1)),
    };
  }

  set(index: number, facts: SegmentFacts): void {
    const [sizes, compressedCrc32s, crc32s] = this.#numbers;
    sizes.writeUInt32LE(facts.compressedSizeBytes, 4 * index);
    compressedCrc32s.writeUInt32LE(facts.compressedCrc32, 4 * index);
    crc32s.writeUInt32LE(facts.crc32, 4 * index);
    this.#hashes.set(facts.sha256, 32 * index);
  }

  /** All compressed bytes together. */
  get compressedSizeBytes(): number {
    const [sizes] = this.#numbers;
    let sum = 0;
    for (let offset = 0; offset < sizes.length; offset += 4) sum += sizes.readUInt32LE(offset);
    return sum;
  }

  encode(segmentSizeBytes: number): SegmentIndex {
    const [sizes, compressedCrc32s, crc32s] = this.#numbers;
    return {
      segmentSizeBytes,
      count: this.count,
      compressedSizes: sizes.toString('base64'),
      compressedCrc32s: compressedCrc32s.toString('base64'),
      crc32s: crc32s.toString('base64'),
      sha256s: this.#hashes.toString('base64'),
    };
  }
}

function decodeColumn(text: string, length: number): Buffer | null {
  if (text.length !== 4 * Math.ceil(length / 3)) return null;
  const bytes = Buffer.from(text, 'base64');
  // Comparing the texts refuses what Buffer would skip over: other characters, missing padding, stray bits.
  return bytes.length === length && bytes.toString('base64') === text ? bytes : null;
}
