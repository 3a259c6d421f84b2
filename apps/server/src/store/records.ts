import type { Schema } from '@stillframe/contract';

export type TaskStatus = Schema<'TaskStatus'>;
export type TaskType = Schema<'TaskType'>;
export type ResponseError = Schema<'Error'>;
export type Details = Record<string, unknown>;

/** A task as it is stored: the text of this record, in this order of keys, is the answer of `GET /tasks/{taskUid}`. */
export interface TaskRecord {
  uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: TaskStatus;
  type: TaskType;
  canceledBy: number | null;
  /** Absent for snapshot tasks (recorded: `snapshot-lifecycle`). */
  details?: Details;
  error: ResponseError | null;
  duration: string | null;
  enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** A batch as `GET /batches/{batchUid}` shows it. */
export interface BatchView {
  uid: number;
  progress: null;
  details: Details;
  stats: {
    totalNbTasks: number;
    status: Partial<Record<TaskStatus, number>>;
    types: Partial<Record<TaskType, number>>;
    indexUids: Record<string, number>;
    progressTrace?: Record<string, string>;
    /** Measured by Meilisearch alone; there in batches that came from it. */
    writeChannelCongestion?: Schema<'WriteChannelCongestion'>;
    internalDatabaseSizes?: Record<string, string>;
  };
  duration: string | null;
  startedAt: string;
  finishedAt: string | null;
  batchStrategy: string;
}

/** A batch as it is stored: its view, and what only filters and deletions ask for. */
export interface BatchRecord {
  view: BatchView;
  taskUids: number[];
  /** The earliest `enqueuedAt` of its tasks. */
  enqueuedAt: string;
}

/** The indexes that a task touches, as filters by index see it. */
export function indexUidsOf(task: TaskRecord): string[] {
  if (task.indexUid !== null) return [task.indexUid];
  if (task.type !== 'indexSwap') return [];
  const swaps = (task.details?.swaps ?? []) as { indexes: [string, string] }[];
  return [...new Set(swaps.flatMap(({ indexes }) => indexes))];
}
