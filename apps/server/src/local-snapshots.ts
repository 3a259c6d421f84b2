import { fileURLToPath } from 'node:url';
import type { Catalog } from '@stillframe/snapshot';
import { RestorationRefused } from './tasks/restoration-refused.js';
import type { SnapshotSource } from './tasks/restorations.js';

/** The snapshots of a catalog on this machine, as restorations ask for them. */
export function localSnapshots(catalog: Pick<Catalog, 'get' | 'use' | 'update'>, clock: () => string): SnapshotSource {
  return {
    async take(snapshotUid) {
      const { location } = await catalog.get(snapshotUid);
      const { record, release } = await catalog.use(snapshotUid, 'restored');
      if (record.state !== 'corrupt') return { archivePath: fileURLToPath(location), release };
      release();
      throw new RestorationRefused(
        'snapshot_corrupt',
        `Snapshot \`${snapshotUid}\` is corrupt and cannot be restored.`,
      );
    },
    async markCorrupt(snapshotUid, { code, message }) {
      const at = clock();
      const verification = { startedAt: at, finishedAt: at, error: { code, message } };
      await catalog.update(snapshotUid, { state: 'corrupt', verification });
    },
  };
}
