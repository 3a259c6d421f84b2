import type { Schema } from '@stillframe/contract';
import type { Control } from '../store/control.js';
import type { JsonText } from '../store/json-text.js';
import type { BatchView } from '../store/records.js';
import { indexUidsOf } from '../store/records.js';
import { isVisible } from '../store/visible-indexes.js';
import type { Work } from '../store/work.js';
import type { PageOf, TaskFilter, TaskPage } from './filter.js';
import { progressOf } from './progress.js';
import type { Scheduler } from './scheduler.js';
import { matchTasks, pageOfBatches, pageOfTasks } from './select-tasks.js';
import type { TaskLog } from './task-log.js';

/** The queue as handlers see it: enqueue, look up, list. */
export class TaskQueue {
  readonly #control: Control;
  readonly #log: TaskLog;
  readonly #scheduler: Scheduler;

  constructor(parts: { control: Control; log: TaskLog; scheduler: Scheduler }) {
    this.#control = parts.control;
    this.#log = parts.log;
    this.#scheduler = parts.scheduler;
  }

  /** Resolves when the task is on disk. A cancelation makes what it cancels stop at once. */
  async enqueue(work: Work): Promise<Schema<'SummarizedTask'>> {
    const { uid, indexUid, type, enqueuedAt } = await this.#log.enqueue(work);
    if (work.type === 'taskCancelation') this.#scheduler.stopTasks(work.taskUids);
    this.#scheduler.notify();
    return { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt };
  }

  get(uid: number, filter: Pick<TaskFilter, 'visibleIndexes'> = {}): JsonText<Schema<'Task'>> | undefined {
    const text = this.#control.taskText(uid);
    if (text === undefined || filter.visibleIndexes === undefined) return text as JsonText<Schema<'Task'>> | undefined;
    const task = this.#control.task(uid);
    const isShown = task && indexUidsOf(task).some((indexUid) => isVisible(indexUid, filter.visibleIndexes));
    return isShown ? (text as JsonText<Schema<'Task'>>) : undefined;
  }

  list(filter: TaskFilter, page: TaskPage): PageOf<Schema<'Task'>> {
    const { uids, total, next } = pageOfTasks(this.#control, filter, page);
    const results = uids.flatMap((uid) => (this.#control.taskText(uid) as JsonText<Schema<'Task'>> | undefined) ?? []);
    return { results, total, from: uids[0] ?? null, next };
  }

  /** The uids that a filter matches now: what a cancelation or deletion will act on. */
  match(filter: TaskFilter): number[] {
    return matchTasks(this.#control, filter);
  }

  getBatch(uid: number): JsonText<Schema<'Batch'>> | undefined {
    const view = this.#control.batch(uid)?.view;
    return view && this.#batchText(view);
  }

  listBatches(filter: TaskFilter, page: TaskPage): PageOf<Schema<'Batch'>> {
    const { uids, total, next } = pageOfBatches(this.#control, filter, page);
    return { results: uids.flatMap((uid) => this.getBatch(uid) ?? []), total, from: uids[0] ?? null, next };
  }

  #batchText(view: BatchView): JsonText<Schema<'Batch'>> {
    const steps = view.finishedAt === null ? this.#scheduler.stepsOf(view.uid) : undefined;
    return JSON.stringify(steps ? { ...view, progress: progressOf(steps) } : view) as JsonText<Schema<'Batch'>>;
  }
}
