import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { deflateLane } from '../gzip/deflate-lane.js';
import type { SegmentFacts } from './segment-columns.js';

/** A segment as it goes into the archive. */
export interface CompressedSegment extends SegmentFacts {
  bytes: Buffer;
  rawSizeBytes: number;
}

/** Turns raw segments into compressed ones, several at a time. */
export interface Compressor {
  /** How many calls of `compress` may be under way. */
  readonly width: number;
  /** @param index of the segment: calls under way have consecutive ones */
  compress(raw: Buffer, index: number): Promise<CompressedSegment>;
  close(): void;
}

/**
 * Compresses on libuv's threads. Two lanes by default: LMDB commits on the same four threads, and a write must find one free.
 *
 * @param level 0 to 9
 */
export function poolCompressor(level: number, width = 2): Compressor {
  const lanes = Array.from({ length: width }, () => deflateLane(level));
  return {
    width,
    async compress(raw, index) {
      const lane = lanes[index % width];
      if (lane === undefined) throw new RangeError(`no lane for segment ${index}`);
      const compressing = lane.deflate(raw);
      const sha256 = createHash('sha256').update(raw).digest();
      const rawCrc32 = crc32(raw);
      const bytes = await compressing;
      return {
        bytes,
        rawSizeBytes: raw.length,
        compressedSizeBytes: bytes.length,
        compressedCrc32: crc32(bytes),
        crc32: rawCrc32,
        sha256,
      };
    },
    close: () => {
      for (const lane of lanes) lane.close();
    },
  };
}
