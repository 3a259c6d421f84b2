import type { Schema } from '@stillframe/contract';
import { StillframeError } from './stillframe-error.js';

/** A task that was waited for ended without success: `task.status` is `failed` (see `task.error`) or `canceled`. */
export class TaskFailedError extends StillframeError {
  override readonly name = 'TaskFailedError';
  readonly task: Schema<'Task'>;

  constructor(task: Schema<'Task'>) {
    super(
      task.status === 'canceled'
        ? `Task ${task.uid} (${task.type}) was canceled by task ${task.canceledBy}.`
        : `Task ${task.uid} (${task.type}) failed: ${task.error?.message ?? 'no reason was given'}`,
    );
    this.task = task;
  }
}

export function isTaskFailedError(error: unknown): error is TaskFailedError {
  return error instanceof TaskFailedError;
}
