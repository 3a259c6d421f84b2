import type { Schema } from '@stillframe/contract';
import type { Control } from '../store/control.js';
import type { TaskRecord } from '../store/records.js';
import { type FinishedTasks, TaskLog } from './task-log.js';

// Tasks by the thousand are written bit by bit: each change is held in memory until it is on disk.
const TASKS_PER_CHANGE = 500;

/**
 * Brings over into a database what another one owes to those who asked for tasks: no uid is given twice, and the tasks that wait in `from` stand in
 * `into` as canceled, by a cancelation that is made for them. A task of the same uid that `into` has already is left alone. To be called while nobody
 * enqueues or runs anything.
 *
 * @param onFinished told of the canceled ones and the cancelation
 * @returns how many tasks there are before and after, how many of those that wait are canceled, and how many wait again as they did in `into`
 */
export async function carryTasks(
  from: Control,
  into: Control,
  onFinished: FinishedTasks,
): Promise<Schema<'RestoredTasks'>> {
  const enqueuedAgain = into.taskSets.count('status:enqueued');
  const waiting = waitingTasks(from).filter((task) => !isSame(task, into.task(task.uid)));
  const carried = waiting.filter(({ uid }) => !into.task(uid));
  await into.change((draft) => {
    draft.skipUids('task', from.nextUid('task'));
    draft.skipUids('batch', from.nextUid('batch'));
  });
  for (let first = 0; first < carried.length; first += TASKS_PER_CHANGE) {
    await into.change((draft) => {
      for (const task of carried.slice(first, first + TASKS_PER_CHANGE)) draft.putTask(task);
    });
  }
  if (carried.length > 0)
    await cancel(
      new TaskLog(into, undefined, onFinished),
      carried.map(({ uid }) => uid),
    );
  return {
    before: from.taskSets.count('all'),
    after: into.taskSets.count('all'),
    canceled: waiting.length,
    enqueuedAgain,
  };
}

// What stands as processing is run by nobody now: it waits.
const waitingTasks = (control: Control): TaskRecord[] =>
  ['status:enqueued', 'status:processing']
    .flatMap((status) => [...control.taskSets.members(status)])
    .flatMap((uid) => control.task(uid) ?? [])
    .map((task) => ({ ...task, batchUid: null, status: 'enqueued', startedAt: null }));

/** Whether it is one task, now and at the snapshot's instant. */
const isSame = (one: TaskRecord, other: TaskRecord | undefined): boolean =>
  other !== undefined && one.type === other.type && one.enqueuedAt === other.enqueuedAt;

async function cancel(log: TaskLog, taskUids: number[]): Promise<void> {
  const originalFilter = '?statuses=enqueued';
  const { uid } = await log.enqueue({ type: 'taskCancelation', originalFilter, taskUids });
  const batch = await log.begin([uid]);
  const details = { canceledTasks: taskUids.length };
  await log.settle(batch, { outcomes: new Map([[uid, { status: 'succeeded', details }]]), cancel: taskUids });
}
