import { formatDuration, formatTimestamp, now, parseTimestamp } from '../store/clock.js';
import type { Control, Draft } from '../store/control.js';
import type { Outcome } from '../store/outcome.js';
import type { TaskRecord } from '../store/records.js';
import type { Work } from '../store/work.js';
import { batchRecordOf, batchStrategy } from './batch-records.js';
import { initialDetails, settledDetails, typeOf } from './task-details.js';

/** A batch that has begun: its tasks are `processing` on disk. */
export interface RunningBatch {
  uid: number;
  taskUids: number[];
  startedAt: string;
  strategy: string;
  /** Nanoseconds that it took to write its start. */
  beginTook: bigint;
}

/** How the tasks of a batch ended, and what else the end of it changes. */
export interface BatchEnd {
  outcomes: Map<number, Outcome>;
  /** Tasks that the batch's task cancels. */
  cancel?: number[];
  /** Tasks that the batch's task deletes, with the batches that are left without tasks. */
  remove?: number[];
  /** New names of indexes, for the tasks that came before. */
  renamedIndexes?: Map<string, string>;
}

/** Each step of a task's life as one durable change of `control`. */
export class TaskLog {
  readonly #control: Control;

  constructor(control: Control) {
    this.#control = control;
  }

  async enqueue(work: Work): Promise<TaskRecord> {
    return this.#control.change((draft) => {
      const details = initialDetails(work);
      const task: TaskRecord = {
        uid: draft.nextUid('task'),
        batchUid: null,
        indexUid: 'indexUid' in work ? work.indexUid : null,
        status: 'enqueued',
        type: typeOf(work),
        canceledBy: null,
        ...(details && { details }),
        error: null,
        duration: null,
        enqueuedAt: formatTimestamp(now()),
        startedAt: null,
        finishedAt: null,
      };
      draft.putTask(task);
      draft.putWork(task.uid, work);
      return task;
    });
  }

  async begin(taskUids: number[]): Promise<RunningBatch> {
    const began = now();
    const batch = await this.#control.change((draft) => {
      const uid = draft.nextUid('batch');
      const startedAt = formatTimestamp(now());
      const tasks = taskUids
        .flatMap((taskUid) => draft.task(taskUid) ?? [])
        .map((task): TaskRecord => {
          return { ...task, batchUid: uid, status: 'processing', startedAt };
        });
      for (const task of tasks) draft.putTask(task);
      const strategy = this.#strategyFor(tasks);
      draft.putBatch(batchRecordOf({ uid, tasks, startedAt, finishedAt: null, duration: null, strategy }));
      return { uid, taskUids, startedAt, strategy };
    });
    return { ...batch, beginTook: now() - began };
  }

  /** Takes a batch back: its tasks wait again as if it had never begun. */
  async requeue(batch: Pick<RunningBatch, 'uid' | 'taskUids'>): Promise<void> {
    await this.#control.change((draft) => {
      for (const uid of batch.taskUids) {
        const task = draft.task(uid);
        if (task) draft.putTask({ ...task, batchUid: null, status: 'enqueued', startedAt: null });
      }
      draft.removeBatch(batch.uid);
    });
  }

  async settle(batch: Omit<RunningBatch, 'beginTook'> & { beginTook?: bigint }, end: BatchEnd): Promise<void> {
    await this.#control.change((draft) => {
      const at = now();
      const settled: TaskRecord[] = [];
      for (const [uid, outcome] of end.outcomes) {
        const task = draft.task(uid);
        if (task) settled.push(finished(task, outcome, at));
      }
      for (const uid of end.cancel ?? []) {
        const task = draft.task(uid);
        if (task) settled.push(canceled(task, batch, at));
      }
      for (const task of settled) {
        draft.putTask(task);
        draft.removeWork(task.uid);
      }
      const took = elapsed(batch.startedAt, at);
      draft.putBatch(
        batchRecordOf({
          ...batch,
          tasks: settled,
          finishedAt: formatTimestamp(at),
          duration: formatDuration(took),
          trace: { 'processing tasks': took, ...(batch.beginTook && { 'writing tasks to disk': batch.beginTook }) },
        }),
      );
      draft.removeTasks(end.remove ?? []);
      if (end.renamedIndexes) this.#renameIndexes(draft, end.renamedIndexes, Math.min(...batch.taskUids));
    });
  }

  #strategyFor(tasks: TaskRecord[]): string {
    const [task] = tasks;
    if (!task) return '';
    const waiting = this.#control.taskSets;
    const moreWait = [...waiting.members('status:enqueued')].some(
      (uid) => uid !== task.uid && waiting.has(`index:${task.indexUid}`, uid),
    );
    return batchStrategy(task.type, task.uid, moreWait);
  }

  // A task names the index that its documents are in now, as Meilisearch shows it after a swap.
  #renameIndexes(draft: Draft, names: Map<string, string>, before: number): void {
    const uids = new Set([...names.keys()].flatMap((name) => [...this.#control.taskSets.members(`index:${name}`)]));
    for (const uid of uids) {
      const task = uid < before ? draft.task(uid) : undefined;
      if (task?.indexUid != null) draft.putTask({ ...task, indexUid: names.get(task.indexUid) ?? task.indexUid });
    }
  }
}

function finished(task: TaskRecord, outcome: Outcome, at: bigint): TaskRecord {
  const details = task.details && {
    ...(outcome.status === 'failed' ? settledDetails(task) : task.details),
    ...outcome.details,
  };
  return {
    ...task,
    status: outcome.status,
    ...(details && { details }),
    error: outcome.status === 'failed' ? outcome.error : null,
    duration: formatDuration(elapsed(task.startedAt ?? task.enqueuedAt, at)),
    finishedAt: formatTimestamp(at),
  };
}

function canceled(
  task: TaskRecord,
  batch: { uid: number; taskUids: number[]; startedAt: string },
  at: bigint,
): TaskRecord {
  const details = settledDetails(task);
  return {
    ...task,
    batchUid: batch.uid,
    status: 'canceled',
    canceledBy: batch.taskUids[0] ?? null,
    ...(details && { details }),
    duration: formatDuration(elapsed(batch.startedAt, at)),
    startedAt: batch.startedAt,
    finishedAt: formatTimestamp(at),
  };
}

const elapsed = (from: string, to: bigint): bigint => to - (parseTimestamp(from) ?? to);
