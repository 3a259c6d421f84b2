import type { CompressedBlock } from './compressed-block.js';
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

  /** Records the segments of a block, the first of them at `first`. */
  setBlock(first: number, block: CompressedBlock): void {
    const [sizes, compressedCrc32s, crc32s] = this.#numbers;
    for (const [index, crc32] of block.crc32s.entries()) {
      const offset = 4 * (first + index);
      sizes.writeUInt32LE(block.compressedSizes[index] ?? 0, offset);
      compressedCrc32s.writeUInt32LE(block.compressedCrc32s[index] ?? 0, offset);
      crc32s.writeUInt32LE(crc32, offset);
    }
    this.#hashes.set(block.sha256s, 32 * first);
  }

  /** All compressed bytes together. */
  get compressedSizeBytes(): number {
    const [sizes] = this.#numbers;
    let sum = 0;
    for (let offset = 0; offset < sizes.length; offset += 4) sum += sizes.readUInt32LE(offset);
    return sum;
  }

  encode(segmentSizeBytes: number, level: number): SegmentIndex {
    const [sizes, compressedCrc32s, crc32s] = this.#numbers;
    return {
      segmentSizeBytes,
      level,
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
