import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Manifest } from '../archive/manifest.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { segmentLengths } from '../archive/segment-layout.js';
import { CombinedCrc32 } from '../gzip/crc32-combine.js';
import { gzipHeader, gzipTrailer, gzipTrailerSize } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { type OpenArchive, readExactly, readInto } from './open-archive.js';
import type { ArchiveTail } from './read-tail.js';

/**
 * Checks the CRC-32 of every segment's compressed bytes, without inflating them: about 2 GB/s. It finds what a disk or a transfer did wrong, down to the
 * bits that inflating ignores.
 *
 * @throws SnapshotError `checksum_mismatch`
 */
export async function checkSegments(archive: OpenArchive, manifest: Manifest): Promise<void> {
  const columns = columnsOf(archive, manifest);
  const memory = Buffer.allocUnsafeSlow(blockSize);
  let [index, crc, missing] = [0, 0, columns.compressedSizeAt(0)];
  for (let position = gzipHeader.length; position < manifest.tailOffset; position += blockSize) {
    const block = memory.subarray(0, Math.min(blockSize, manifest.tailOffset - position));
    await readInto(archive, position, block);
    for (let at = 0; at < block.length; ) {
      const piece = block.subarray(at, at + missing);
      crc = crc32(piece, crc);
      at += piece.length;
      missing -= piece.length;
      if (missing > 0) break;
      if (crc !== columns.at(index).compressedCrc32) throw unlikeWritten(archive, index);
      index++;
      crc = 0;
      missing = columns.compressedSizeAt(index);
    }
  }
}

const blockSize = 1 << 20;

function unlikeWritten({ path }: OpenArchive, index: number): SnapshotError {
  return new SnapshotError('checksum_mismatch', `segment ${index} of ${path} is not what was written`, { path });
}

/**
 * Holds the gzip trailer against the CRC-32s that the manifest lists of the raw segments.
 *
 * @throws SnapshotError `checksum_mismatch`
 */
export async function checkTrailer(archive: OpenArchive, { manifest, raw }: ArchiveTail): Promise<void> {
  const { segmentSizeBytes } = manifest.segments;
  const columns = columnsOf(archive, manifest);
  const content = new CombinedCrc32(segmentSizeBytes);
  const sizes = manifest.files.map((file) => file.sizeBytes);
  let index = 0;
  for (const length of segmentLengths(sizes, segmentSizeBytes)) content.append(columns.at(index++).crc32, length);
  content.appendBytes(raw);
  const trailer = await readExactly(archive, archive.sizeBytes - gzipTrailerSize, gzipTrailerSize);
  if (trailer.equals(gzipTrailer(content.value, content.sizeBytes))) return;
  const { path } = archive;
  throw new SnapshotError('checksum_mismatch', `the trailer of ${path} does not fit its segments`, { path });
}

/**
 * Takes the tar stream as it is inflated and holds every segment of it against its SHA-256 and CRC-32 in the manifest: what is reused from this archive one day
 * is found by them.
 *
 * @returns what the stream's pieces are given to; it throws SnapshotError `checksum_mismatch`
 */
export function segmentHashes(archive: OpenArchive, manifest: Manifest): (bytes: Buffer) => void {
  const { segmentSizeBytes } = manifest.segments;
  const columns = columnsOf(archive, manifest);
  const lengths = segmentLengths(
    manifest.files.map((file) => file.sizeBytes),
    segmentSizeBytes,
  );
  let [index, hash, crc] = [0, createHash('sha256'), 0];
  let missing = lengths.next().value ?? 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length && missing > 0; ) {
      const piece = bytes.subarray(at, at + missing);
      hash.update(piece);
      crc = crc32(piece, crc);
      at += piece.length;
      missing -= piece.length;
      if (missing > 0) return;
      const wanted = columns.at(index);
      if (crc !== wanted.crc32 || !hash.digest().equals(wanted.sha256)) {
        const message = `segment ${index} of ${archive.path} does not have the hashes of the manifest`;
        throw new SnapshotError('checksum_mismatch', message, { path: archive.path });
      }
      [index, hash, crc] = [index + 1, createHash('sha256'), 0];
      missing = lengths.next().value ?? 0;
    }
  };
}

function columnsOf({ path }: OpenArchive, manifest: Manifest): SegmentColumns {
  const columns = SegmentColumns.decode(manifest.segments);
  if (columns !== null) return columns;
  throw new SnapshotError('invalid_manifest', `the segment index of ${path} cannot be decoded`, { path });
}
