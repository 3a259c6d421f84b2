import { formatDuration, formatTimestamp, now, parseTimestamp } from '../store/clock.js';
import type { Control, Draft } from '../store/control.js';
import type { Outcome } from '../store/outcome.js';
import type { TaskRecord } from '../store/records.js';
import { type Reach, reachNothing } from '../store/seams.js';
import { select } from '../store/select.js';
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

/** Told of the tasks that a batch ended, its own before those that it canceled, when that is on disk. Must not throw, nor take long. */
export type FinishedTasks = (tasks: readonly TaskRecord[]) => void;

/** Each step of a task's life as one durable change of `control`. */
export class TaskLog {
  readonly #control: Control;
  readonly #reach: Reach;
  readonly #onFinished: FinishedTasks;

  constructor(control: Control, reach: Reach = reachNothing, onFinished: FinishedTasks = () => {}) {
    this.#control = control;
    this.#reach = reach;
    this.#onFinished = onFinished;
  }

  async enqueue(work: Work): Promise<TaskRecord> {
    this.#reach('task to be enqueued');
    const enqueued = await this.#control.change((draft) => {
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
    this.#reach('task enqueued');
    return enqueued;
  }

  async begin(taskUids: number[]): Promise<RunningBatch> {
    const began = now();
    const startedAt = formatTimestamp(began);
    const tasks = taskUids.flatMap((uid) => this.#control.task(uid) ?? []);
    const strategy = this.#strategyFor(tasks);
    const uid = await this.#control.change((draft) => draft.nextUid('batch'));
    const processing = tasks.map((task): TaskRecord => ({ ...task, batchUid: uid, status: 'processing', startedAt }));
    for (const slice of slicesOf(processing)) {
      await this.#control.change((draft) => {
        for (const task of slice) draft.putTask(task);
        draft.putBatch(
          batchRecordOf({ uid, tasks: processing, startedAt, finishedAt: null, duration: null, strategy }),
        );
      });
    }
    this.#reach('batch begun');
    return { uid, taskUids, startedAt, strategy, beginTook: now() - began };
  }

  /** Takes a batch back: its tasks wait again as if it had never begun. */
  async requeue(batch: Pick<RunningBatch, 'uid' | 'taskUids'>): Promise<void> {
    for (const slice of slicesOf(batch.taskUids)) {
      await this.#control.change((draft) => {
        for (const uid of slice) {
          const task = draft.task(uid);
          if (task) draft.putTask({ ...task, batchUid: null, status: 'enqueued', startedAt: null });
        }
        draft.removeBatch(batch.uid);
      });
    }
  }

  async settle(batch: Omit<RunningBatch, 'beginTook'> & { beginTook?: bigint }, end: BatchEnd): Promise<void> {
    const at = now();
    const settled = [
      ...[...end.outcomes].flatMap(([uid, outcome]) => this.#taskThen(uid, (task) => finished(task, outcome, at))),
      ...(end.cancel ?? []).flatMap((uid) => this.#taskThen(uid, (task) => canceled(task, batch, at))),
    ];
    const took = elapsed(batch.startedAt, at);
    const record = batchRecordOf({
      ...batch,
      tasks: settled,
      finishedAt: formatTimestamp(at),
      duration: formatDuration(took),
      trace: { 'processing tasks': took, ...(batch.beginTook && { 'writing tasks to disk': batch.beginTook }) },
    });
    for (const slice of slicesOf(end.remove ?? [])) await this.#control.change((draft) => draft.removeTasks(slice));
    // The batch's own tasks come last: until they are settled, a start after a kill takes the batch up again.
    for (const slice of slicesOf(settled.toReversed())) {
      await this.#control.change((draft) => {
        for (const task of slice) {
          draft.putTask(task);
          draft.removeWork(task.uid);
        }
        draft.putBatch(record);
        if (end.renamedIndexes) this.#renameIndexes(draft, end.renamedIndexes, Math.min(...batch.taskUids));
      });
    }
    this.#reach('batch settled');
    this.#onFinished(settled);
  }

  #taskThen(uid: number, change: (task: TaskRecord) => TaskRecord): TaskRecord[] {
    const task = this.#control.task(uid);
    return task ? [change(task)] : [];
  }

  #strategyFor(tasks: TaskRecord[]): string {
    const [task] = tasks;
    if (!task) return '';
    const ofIndex = { anyOf: [['status:enqueued'], [`index:${task.indexUid}`]], dates: [] };
    const waiting = select(this.#control.taskSource, ofIndex, { limit: 2, reverse: true });
    const moreWait = waiting.uids.some((uid) => uid !== task.uid);
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

// A change of thousands of tasks would hold every answer up while it is made.
const SLICE = 200;
const slicesOf = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / SLICE) }, (_, slice) =>
    items.slice(slice * SLICE, (slice + 1) * SLICE),
  );
