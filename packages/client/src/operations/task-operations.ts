import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

export interface TaskOperations {
  /** A page of tasks, the newest first. Filters with several values let each of them through. */
  listTasks(query?: Query<'listTasks'>, options?: CallOptions): Promise<Schema<'TaskList'>>;
  getTask(taskUid: number, options?: CallOptions): Promise<Schema<'Task'>>;
  /** Enqueues the cancelation of tasks that wait or run; at least one filter is needed, `uids: ['*']` takes all. */
  cancelTasks(query: Query<'cancelTasks'>, options?: CallOptions): Promise<Schema<'SummarizedTask'>>;
  /** Enqueues the removal of settled tasks; at least one filter is needed, `uids: ['*']` takes all. */
  deleteTasks(query: Query<'deleteTasks'>, options?: CallOptions): Promise<Schema<'SummarizedTask'>>;
  listBatches(query?: Query<'listBatches'>, options?: CallOptions): Promise<Schema<'BatchList'>>;
  /** A batch, with its progress while it is under way. */
  getBatch(batchUid: number, options?: CallOptions): Promise<Schema<'Batch'>>;
}

export function taskOperations(http: Http): TaskOperations {
  return {
    listTasks: (query = {}, options) => dataOf(http.GET('/tasks', { params: { query }, ...options })),
    getTask: (taskUid, options) => dataOf(http.GET('/tasks/{taskUid}', { params: { path: { taskUid } }, ...options })),
    cancelTasks: (query, options) => dataOf(http.POST('/tasks/cancel', { params: { query }, ...options })),
    deleteTasks: (query, options) => dataOf(http.DELETE('/tasks', { params: { query }, ...options })),
    listBatches: (query = {}, options) => dataOf(http.GET('/batches', { params: { query }, ...options })),
    getBatch: (batchUid, options) =>
      dataOf(http.GET('/batches/{batchUid}', { params: { path: { batchUid } }, ...options })),
  };
}
