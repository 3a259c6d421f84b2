import type { Schema } from '@stillframe/contract';
import { TaskFailedError } from './errors/task-failed-error.js';
import { TimeoutError } from './errors/timeout-error.js';
import type { CallOptions } from './http/call.js';
import { pause } from './http/pause.js';

type Task = Schema<'Task'>;

export interface WaitOptions extends CallOptions {
  /** How long to wait, in milliseconds. `Infinity` waits for ever. @default 60000 */
  timeoutMs?: number;
  /** Milliseconds between two looks. @default 50 at first, growing to 1000 */
  intervalMs?: number;
  /** Is given the task each time it was looked at, the last time included, and awaited before the next look. */
  onProgress?: (task: Task) => void | Promise<void>;
}

const firstIntervalMs = 50;
const longestIntervalMs = 1_000;

/**
 * Looks at a task until it is settled.
 *
 * @param getTask reads the task now
 * @returns the task, succeeded
 * @throws TaskFailedError when it failed or was canceled · TimeoutError when it is not settled in time (it goes on) · the
 *   signal's reason · whatever `getTask` or `onProgress` throws
 */
export async function waitForTask(
  getTask: (options: CallOptions) => Promise<Task>,
  options: WaitOptions,
): Promise<Task> {
  const { timeoutMs = 60_000, intervalMs, signal, onProgress } = options;
  const call: CallOptions = signal === undefined ? {} : { signal };
  const endsAt = Date.now() + timeoutMs;
  let delayMs = intervalMs ?? firstIntervalMs;
  for (;;) {
    const task = await getTask(call);
    await onProgress?.(task);
    if (task.status === 'succeeded') return task;
    if (task.status === 'failed' || task.status === 'canceled') throw new TaskFailedError(task);
    const leftMs = endsAt - Date.now();
    if (leftMs <= 0)
      throw new TimeoutError(`Task ${task.uid} was still ${task.status} after ${timeoutMs} ms.`, timeoutMs);
    await pause(Math.min(delayMs, leftMs), signal);
    if (intervalMs === undefined) delayMs = Math.min(delayMs * 1.5, longestIntervalMs);
  }
}
