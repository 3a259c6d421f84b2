import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { deflateSegment } from '../gzip/deflate-segment.js';
import type { CompressedBlock } from './compressed-block.js';
import { copySegments, type PreviousSegments } from './previous-segments.js';
import { SegmentColumns } from './segment-columns.js';
import { SegmentTags, type SharedTags } from './segment-tags.js';

export interface CompressorOptions {
  /** 0 to 9. */
  level: number;
  /** The columns of the archive being written, which threads fill together. */
  columns: SharedArrayBuffer;
  previous: PreviousSegments | null;
  /** Null where few segments are hashed. */
  tags: SharedTags | null;
}

/** A run of raw segments. */
export interface RawSegments {
  bytes: Uint8Array;
  /** All have this length but the last one, which may be shorter. */
  segmentSizeBytes: number;
  /** The number of the first one in the archive. */
  index: number;
  /** The segment of the archive before that stands in the place of the first one; -1 when there is none. */
  previousIndex: number;
}

/** Compresses runs of segments in the calling thread; those that the archive before has already are copied from it. */
export class BlockCompressor {
  readonly #level: number;
  readonly #columns: SegmentColumns;
  readonly #previous: PreviousSegments | null;
  readonly #previousColumns: SegmentColumns | null;
  readonly #tags: SegmentTags | null;

  constructor({ level, columns, previous, tags }: CompressorOptions) {
    this.#level = level;
    this.#columns = new SegmentColumns(columns);
    this.#previous = previous;
    this.#previousColumns = previous && new SegmentColumns(previous.columns);
    this.#tags = tags && new SegmentTags(tags);
  }

  /** Fills in the columns of these segments. */
  compress(segments: RawSegments): CompressedBlock {
    const { parts, copied } = this.compressEach(segments);
    return { bytes: join(parts), copied };
  }

  /**
   * As `compress`, each compressed segment by itself.
   *
   * @param memoryOf gives memory for those that are copied, which may be used again for the next block
   */
  compressEach(
    { bytes, segmentSizeBytes, index: first, previousIndex }: RawSegments,
    memoryOf?: (sizeBytes: number) => Buffer,
  ): { parts: Uint8Array[]; copied: number } {
    const count = Math.ceil(bytes.length / segmentSizeBytes);
    const segments = Array.from({ length: count }, (_, index) =>
      bytes.subarray(index * segmentSizeBytes, (index + 1) * segmentSizeBytes),
    );
    const isKnown = this.#tags?.take(segments, bytes, first, previousIndex) ?? (() => false);
    const sha256s = Buffer.allocUnsafeSlow(32 * count);
    for (const [index, segment] of segments.entries()) {
      // Of bytes that were hashed for the archive before, that archive has the SHA-256.
      const known = isKnown(index) ? this.#previousColumns?.at(previousIndex + index).sha256 : undefined;
      sha256s.set(known ?? hash('sha256', segment, 'buffer'), 32 * index);
    }
    const copies =
      this.#previous === null || previousIndex < 0
        ? []
        : copySegments(this.#previous, previousIndex, sha256s, memoryOf);
    const parts: Uint8Array[] = [];
    let copied = 0;
    for (const [index, segment] of segments.entries()) {
      const copy = copies[index];
      if (copy !== undefined) copied++;
      const part = copy?.bytes ?? deflateSegment(segment, this.#level);
      parts.push(part);
      this.#columns.set(first + index, {
        compressedSizeBytes: part.length,
        compressedCrc32: copy?.compressedCrc32 ?? crc32(part),
        // Equal SHA-256s are equal bytes, whose CRC-32 is known already.
        crc32: copy?.crc32 ?? crc32(segment),
        sha256: sha256s.subarray(32 * index, 32 * (index + 1)),
      });
    }
    return { parts, copied };
  }
}

/** In memory of its own, which can move to another thread: that of a single run of copies, or new one. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const [first] = parts;
  const isOneRun = first?.buffer.byteLength === length && parts.every(({ buffer }) => buffer === first.buffer);
  if (isOneRun) return new Uint8Array(first.buffer as ArrayBuffer);
  const whole = Buffer.allocUnsafeSlow(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return new Uint8Array(whole.buffer);
}
