import type { Schema } from '@stillframe/contract';
import { describe, expect, test } from 'vitest';
import { isTaskFailedError } from './errors/task-failed-error.js';
import { waitForTask } from './wait-for-task.js';

type Task = Schema<'Task'>;

const enqueued: Task = {
  uid: 7,
  batchUid: null,
  indexUid: null,
  status: 'enqueued',
  type: 'snapshotCreation',
  canceledBy: null,
  error: null,
  duration: null,
  enqueuedAt: '2026-11-23T04:59:24.551881641Z',
  startedAt: null,
  finishedAt: null,
};
const processing: Task = { ...enqueued, status: 'processing', batchUid: 3 };
const succeeded: Task = { ...processing, status: 'succeeded' };
const canceled: Task = { ...processing, status: 'canceled', canceledBy: 9 };
const failed: Task = {
  ...processing,
  status: 'failed',
  error: { message: 'The disk is full.', code: 'no_space_left_on_device', type: 'system', link: 'l' },
};

/** Reads the tasks one after another, and the last one again and again. */
function reader(...tasks: Task[]) {
  const reads: number[] = [];
  const getTask = async () => {
    const task = tasks[Math.min(reads.push(Date.now()), tasks.length) - 1];
    if (task === undefined) throw new Error('no task was given');
    return task;
  };
  return { getTask, reads };
}

test('looks until the task has succeeded, and tells of every look', async () => {
  const { getTask, reads } = reader(enqueued, processing, processing, succeeded);
  const statuses: string[] = [];
  const onProgress = ({ status }: Task) => void statuses.push(status);
  expect(await waitForTask(getTask, { intervalMs: 1, onProgress })).toBe(succeeded);
  expect(statuses).toEqual(['enqueued', 'processing', 'processing', 'succeeded']);
  expect(reads).toHaveLength(4);
});

test.each([
  { task: failed, message: 'Task 7 (snapshotCreation) failed: The disk is full.' },
  { task: canceled, message: 'Task 7 (snapshotCreation) was canceled by task 9.' },
])('a task that is $task.status is a TaskFailedError that holds it', async ({ task, message }) => {
  const { getTask } = reader(processing, task);
  const error = await waitForTask(getTask, { intervalMs: 1 }).catch((reason: unknown) => reason);
  expect(isTaskFailedError(error) && error.task).toBe(task);
  expect(error).toMatchObject({ name: 'TaskFailedError', message });
});

describe('the time', () => {
  test('is up: the error says how far the task was', async () => {
    const { getTask } = reader(processing);
    await expect(waitForTask(getTask, { timeoutMs: 30, intervalMs: 10 })).rejects.toMatchObject({
      name: 'TimeoutError',
      message: 'Task 7 was still processing after 30 ms.',
      timeoutMs: 30,
    });
  });

  test('of 0 looks once', async () => {
    const { getTask, reads } = reader(processing);
    await expect(waitForTask(getTask, { timeoutMs: 0 })).rejects.toThrow('after 0 ms');
    expect(reads).toHaveLength(1);
    expect(await waitForTask(reader(succeeded).getTask, { timeoutMs: 0 })).toBe(succeeded);
  });

  test('between two looks grows, so that a long task is not asked for all the time', async () => {
    const { getTask, reads } = reader(...Array<Task>(6).fill(processing), succeeded);
    await waitForTask(getTask, {});
    const pauses = reads.slice(1).map((at, index) => at - (reads[index] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(45);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(300);
  });
});

test('an abort ends the wait with its reason, at once', async () => {
  const { getTask, reads } = reader(processing);
  const controller = new AbortController();
  const reason = new Error('enough');
  const waiting = waitForTask(getTask, { intervalMs: 60_000, signal: controller.signal });
  const rejected = expect(waiting).rejects.toBe(reason);
  await expect.poll(() => reads.length).toBe(1);
  controller.abort(reason);
  await rejected;
});

test('what a look throws ends the wait', async () => {
  const error = new Error('no answer');
  await expect(waitForTask(() => Promise.reject(error), {})).rejects.toBe(error);
});
