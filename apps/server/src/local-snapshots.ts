import { listArchives } from '@stillframe/snapshot';
import { RestorationRefused } from './tasks/restoration-refused.js';
import type { SnapshotSource } from './tasks/restorations.js';

/** The snapshots in a directory, as restorations ask for them. */
export function localSnapshots(directory: string, database: string): SnapshotSource {
  return {
    async take(snapshotUid) {
      const archives = await listArchives(directory, database);
      const found = archives.find((archive) => archive.snapshotUid === snapshotUid);
      if (!found) throw new RestorationRefused('snapshot_not_found', `Snapshot \`${snapshotUid}\` not found.`);
      if (found.record?.state === 'corrupt')
        throw new RestorationRefused(
          'snapshot_corrupt',
          `Snapshot \`${snapshotUid}\` is corrupt and cannot be restored.`,
        );
      return { archivePath: found.path, release: () => {} };
    },
  };
}
