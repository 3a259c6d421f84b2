import type { Control } from '../store/control.js';
import type { Applied } from '../store/documents-environment.js';
import type { TaskLog } from './task-log.js';

/**
 * Settles what a killed process left: a task whose effect stands in the documents ends with the outcome that stands beside it,
 * every other task that was running waits again.
 */
export async function resumeTasks(control: Control, log: TaskLog, applied: Applied | undefined): Promise<void> {
  const batches = new Map<number, number[]>();
  for (const uid of control.taskSets.members('status:processing')) {
    const batchUid = control.task(uid)?.batchUid ?? -1;
    batches.set(batchUid, [...(batches.get(batchUid) ?? []), uid]);
  }
  for (const [uid, taskUids] of batches) {
    const view = control.batch(uid)?.view;
    const isApplied = applied !== undefined && taskUids.includes(applied.taskUid);
    if (isApplied && view) {
      const batch = { uid, taskUids, startedAt: view.startedAt, strategy: view.batchStrategy };
      await log.settle(batch, { outcomes: new Map([[applied.taskUid, applied.outcome]]) });
    } else await log.requeue({ uid, taskUids });
  }
}

/** The payload files that waiting tasks need. */
export function neededPayloads(control: Control): Set<string> {
  const needed = new Set<string>();
  for (const uid of control.taskSets.members('status:enqueued')) {
    const work = control.work(uid);
    if (work?.type === 'documentAdditionOrUpdate') needed.add(work.payload.uuid);
  }
  return needed;
}
