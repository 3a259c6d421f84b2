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
 * @param memoryOf gives memory for all copies together, in bytes; it is asked once, and only if there is something to copy
 * @returns copies by position in the run, in that memory; holes where there is nothing to copy
 */
export function copySegments(
  previous: PreviousSegments,
  first: number,
  sha256s: Buffer,
  memoryOf: (sizeBytes: number) => Buffer = Buffer.allocUnsafeSlow,
): (SegmentCopy | undefined)[] {
  const columns = new SegmentColumns(previous.columns);
  const { offsets } = previous;
  const copies: (SegmentCopy | undefined)[] = [];
  const count = sha256s.length / 32;
  const isSame = (index: number) =>
    first + index < columns.count &&
    sha256s.subarray(32 * index, 32 * (index + 1)).equals(columns.at(first + index).sha256);
  const runs: [from: number, to: number][] = [];
  for (let start = 0; start < count; ) {
    let end = start;
    while (end < count && isSame(end)) end++;
    if (end > start) runs.push([first + start, first + end]);
    start = Math.max(end, start + 1);
  }
  const sizeOf = ([from, to]: [number, number]) => (offsets[to] ?? 0) - (offsets[from] ?? 0);
  if (runs.length === 0) return copies;
  const memory = memoryOf(runs.reduce((sum, run) => sum + sizeOf(run), 0));
  let done = 0;
  for (const run of runs) {
    const bytes = memory.subarray(done, done + sizeOf(run));
    done += bytes.length;
    copyRun({ previous, columns }, run, bytes, (index, copy) => {
      copies[index - first] = copy;
    });
  }
  return copies;
}

/** One read for all of them: neighbours stay neighbours. */
function copyRun(
  { previous: { descriptor, offsets }, columns }: { previous: PreviousSegments; columns: SegmentColumns },
  [from, to]: [number, number],
  run: Buffer,
  onCopy: (index: number, copy: SegmentCopy) => void,
): void {
  const start = offsets[from] ?? 0;
  if (!readFully(descriptor, run, start)) return;
  for (let index = from; index < to; index++) {
    const bytes = run.subarray((offsets[index] ?? 0) - start, (offsets[index + 1] ?? 0) - start);
    const facts = columns.at(index);
    if (crc32(bytes) === facts.compressedCrc32) onCopy(index, { ...facts, bytes });
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
