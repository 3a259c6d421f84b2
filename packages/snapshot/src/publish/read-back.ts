import type { Manifest } from '../archive/manifest.js';
import { checkSegments, checkTrailer } from '../read/check-segments.js';
import { withArchive } from '../read/open-archive.js';
import { readTail } from '../read/read-tail.js';
import { SnapshotError } from '../snapshot-error.js';

/**
 * Reads a file just written: its length, its gzip frame, its manifest, and the CRC-32 of every compressed segment.
 *
 * @throws SnapshotError `checksum_mismatch`, or as `readManifest`
 */
export function readBack(path: string, written: { manifest: Manifest; sizeBytes: number }): Promise<void> {
  return withArchive(path, async (archive) => {
    const mismatch = (what: string) =>
      new SnapshotError('checksum_mismatch', `${path} was read back with ${what}`, { path });
    if (archive.sizeBytes !== written.sizeBytes)
      throw mismatch(`${archive.sizeBytes} of its ${written.sizeBytes} bytes`);
    const tail = await readTail(archive);
    if (JSON.stringify(tail.manifest) !== JSON.stringify(written.manifest)) throw mismatch('another manifest');
    await checkSegments(archive, tail.manifest);
    await checkTrailer(archive, tail);
  });
}
