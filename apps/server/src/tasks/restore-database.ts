import { mkdir } from 'node:fs/promises';
import type { Schema } from '@stillframe/contract';
import type { Manifest } from '@stillframe/snapshot';
import { exchangeDatabase, removeEnded, restoringFolder } from '../snapshot/exchange-database.js';
import type { RestoreThread } from '../snapshot/restore-thread.js';
import { settleCaptured } from '../snapshot/settle-captured.js';
import { Control } from '../store/control.js';
import { type Layout, layoutOf, syncFolder } from '../store/layout.js';
import type { TaskRecord } from '../store/records.js';
import type { Reach } from '../store/seams.js';
import { carryTasks } from './carry-tasks.js';
import type { LiveEngine } from './live-engine.js';
import { restoredIndexes } from './restored-indexes.js';
import type { FinishedTasks } from './task-log.js';

export type RestorationChanges = Schema<'RestorationChanges'>;

/** One restoration at work. */
export interface RestoreJob {
  restorationUid: string;
  archivePath: string;
  manifest: Manifest;
  isDry: boolean;
  thread: RestoreThread;
  reach: Reach;
  /** Told what it changes, before anything is changed; it goes on when that is resolved. */
  onChanges(changes: RestorationChanges): Promise<void>;
  /** Told of the tasks that it canceled, when that is so for good. */
  onFinished: FinishedTasks;
}

/**
 * Puts what an archive holds in the place of the whole database. It is unpacked and checked beside the database while that is served; only for the
 * exchange itself do requests wait, and it comes after what is being applied and what is being captured.
 *
 * @throws SnapshotError what is wrong with the archive or the disk: nothing has changed then
 */
export async function restoreDatabase(
  live: LiveEngine,
  job: RestoreJob & { keepKeys: boolean },
): Promise<RestorationChanges> {
  const { layout, gate } = live;
  const { restorationUid, manifest, reach } = job;
  const folder = restoringFolder(layout, restorationUid);
  const next = layoutOf(folder);
  try {
    await mkdir(next.db, { recursive: true, mode: 0o700 });
    await job.thread.run({ do: 'unpack', archivePath: job.archivePath, intoDirectory: next.db });
    reach('restore unpacked');
    await settleCaptured(next, manifest, restorationUid);
    reach('restore prepared');
    if (job.isDry) return await carryOver(live, next, { ...job, onFinished: () => {} });
    const { scheduler } = live.engine;
    const release = await scheduler.hold();
    try {
      await scheduler.captured();
      reach('queue held');
      await gate.close();
      try {
        const canceled: TaskRecord[] = [];
        const onFinished: FinishedTasks = (tasks) => canceled.push(...tasks);
        const changes = await carryOver(live, next, { ...job, onFinished });
        await live.payloads.bringArriving(next.updateFiles);
        await syncFolder(folder);
        await job.onChanges(changes);
        reach('tasks carried over');
        await live.exchange(async () => {
          reach('old database closed');
          await exchangeDatabase(layout, { restorationUid, snapshotUid: manifest.snapshotUid }, reach);
        });
        reach('new database opened');
        job.onFinished(canceled);
        return changes;
      } finally {
        gate.open();
      }
    } finally {
      release();
    }
  } finally {
    // After an exchange, the old database lies in it.
    await removeEnded(layout, restorationUid);
  }
}

/** Brings into the prepared database what today's owes to its callers. */
async function carryOver(
  { engine: { control, environment } }: LiveEngine,
  next: Layout,
  { manifest, keepKeys, onFinished }: Pick<RestoreJob, 'manifest' | 'onFinished'> & { keepKeys: boolean },
): Promise<RestorationChanges> {
  const indexes = [...environment.indexes.getRange({})].map(({ value }) => value);
  const into = new Control(next.control);
  try {
    if (keepKeys) await into.replaceKeys([...control.keys.getRange({})].map(({ value }) => value));
    return {
      indexes: restoredIndexes(indexes, manifest.indexes, false),
      tasks: await carryTasks(control, into, onFinished),
      keys: keepKeys ? null : { before: control.keys.getCount({}), after: into.keys.getCount({}) },
    };
  } finally {
    await into.close();
  }
}
