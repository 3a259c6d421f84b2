import { tarBlockSize, tarPadding } from '../tar/tar-header.js';

export const defaultSegmentSize = 32 * 1024;
const segmentSizeRange = { min: 4 * 1024, max: 16 * 1024 * 1024 } as const;
/** Bounds the manifest: about 60 bytes a segment. Beyond 8 GiB of 32 KiB segments, segments grow instead. */
export const maxSegments = 2 ** 18;

export function isSegmentSize(bytes: number): boolean {
  const { min, max } = segmentSizeRange;
  return Number.isInteger(bytes) && bytes >= min && bytes <= max && bytes % tarBlockSize === 0;
}

/**
 * The stretches of the tar stream that are cut into segments on their own: the content of every file of at least one segment (so that an unchanged
 * piece of a database is an unchanged segment, wherever in the archive it lies), and whatever lies between.
 */
function* stretches(fileSizes: readonly number[], segmentSizeBytes: number): Generator<number> {
  let between = 0;
  for (const sizeBytes of fileSizes) {
    between += tarBlockSize;
    if (sizeBytes >= segmentSizeBytes) {
      yield between;
      yield sizeBytes;
      between = 0;
    } else {
      between += sizeBytes;
    }
    between += tarPadding(sizeBytes);
  }
  if (between > 0) yield between;
}

/** Raw length of each segment, in order. */
export function* segmentLengths(fileSizes: readonly number[], segmentSizeBytes: number): Generator<number> {
  for (const stretch of stretches(fileSizes, segmentSizeBytes)) {
    for (let rest = stretch; rest > 0; rest -= segmentSizeBytes) yield Math.min(rest, segmentSizeBytes);
  }
}

/** How many segments there are, without counting them one by one. */
export function segmentCount(fileSizes: readonly number[], segmentSizeBytes: number): number {
  let count = 0;
  for (const stretch of stretches(fileSizes, segmentSizeBytes)) count += Math.ceil(stretch / segmentSizeBytes);
  return count;
}

/** Length of the tar stream up to the tail. */
export function rawSize(fileSizes: readonly number[]): number {
  return fileSizes.reduce((sum, sizeBytes) => sum + tarBlockSize + sizeBytes + tarPadding(sizeBytes), 0);
}

/** The smallest doubling of the wished size that stays below `maxSegments`. */
export function fittingSegmentSize(fileSizes: readonly number[], wishedBytes: number): number {
  let bytes = wishedBytes;
  while (segmentCount(fileSizes, bytes) > maxSegments && bytes * 2 <= segmentSizeRange.max) bytes *= 2;
  return bytes;
}
