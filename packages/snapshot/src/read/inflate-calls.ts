import { hash } from 'node:crypto';
import { readSync } from 'node:fs';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { SegmentColumns } from '../archive/segment-columns.js';
import { errnoOf, readError } from '../disk-error.js';
import { inflateRun, inflateRunSlack } from '../gzip/inflate-run.js';
import { SnapshotError } from '../snapshot-error.js';
import type { Answer, Answers } from '../threads/serve-calls.js';

/** Consecutive segments of an archive. */
export interface SegmentRun {
  /** The number of the first one. */
  first: number;
  /** The raw length of each. */
  lengths: number[];
  /** Where the first one begins in the file. */
  position: number;
  compressedSizeBytes: number;
}

/** An archive that several threads read. */
interface SharedArchive {
  /** Open for reading in this process, until every call is answered. */
  descriptor: number;
  path: string;
  /** Its `SegmentColumns`. */
  columns: SharedArrayBuffer;
}

/** What a thread does that reads an archive. */
export interface InflateCalls extends Answers {
  /**
   * Fills memory with the content of a run, once it has shown to be what the manifest says: CRC-32 of every segment's compressed bytes, SHA-256 and CRC-32 of its raw
   * ones, and that the run reads alone as it reads in its place.
   *
   * @throws SnapshotError `checksum_mismatch` · `damaged` · `size_mismatch` · `truncated` · `not_readable`
   */
  inflate(work: SharedArchive & { run: SegmentRun; memory: SharedArrayBuffer }): Answer<null>;
}

let compressed = Buffer.alloc(0);

export const inflateCalls: InflateCalls = {
  inflate({ run, memory, ...archive }) {
    const columns = new SegmentColumns(archive.columns);
    const size = run.compressedSizeBytes;
    if (compressed.length < size + inflateRunSlack) compressed = Buffer.allocUnsafeSlow(2 * size + inflateRunSlack);
    readFully(archive, compressed.subarray(0, size), run.position);
    checkCompressed(archive.path, run, columns);
    const sizeBytes = run.lengths.reduce((sum, length) => sum + length, 0);
    const raw = inflateRun(compressed, size, sizeBytes);
    if (raw === null) throw explain(archive.path, run, sizeBytes);
    checkRaw(archive.path, run, columns, raw);
    Buffer.from(memory).set(raw);
    return { value: null };
  },
};

function readFully({ descriptor, path }: SharedArchive, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    const count = pread(descriptor, path, bytes.subarray(done), position + done);
    if (count === 0) throw new SnapshotError('truncated', `${path} has become shorter`, { path });
    done += count;
  }
}

function pread(descriptor: number, path: string, bytes: Buffer, position: number): number {
  try {
    return readSync(descriptor, bytes, 0, bytes.length, position);
  } catch (error) {
    throw readError(error, path);
  }
}

function checkCompressed(path: string, { first, lengths }: SegmentRun, columns: SegmentColumns): void {
  let start = 0;
  for (let index = first; index < first + lengths.length; index++) {
    const { compressedSizeBytes, compressedCrc32 } = columns.at(index);
    const end = start + compressedSizeBytes;
    if (crc32(compressed.subarray(start, end)) !== compressedCrc32) throw wrong(path, index, 'is not what was written');
    start = end;
  }
}

function checkRaw(path: string, { first, lengths }: SegmentRun, columns: SegmentColumns, raw: Buffer): void {
  let start = 0;
  for (const [place, length] of lengths.entries()) {
    const segment = raw.subarray(start, start + length);
    const wanted = columns.at(first + place);
    if (crc32(segment) !== wanted.crc32 || !hash('sha256', segment, 'buffer').equals(wanted.sha256))
      throw wrong(path, first + place, 'does not have the hashes of the manifest');
    start += length;
  }
}

function wrong(path: string, index: number, what: string): SnapshotError {
  return new SnapshotError('checksum_mismatch', `segment ${index} of ${path} ${what}`, { path });
}

function explain(path: string, run: SegmentRun, sizeBytes: number): SnapshotError {
  const { first, lengths, compressedSizeBytes } = run;
  const name = `what segments ${first} to ${first + lengths.length - 1} of ${path} hold`;
  const mismatch = (how: string) =>
    new SnapshotError('size_mismatch', `${name} is ${how} than the ${sizeBytes} bytes they declare`, { path });
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: sizeBytes };
    const raw = inflateRawSync(compressed.subarray(0, compressedSizeBytes), options);
    if (raw.length < sizeBytes) return mismatch('less');
  } catch (error) {
    if (errnoOf(error) === 'ERR_BUFFER_TOO_LARGE') return mismatch('more');
    return new SnapshotError('damaged', `${name} cannot be inflated`, { path, cause: error });
  }
  return new SnapshotError('damaged', `${name} does not end where they do`, { path });
}
