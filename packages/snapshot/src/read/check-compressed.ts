import { crc32 } from 'node:zlib';
import { rechunk } from '../archive/rechunk.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { rawSize, segmentLengths } from '../archive/segment-layout.js';
import { CombinedCrc32 } from '../gzip/crc32-combine.js';
import { gzipHeader, gzipTrailer, gzipTrailerSize } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { type OpenArchive, readBlocks, readExactly } from './open-archive.js';
import type { ArchiveTail } from './read-tail.js';

/**
 * Checks an archive without inflating it: the CRC-32 of every segment's compressed bytes, and the trailer against the CRC-32s of the raw ones. Finds what
 * a disk did wrong; a compressor that did wrong is found by `verifyChecksums`.
 *
 * @throws SnapshotError `checksum_mismatch`
 */
export async function checkCompressed(archive: OpenArchive, { manifest, raw }: ArchiveTail): Promise<void> {
  const { path } = archive;
  const { segmentSizeBytes } = manifest.segments;
  const sizes = manifest.files.map((file) => file.sizeBytes);
  const columns = SegmentColumns.decode(manifest.segments);
  if (columns === null)
    throw new SnapshotError('invalid_manifest', `the segment index of ${path} cannot be decoded`, { path });
  const lengths = segmentLengths(sizes, segmentSizeBytes);
  const content = new CombinedCrc32(segmentSizeBytes);
  let index = 0;
  for await (const segment of rechunk(
    readBlocks(archive, gzipHeader.length, manifest.tailOffset),
    compressedSizes(columns),
  )) {
    const facts = columns.at(index);
    if (crc32(segment) !== facts.compressedCrc32) {
      throw new SnapshotError('checksum_mismatch', `segment ${index} of ${path} is not what was written`, { path });
    }
    content.append(facts.crc32, lengths.next().value ?? 0);
    index++;
  }
  content.appendBytes(raw);
  const trailer = await readExactly(archive, archive.sizeBytes - gzipTrailerSize, gzipTrailerSize);
  const isWhole = index === columns.count && content.sizeBytes === rawSize(sizes) + raw.length;
  if (!isWhole || !trailer.equals(gzipTrailer(content.value, content.sizeBytes))) {
    throw new SnapshotError('checksum_mismatch', `the trailer of ${path} does not fit its segments`, { path });
  }
}

function* compressedSizes(columns: SegmentColumns): Generator<number> {
  for (let index = 0; index < columns.count; index++) yield columns.at(index).compressedSizeBytes;
}
