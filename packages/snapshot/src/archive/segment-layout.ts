import { tarBlockSize, tarPadding } from '../tar/tar-header.js';

export const defaultSegmentSize = 32 * 1024;
const segmentSizeRange = { min: 4 * 1024, max: 16 * 1024 * 1024 } as const;
/** Bounds the manifest: about 60 bytes a segment. Beyond 8 GiB of 32 KiB segments, segments grow instead. */
export const maxSegments = 2 ** 18;

export function isSegmentSize(bytes: number): boolean {
  const { min, max } = segmentSizeRange;
  return Number.isInteger(bytes) && bytes >= min && bytes <= max && bytes % tarBlockSize === 0;
}

/** A part of the tar stream that is cut into segments on its own. */
interface Stretch {
  length: number;
  /** The file whose content it is, by position; null between such contents. */
  file: number | null;
}

/**
 * The stretches of the tar stream: the content of every file of at least one segment (so that an unchanged piece of a database is an unchanged
 * segment, wherever in the archive it lies), and whatever lies between.
 */
function* stretches(fileSizes: readonly number[], segmentSizeBytes: number): Generator<Stretch> {
  let between = 0;
  for (const [file, sizeBytes] of fileSizes.entries()) {
    between += tarBlockSize;
    if (sizeBytes >= segmentSizeBytes) {
      yield { length: between, file: null };
      yield { length: sizeBytes, file };
      between = 0;
    } else {
      between += sizeBytes;
    }
    between += tarPadding(sizeBytes);
  }
  if (between > 0) yield { length: between, file: null };
}

/** A run of segments of one stretch, worked on together. */
export interface BlockPlan extends Stretch {
  /** Where in its stretch it begins. */
  position: number;
}

/** Cuts the stretches into blocks of whole segments, the last one of each stretch shorter. */
export function* planBlocks(
  fileSizes: readonly number[],
  segmentSizeBytes: number,
  blockSizeBytes: number,
): Generator<BlockPlan> {
  for (const { length, file } of stretches(fileSizes, segmentSizeBytes)) {
    for (let position = 0; position < length; position += blockSizeBytes)
      yield { file, position, length: Math.min(blockSizeBytes, length - position) };
  }
}

/** Where the segments of each file of at least one segment stand, by the file's position. */
export function segmentPlaces(
  fileSizes: readonly number[],
  segmentSizeBytes: number,
): Map<number, { first: number; count: number }> {
  const places = new Map<number, { first: number; count: number }>();
  let first = 0;
  for (const { length, file } of stretches(fileSizes, segmentSizeBytes)) {
    const count = Math.ceil(length / segmentSizeBytes);
    if (file !== null) places.set(file, { first, count });
    first += count;
  }
  return places;
}

/** Raw length of each segment, in order. */
export function* segmentLengths(fileSizes: readonly number[], segmentSizeBytes: number): Generator<number> {
  for (const stretch of stretches(fileSizes, segmentSizeBytes)) {
    for (let rest = stretch.length; rest > 0; rest -= segmentSizeBytes) yield Math.min(rest, segmentSizeBytes);
  }
}

/** How many segments there are, without counting them one by one. */
export function segmentCount(fileSizes: readonly number[], segmentSizeBytes: number): number {
  let count = 0;
  for (const stretch of stretches(fileSizes, segmentSizeBytes)) count += Math.ceil(stretch.length / segmentSizeBytes);
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
