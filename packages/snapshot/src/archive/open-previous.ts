import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { gzipHeader } from '../gzip/gzip-frame.js';
import { checkTrailer } from '../read/check-segments.js';
import { readTail } from '../read/read-tail.js';
import type { Manifest } from './manifest.js';
import type { PreviousSegments } from './previous-segments.js';
import { SegmentColumns } from './segment-columns.js';
import { segmentPlaces } from './segment-layout.js';

/** The archive before, opened to copy from. */
export interface PreviousArchive {
  segments: PreviousSegments;
  /** For each file of at least one segment: its first segment, and how many it has. */
  files: Map<string, { first: number; count: number }>;
  close(): Promise<void>;
}

/**
 * Opens an archive to copy segments from it. Its manifest is read and held against itself; its segments are checked
 * when they are copied.
 *
 * @returns null when it is missing, damaged, foreign, or was cut or compressed in another way: then everything is compressed
 */
export async function openPrevious(
  path: string,
  like: { level: number; segmentSizeBytes: number },
): Promise<PreviousArchive | null> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      const archive = { path, file, sizeBytes: stat.size };
      const tail = await readTail(archive);
      const { manifest } = tail;
      const { level, segmentSizeBytes } = manifest.segments;
      const columns = SegmentColumns.decode(manifest.segments);
      if (columns !== null && level === like.level && segmentSizeBytes === like.segmentSizeBytes) {
        // The CRC-32s of raw bytes are taken over with the segments.
        await checkTrailer(archive, tail);
        return { segments: shareSegments(file.fd, columns), files: placesOf(manifest), close: () => file.close() };
      }
    } catch {
      // Falls through: an archive that cannot be read is one that is not there.
    }
    await file.close();
  } catch {
    // Gone, or not to be opened.
  }
  return null;
}

function shareSegments(descriptor: number, columns: SegmentColumns): PreviousSegments {
  const { count } = columns;
  const offsets = new Float64Array(new SharedArrayBuffer(8 * (count + 1)));
  let offset = gzipHeader.length;
  for (let index = 0; index < count; index++) {
    offsets[index] = offset;
    offset += columns.at(index).compressedSizeBytes;
  }
  offsets[count] = offset;
  return { descriptor, offsets, columns: columns.memory };
}

function placesOf({ files, segments }: Manifest): PreviousArchive['files'] {
  const places = segmentPlaces(
    files.map((file) => file.sizeBytes),
    segments.segmentSizeBytes,
  );
  return new Map([...places].map(([file, place]) => [files[file]?.name ?? '', place]));
}
