import type { ForeignDatabase } from '@stillframe/snapshot';
import type { Control, Draft } from '../../store/control.js';
import type { BatchRecord, TaskRecord } from '../../store/records.js';
import { batchOfForeign } from './batch-of-foreign.js';
import type { NotCarried } from './not-carried.js';
import { taskOfForeign } from './task-of-foreign.js';

/** What one transaction holds. */
const SLICE = 1000;

/** Loads finished tasks and batches under their own uids. What is given out later lies above all that were ever seen in the archive. */
export async function loadTasks(control: Control, database: ForeignDatabase, notCarried: NotCarried): Promise<void> {
  let [nextTask, nextBatch] = [0, 0];
  for await (const slice of slicesOf(database.batches())) {
    const batches = slice.flatMap((batch) => batchOfForeign(batch) ?? []);
    for (const { uid } of slice) nextBatch = Math.max(nextBatch, uid + 1);
    await control.change((draft) => {
      for (const batch of batches) draft.putBatch(batch);
    });
  }
  for await (const slice of slicesOf(database.tasks())) {
    const tasks: TaskRecord[] = [];
    for (const foreign of slice) {
      nextTask = Math.max(nextTask, foreign.uid + 1);
      nextBatch = Math.max(nextBatch, (foreign.batchUid ?? -1) + 1);
      const task = foreign.finishedAt === null ? undefined : taskOfForeign(foreign);
      if (task) tasks.push(task);
      else if (foreign.finishedAt === null) notCarried.waitingTasks += 1;
      else notCarried.unknownTasks += 1;
    }
    await control.change((draft) => {
      for (const task of tasks) draft.putTask(task);
      joinBatches(draft, tasks);
    });
  }
  await control.change((draft) => {
    draft.skipUids('task', nextTask);
    draft.skipUids('batch', nextBatch);
  });
}

/** Names tasks in their batches, each batch read and written once: a batch may have very many. */
function joinBatches(draft: Draft, tasks: TaskRecord[]): void {
  const joined = new Map<number, BatchRecord>();
  for (const { uid, batchUid } of tasks) {
    if (batchUid === null) continue;
    const batch = joined.get(batchUid) ?? draft.batch(batchUid);
    if (!batch) continue;
    batch.taskUids.push(uid);
    joined.set(batchUid, batch);
  }
  for (const batch of joined.values()) draft.putBatch(batch);
}

async function* slicesOf<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let slice: T[] = [];
  for await (const item of items) {
    if (slice.push(item) < SLICE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
