import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The segments of the archive before, in memory that threads share. */
export interface PreviousSegments {
  /** The archive's file, open for reading in this process. */
  descriptor: number;
  /** Where each segment begins in the file, and last where the last one ends. */
  offsets: Float64Array;
  compressedCrc32s: Uint32Array;
  crc32s: Uint32Array;
  /** 32 bytes each. */
  sha256s: Uint8Array;
}

/**
 * Copies from the archive before what it has of a run of segments: those whose raw bytes have the same SHA-256 (and CRC-32) as the segment in the same
 * place, and whose compressed bytes still have the CRC-32 that was written down.
 *
 * Anything else is left out, and costs a compression: a manifest that lies, a file that was cut, a sector that rotted.
 *
 * @param first the segment there that stands in the place of the first one here
 * @returns compressed bytes by position in the run; holes where there is nothing to copy
 */
export function copySegments(
  previous: PreviousSegments,
  first: number,
  run: { crc32s: Uint32Array; sha256s: Uint8Array },
): (Uint8Array | undefined)[] {
  const copies: (Uint8Array | undefined)[] = [];
  const count = run.crc32s.length;
  for (let start = 0; start < count; ) {
    let end = start;
    while (end < count && isSame(previous, first + end, run, end)) end++;
    if (end > start) readRun(previous, first + start, end - start, (index, bytes) => (copies[start + index] = bytes));
    start = Math.max(end, start + 1);
  }
  return copies;
}

function isSame(
  { crc32s, sha256s }: PreviousSegments,
  there: number,
  run: { crc32s: Uint32Array; sha256s: Uint8Array },
  here: number,
): boolean {
  if (there >= crc32s.length || crc32s[there] !== run.crc32s[here]) return false;
  const hash = run.sha256s.subarray(32 * here, 32 * here + 32);
  return Buffer.compare(hash, sha256s.subarray(32 * there, 32 * there + 32)) === 0;
}

/** One read for all of them: neighbours stay neighbours. */
function readRun(
  { descriptor, offsets, compressedCrc32s }: PreviousSegments,
  first: number,
  count: number,
  onSegment: (index: number, bytes: Uint8Array) => void,
): void {
  const start = offsets[first] ?? 0;
  const bytes = Buffer.allocUnsafeSlow((offsets[first + count] ?? start) - start);
  if (!readFully(descriptor, bytes, start)) return;
  for (let index = 0; index < count; index++) {
    const from = (offsets[first + index] ?? 0) - start;
    const segment = bytes.subarray(from, (offsets[first + index + 1] ?? 0) - start);
    if (crc32(segment) === compressedCrc32s[first + index]) onSegment(index, segment);
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
