import { gzipHeader } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import type { Manifest } from './manifest.js';
import { SegmentColumns, type SegmentFacts } from './segment-columns.js';

/**
 * The compressed segments of an archive in order, and where in it each begins.
 *
 * @throws SnapshotError `invalid_manifest`
 */
export function* listSegments(manifest: Manifest): Generator<SegmentFacts & { offset: number }> {
  const columns = SegmentColumns.decode(manifest.segments);
  if (columns === null)
    throw new SnapshotError('invalid_manifest', 'the segments of the manifest are unreadable', {
      path: manifest.snapshotUid,
    });
  let offset = gzipHeader.length;
  for (let index = 0; index < columns.count; index++) {
    const facts = columns.at(index);
    yield { ...facts, offset };
    offset += facts.compressedSizeBytes;
  }
}
