import { diskError } from '../disk-error.js';
import { withArchive } from '../read/open-archive.js';
import { readTail } from '../read/read-tail.js';
import { type ArchiveRecord, recordOf, writeRecord } from './archive-record.js';
import { type Disk, nodeDisk } from './disk.js';
import { hashFile } from './hash-file.js';

/**
 * Makes an archive's record again, from its manifest and its bytes.
 *
 * @throws SnapshotError as `readManifest`, or what keeps the record from being written
 */
export function rebuildRecord(archivePath: string, disk: Disk = nodeDisk): Promise<ArchiveRecord> {
  return withArchive(archivePath, async (archive) => {
    const { manifest } = await readTail(archive);
    const sha256 = await hashFile(archivePath);
    const facts = { path: archivePath, sizeBytes: archive.sizeBytes, sha256, tookMs: null };
    const record = recordOf(manifest, facts);
    try {
      await writeRecord(disk, archivePath, record);
    } catch (error) {
      throw diskError(error, archivePath, `write the record of ${archivePath}`);
    }
    return record;
  });
}
