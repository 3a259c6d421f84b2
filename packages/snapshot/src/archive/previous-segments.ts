import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { SegmentColumns } from './segment-columns.js';

/** The segments of the archive before, in memory that threads share. */
export interface PreviousSegments {
  /** The archive's file, open for reading in this process. */
  descriptor: number;
  /** Where each segment begins in the file, and last where the last one ends. */
  offsets: Float64Array;
  /** Its `SegmentColumns`. */
  columns: SharedArrayBuffer;
}

/** A segment as it stands in the archive before. */
export interface SegmentCopy {
  /** Compressed. */
  bytes: Uint8Array;
  compressedCrc32: number;
  /** Of the raw bytes. */
  crc32: number;
}

/**
 * Copies from the archive before what it has of a run of segments: those whose raw bytes have the same SHA-256 as the segment in the same place, and whose
 * compressed bytes still have the CRC-32 that was written down.
 *
 * Anything else is left out, and costs a compression: a manifest that lies, a file that was cut, a sector that rotted.
 *
 * @param first the segment there that stands in the place of the first one here
 * @param sha256s of the segments here, 32 bytes each
 * @returns copies by position in the run; holes where there is nothing to copy. Neighbours share memory, which holds nothing else
 */
export function copySegments(previous: PreviousSegments, first: number, sha256s: Buffer): (SegmentCopy | undefined)[] {
  const columns = new SegmentColumns(previous.columns);
  const copies: (SegmentCopy | undefined)[] = [];
  const count = sha256s.length / 32;
  const isSame = (index: number) =>
    first + index < columns.count &&
    sha256s.subarray(32 * index, 32 * (index + 1)).equals(columns.at(first + index).sha256);
  for (let start = 0; start < count; ) {
    let end = start;
    while (end < count && isSame(end)) end++;
    if (end > start) copyRun({ previous, columns }, [first + start, first + end], copies, start);
    start = Math.max(end, start + 1);
  }
  return copies;
}

/** One read for all of them: neighbours stay neighbours. */
function copyRun(
  { previous: { descriptor, offsets }, columns }: { previous: PreviousSegments; columns: SegmentColumns },
  [from, to]: [number, number],
  copies: (SegmentCopy | undefined)[],
  position: number,
): void {
  const start = offsets[from] ?? 0;
  const run = Buffer.allocUnsafeSlow((offsets[to] ?? start) - start);
  if (!readFully(descriptor, run, start)) return;
  for (let index = from; index < to; index++) {
    const bytes = run.subarray((offsets[index] ?? 0) - start, (offsets[index + 1] ?? 0) - start);
    const facts = columns.at(index);
    if (crc32(bytes) === facts.compressedCrc32) copies[position + index - from] = { ...facts, bytes };
  }
}

function readFully(descriptor: number, bytes: Buffer, position: number): boolean {
  try {
    let done = 0;
    while (done < bytes.length) {
      const bytesRead = readSync(descriptor, bytes, done, bytes.length - done, position + done);
      if (bytesRead === 0) return false;
      done += bytesRead;
    }
    return true;
  } catch {
    // A disk that cannot give the old archive back: compressing costs time only.
    return false;
  }
}
