import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { deflateSegment } from '../gzip/deflate-segment.js';
import type { CompressedBlock } from './compressed-block.js';
import { copySegments, type PreviousSegments } from './previous-segments.js';

/** A run of raw segments. */
export interface RawSegments {
  bytes: Uint8Array;
  /** All have this length but the last one, which may be shorter. */
  segmentSizeBytes: number;
  /** The segment of the archive before that stands in the place of the first one; -1 when there is none. */
  previousIndex: number;
}

/** Compresses runs of segments in the calling thread; those that the archive before has already are copied from it. */
export class BlockCompressor {
  readonly #level: number;
  readonly #previous: PreviousSegments | null;

  /** @param level 0 to 9 */
  constructor(level: number, previous: PreviousSegments | null) {
    this.#level = level;
    this.#previous = previous;
  }

  compress({ bytes, segmentSizeBytes, previousIndex }: RawSegments): CompressedBlock {
    const count = Math.ceil(bytes.length / segmentSizeBytes);
    const segmentAt = (index: number) => bytes.subarray(index * segmentSizeBytes, (index + 1) * segmentSizeBytes);
    const crc32s = new Uint32Array(count);
    const sha256s = new Uint8Array(32 * count);
    for (let index = 0; index < count; index++) {
      crc32s[index] = crc32(segmentAt(index));
      sha256s.set(createHash('sha256').update(segmentAt(index)).digest(), 32 * index);
    }
    const copies =
      this.#previous === null || previousIndex < 0
        ? []
        : copySegments(this.#previous, previousIndex, { crc32s, sha256s });
    const parts: Uint8Array[] = [];
    const compressedSizes = new Uint32Array(count);
    const compressedCrc32s = new Uint32Array(count);
    let reused = 0;
    for (let index = 0; index < count; index++) {
      const copy = copies[index];
      const part = copy ?? deflateSegment(segmentAt(index), this.#level);
      if (copy !== undefined) reused++;
      parts.push(part);
      compressedSizes[index] = part.length;
      compressedCrc32s[index] = crc32(part);
    }
    return {
      bytes: join(parts),
      rawSizeBytes: bytes.length,
      compressedSizes,
      compressedCrc32s,
      crc32s,
      sha256s,
      reused,
    };
  }
}

/** In memory of its own, which can move to another thread. */
function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
