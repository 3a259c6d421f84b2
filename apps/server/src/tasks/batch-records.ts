import type { BatchRecord, BatchView, Details, TaskRecord, TaskType } from '../store/records.js';
import { indexUidsOf } from '../store/records.js';

/** How long the steps of a batch took, in nanoseconds, by Meilisearch's names of them. */
type ProgressTrace = Record<string, bigint>;

/** What is known of a batch when one describes it: its tasks as they stand, and when it ran. */
export interface BatchFacts {
  uid: number;
  tasks: TaskRecord[];
  startedAt: string;
  finishedAt: string | null;
  duration: string | null;
  strategy: string;
  trace?: ProgressTrace;
}

export function batchRecordOf({
  uid,
  tasks,
  startedAt,
  finishedAt,
  duration,
  strategy,
  trace,
}: BatchFacts): BatchRecord {
  const view: BatchView = {
    uid,
    progress: null,
    details: detailsOf(tasks),
    stats: {
      totalNbTasks: tasks.length,
      status: tally(tasks.map(({ status }) => status)),
      types: tally(tasks.map(({ type }) => type)),
      indexUids: tally(tasks.flatMap(indexUidsOf)),
      ...(trace && {
        progressTrace: Object.fromEntries(Object.entries(trace).map(([step, took]) => [step, humanDuration(took)])),
      }),
    },
    duration,
    startedAt,
    finishedAt,
    batchStrategy: strategy,
  };
  const taskUids = tasks.map((task) => task.uid);
  return { view, taskUids, enqueuedAt: tasks.map((task) => task.enqueuedAt).sort()[0] ?? startedAt };
}

/** Why a batch holds what it holds, in Meilisearch's words (recorded: `task-queries`, `GET /batches`). */
export function batchStrategy(type: TaskType, uid: number, moreWaitForIndex: boolean): string {
  switch (type) {
    case 'taskDeletion':
    case 'snapshotCreation':
      return `stopped after the last task of type \`${type}\` because they cannot be batched with tasks of any other type.`;
    case 'documentAdditionOrUpdate':
    case 'documentDeletion':
    case 'indexDeletion':
      return moreWaitForIndex ? 'reached configured batch limit of 1 tasks' : 'batched all enqueued tasks';
    default:
      return `created batch containing only task with id ${uid} of type \`${type}\` that cannot be batched with any other task.`;
  }
}

// The tasks of one batch share their type; what one of them knows, the batch shows, and what is not known yet it leaves out.
function detailsOf(tasks: TaskRecord[]): Details {
  const details: Details = {};
  for (const task of tasks.toReversed()) {
    for (const [key, value] of Object.entries(task.details ?? {})) if (value !== null) details[key] = value;
  }
  return details;
}

function tally<K extends string>(values: K[]): Partial<Record<K, number>> & Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts as Partial<Record<K, number>> & Record<string, number>;
}

function humanDuration(nanoseconds: bigint): string {
  const value = Number(nanoseconds);
  if (value < 1e6) return `${(value / 1e3).toFixed(2)}µs`;
  return value < 1e9 ? `${(value / 1e6).toFixed(2)}ms` : `${(value / 1e9).toFixed(2)}s`;
}
