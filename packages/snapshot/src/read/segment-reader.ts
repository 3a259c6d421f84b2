import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { Manifest } from '../archive/manifest.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { segmentLengths } from '../archive/segment-layout.js';
import { readError } from '../disk-error.js';
import { gzipHeader } from '../gzip/gzip-frame.js';
import type { ByteSource } from '../lmdb/data-file.js';
import { SnapshotError } from '../snapshot-error.js';
import { tarBlockSize, tarPadding } from '../tar/tar-header.js';
import type { OpenArchiveFile } from './open-archive.js';

/** Raw segments that are kept: pages that are read after each other often lie in the same ones. */
const keptBytes = 64 * 1024 * 1024;

/**
 * Reads any place of an archive's files without what comes before it. Each segment is held against the CRC-32 of its compressed bytes and the SHA-256 of
 * its raw ones before a byte of it is given out; what is never asked for is never looked at.
 */
export class SegmentReader {
  readonly #archive: OpenArchiveFile;
  readonly #manifest: Manifest;
  readonly #columns: SegmentColumns;
  /** Where each segment begins in the tar stream, and in the archive; last, where the last one ends. */
  readonly #rawOffsets: Float64Array;
  readonly #offsets: Float64Array;
  readonly #kept = new Map<number, Buffer>();
  #keptBytes = 0;
  #segmentsRead = 0;

  /** @throws SnapshotError `invalid_manifest` */
  constructor(archive: OpenArchiveFile, manifest: Manifest) {
    this.#archive = archive;
    this.#manifest = manifest;
    const columns = SegmentColumns.decode(manifest.segments);
    if (columns === null) {
      const { path } = archive;
      throw new SnapshotError('invalid_manifest', `the segment index of ${path} cannot be decoded`, { path });
    }
    this.#columns = columns;
    this.#rawOffsets = new Float64Array(columns.count + 1);
    this.#offsets = new Float64Array(columns.count + 1);
    const sizes = manifest.files.map((file) => file.sizeBytes);
    let [index, raw, offset] = [0, 0, gzipHeader.length];
    this.#offsets[0] = offset;
    for (const length of segmentLengths(sizes, manifest.segments.segmentSizeBytes)) {
      offset += columns.at(index).compressedSizeBytes;
      raw += length;
      index += 1;
      this.#rawOffsets[index] = raw;
      this.#offsets[index] = offset;
    }
  }

  /** How many segments were read and checked, again each time that one was not kept. */
  get segmentsRead(): number {
    return this.#segmentsRead;
  }

  /**
   * The content of one file. Reads block the thread.
   *
   * @throws SnapshotError `unexpected_entry` when there is no such file; its reads: `checksum_mismatch` · `damaged` · `truncated` · `not_readable`
   */
  file(name: string): ByteSource {
    let start = 0;
    for (const file of this.#manifest.files) {
      start += tarBlockSize;
      if (file.name === name) {
        const { sizeBytes } = file;
        const begin = start;
        return {
          sizeBytes,
          read: (into, offset, length, position) =>
            this.#read(
              into.subarray(offset, offset + Math.max(0, Math.min(length, sizeBytes - position))),
              begin + position,
            ),
        };
      }
      start += file.sizeBytes + tarPadding(file.sizeBytes);
    }
    const { path } = this.#archive;
    throw new SnapshotError('unexpected_entry', `${path} has no ${name}`, { path });
  }

  #read(into: Buffer, position: number): number {
    if (into.length === 0) return 0;
    const index = this.#segmentAt(position);
    const segment = this.#segment(index);
    return segment.copy(into, 0, position - (this.#rawOffsets[index] ?? 0));
  }

  #segmentAt(position: number): number {
    let [low, high] = [0, this.#columns.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#rawOffsets[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #segment(index: number): Buffer {
    const known = this.#kept.get(index);
    if (known !== undefined) {
      // Moved to the end: the first ones are those that were not asked for the longest.
      this.#kept.delete(index);
      this.#kept.set(index, known);
      return known;
    }
    const segment = this.#load(index);
    this.#kept.set(index, segment);
    this.#keptBytes += segment.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptBytes <= keptBytes || oldest === index) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= length;
    }
    return segment;
  }

  #load(index: number): Buffer {
    const { compressedCrc32, compressedSizeBytes, sha256 } = this.#columns.at(index);
    const compressed = this.#readExactly(this.#offsets[index] ?? 0, compressedSizeBytes);
    if (crc32(compressed) !== compressedCrc32) throw this.#wrong(index, 'is not what was written');
    const length = (this.#rawOffsets[index + 1] ?? 0) - (this.#rawOffsets[index] ?? 0);
    const segment = this.#inflate(index, compressed, length);
    if (segment.length !== length || !createHash('sha256').update(segment).digest().equals(sha256))
      throw this.#wrong(index, 'does not have the hash of the manifest');
    this.#segmentsRead += 1;
    return segment;
  }

  #inflate(index: number, compressed: Buffer, length: number): Buffer {
    try {
      return inflateRawSync(compressed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: length });
    } catch (cause) {
      const { path } = this.#archive;
      throw new SnapshotError('damaged', `segment ${index} of ${path} cannot be inflated`, { path, cause });
    }
  }

  #readExactly(position: number, length: number): Buffer {
    const { file, path } = this.#archive;
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const count = this.#pread(file.fd, bytes, done, position + done);
      if (count === 0) throw new SnapshotError('truncated', `${path} has become shorter`, { path });
      done += count;
    }
    return bytes;
  }

  #pread(descriptor: number, bytes: Buffer, done: number, position: number): number {
    try {
      return readSync(descriptor, bytes, done, bytes.length - done, position);
    } catch (error) {
      throw readError(error, this.#archive.path);
    }
  }

  #wrong(index: number, what: string): SnapshotError {
    const { path } = this.#archive;
    return new SnapshotError('checksum_mismatch', `segment ${index} of ${path} ${what}`, { path });
  }
}
