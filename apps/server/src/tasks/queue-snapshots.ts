import { taskTypes } from '@stillframe/contract';
import type { Control } from '../store/control.js';
import type { Gate } from '../store/gate.js';
import type { Keys } from '../store/keys.js';
import type { PolicySnapshots } from './run-policies.js';
import { pageOfTasks } from './select-tasks.js';
import type { TaskQueue } from './task-queue.js';

const NEWEST = { limit: 1, reverse: false };
const OTHER_TYPES = taskTypes.filter((type) => type !== 'snapshotCreation');

export interface QueueSnapshotsParts {
  tasks: Pick<TaskQueue, 'enqueue'>;
  gate: Pick<Gate, 'closed'>;
  /** Of the moment: the database may be exchanged for another. */
  control: () => Control;
  keys: Pick<Keys, 'list'>;
  /** Whether a sound archive of this task is there. */
  isKept(taskUid: number): Promise<boolean>;
  /** What has changed the database without a task: an equal text as long as nothing has. */
  changesWithoutTask(): string;
}

/** The queue, as policies use it. */
export function queueSnapshots({
  tasks,
  gate,
  control,
  keys,
  isKept,
  changesWithoutTask,
}: QueueSnapshotsParts): PolicySnapshots {
  return {
    ready: async () => {
      while (gate.closed) await gate.closed;
    },
    enqueue: async () => (await tasks.enqueue({ type: 'snapshotCreation' })).taskUid,
    newest: () => {
      const { uids } = pageOfTasks(
        control(),
        { types: ['snapshotCreation'], statuses: ['enqueued', 'processing', 'succeeded'] },
        NEWEST,
      );
      const task = uids[0] === undefined ? undefined : control().task(uids[0]);
      return task && { taskUid: task.uid, enqueuedAt: task.enqueuedAt };
    },
    isPending: (taskUid) =>
      ['enqueued', 'processing'].some((status) => control().taskSets.has(`status:${status}`, taskUid)),
    isKept,
    mark: () => {
      // A task that waits has changed nothing yet, and one that was deleted leaves the task that deleted it.
      const settled = pageOfTasks(
        control(),
        { types: OTHER_TYPES, statuses: ['succeeded', 'failed', 'canceled'] },
        NEWEST,
      );
      const all = keys.list({ offset: 0, limit: Number.MAX_SAFE_INTEGER }).results;
      const newestKey = all
        .map(({ updatedAt }) => String(updatedAt))
        .sort()
        .at(-1);
      return [settled.total, settled.uids[0], all.length, newestKey, changesWithoutTask()].join(' ');
    },
  };
}
