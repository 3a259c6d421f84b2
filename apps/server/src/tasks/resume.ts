import type { Control } from '../store/control.js';
import type { Applied } from '../store/documents-environment.js';
import type { Outcome } from '../store/outcome.js';
import type { BatchRecord } from '../store/records.js';
import { renamedIndexes } from './renamed-indexes.js';
import type { TaskLog } from './task-log.js';

/**
 * Settles what a killed process left: a task whose effect stands in the documents ends with the outcome that stands beside it,
 * every other task that was running waits again. So does it with what a full disk left, except for what is `running` now.
 */
export async function resumeTasks(
  control: Control,
  log: TaskLog,
  applied: Applied | undefined,
  running: ReadonlySet<number> = new Set(),
): Promise<void> {
  const batches = new Map<number, number[]>();
  for (const uid of control.taskSets.members('status:processing')) {
    if (running.has(uid)) continue;
    const batchUid = control.task(uid)?.batchUid ?? -1;
    batches.set(batchUid, [...(batches.get(batchUid) ?? []), uid]);
  }
  for (const [uid, taskUids] of batches) {
    const batch = control.batch(uid);
    const outcome = taskUids.includes(applied?.taskUid ?? -1) ? applied?.outcome : outcomeOfSettled(control, batch);
    if (batch && outcome) {
      const { startedAt, batchStrategy: strategy } = batch.view;
      await log.settle(
        { uid, taskUids, startedAt, strategy },
        { outcomes: new Map(taskUids.map((taskUid) => [taskUid, outcome])), ...renamedBy(control, taskUids, outcome) },
      );
    } else await log.requeue({ uid, taskUids });
  }
}

const renamedBy = (control: Control, [uid = -1]: number[], outcome: Outcome) => {
  const work = control.work(uid);
  return work ? renamedIndexes(work, outcome) : {};
};

// Tasks that share a batch share its end; a kill may have come when some of them had been told.
function outcomeOfSettled(control: Control, batch: BatchRecord | undefined): Outcome | undefined {
  const tasks = (batch?.taskUids ?? []).flatMap((uid) => control.task(uid) ?? []);
  const told = tasks.find(({ status, canceledBy }) => status !== 'processing' && canceledBy === null);
  if (told?.error) return { status: 'failed', details: {}, error: told.error };
  return told?.status === 'succeeded' ? { status: 'succeeded', details: {} } : undefined;
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
