import type { ArchiveRecord, Catalog } from '@stillframe/snapshot';
import type { SnapshotPlace } from './snapshot/snapshot-place.js';
import { RestorationRefused, refusalOf } from './tasks/restoration-refused.js';
import type { SnapshotSource } from './tasks/restorations.js';

/** The snapshots of a catalog, as restorations ask for them: on this machine, for as long as they need them. */
export function localSnapshots(
  catalog: Pick<Catalog, 'use' | 'update'>,
  place: Pick<SnapshotPlace, 'withLocalCopy'>,
  clock: () => string,
): SnapshotSource {
  return {
    async take(snapshotUid) {
      const { record, release } = await catalog.use(snapshotUid, 'restored');
      try {
        if (record.state === 'corrupt')
          throw new RestorationRefused(
            'snapshot_corrupt',
            `Snapshot \`${snapshotUid}\` is corrupt and cannot be restored.`,
          );
        const held = await hold(place, record);
        return {
          archivePath: held.path,
          release: () => {
            held.release();
            release();
          },
        };
      } catch (error) {
        release();
        throw error instanceof RestorationRefused ? error : refusalOf(error, snapshotUid);
      }
    },
    async markCorrupt(snapshotUid, { code, message }) {
      const at = clock();
      const verification = { startedAt: at, finishedAt: at, error: { code, message } };
      await catalog.update(snapshotUid, { state: 'corrupt', verification });
    },
  };
}

/** Keeps a local copy until `release`. */
function hold(
  place: Pick<SnapshotPlace, 'withLocalCopy'>,
  record: ArchiveRecord,
): Promise<{ path: string; release(): void }> {
  return new Promise((resolve, reject) => {
    place
      .withLocalCopy(
        record,
        (path) =>
          new Promise<void>((release) => {
            resolve({ path, release });
          }),
      )
      .catch(reject);
  });
}
