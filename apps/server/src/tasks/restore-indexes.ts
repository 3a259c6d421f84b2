import type { LiveEngine } from './live-engine.js';
import type { RestorationChanges, RestoreJob } from './restore-database.js';
import { restoredIndexes } from './restored-indexes.js';

/**
 * Puts chosen indexes of an archive into the database, in the place of those that have their uids. The queue waits meanwhile; readers see the old indexes
 * until all new ones are there, and then all of them.
 *
 * @throws SnapshotError what is wrong with the archive or the disk: nothing has changed then
 */
export async function restoreIndexes(
  live: LiveEngine,
  job: RestoreJob & { indexUids: string[] },
): Promise<RestorationChanges> {
  const { archivePath, indexUids, isDry, thread, reach } = job;
  const { environment, scheduler } = live.engine;
  const changes = (): RestorationChanges => {
    const before = indexUids.flatMap((uid) => environment.indexes.get(uid) ?? []);
    const after = job.manifest.indexes.filter(({ uid }) => indexUids.includes(uid));
    return { indexes: restoredIndexes(before, after, true), tasks: null, keys: null };
  };
  const stage = { do: 'stage', archivePath, documents: live.layout.documents, indexUids, isDry } as const;
  if (isDry) {
    await thread.run(stage);
    return changes();
  }
  const release = await scheduler.hold();
  try {
    reach('queue held');
    await thread.run(stage);
    reach('indexes staged');
    const changed = changes();
    await job.onChanges(changed);
    await thread.run({ do: 'give', restorationUid: job.restorationUid });
    reach('indexes exchanged');
    return changed;
  } finally {
    // A capture copies the pages while nobody writes: the queue goes on after the last write.
    await thread.run({ do: 'clear' });
    reach('old indexes cleared');
    release();
  }
}
