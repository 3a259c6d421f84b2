import { basename, dirname, join } from 'node:path';
import { diskError } from '../disk-error.js';
import { recordName } from './archive-names.js';
import { type ArchiveRecord, type ArchiveState, parseRecord, writeRecord } from './archive-record.js';
import { type Disk, nodeDisk } from './disk.js';
import { rebuildRecord } from './rebuild-record.js';

/**
 * Writes into an archive's record what was found out about it; a lost record is made again first.
 *
 * @throws SnapshotError as `rebuildRecord`, or what keeps the record from being written
 */
export async function markArchive(path: string, state: ArchiveState, disk: Disk = nodeDisk): Promise<ArchiveRecord> {
  const known = await disk.read(join(dirname(path), recordName(basename(path)))).then(parseRecord, () => null);
  const record: ArchiveRecord = { ...(known ?? (await rebuildRecord(path, disk))), state };
  try {
    await writeRecord(disk, path, record);
  } catch (error) {
    throw diskError(error, path, `write the record of ${path}`);
  }
  return record;
}
