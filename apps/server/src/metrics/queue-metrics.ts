import { taskStatuses } from '@stillframe/contract';
import { Gauge, type Registry } from 'prom-client';
import type { TaskStatus } from '../store/records.js';

/** Tells how many tasks there are of each status: from what is counted already, never by a walk over them. */
export function gaugeQueue(registry: Registry, countTasks: (status: TaskStatus) => number): void {
  new Gauge({
    name: 'stillframe_tasks',
    help: 'Tasks by status. Those that are enqueued or processing are the queue.',
    labelNames: ['status'],
    registers: [registry],
    collect() {
      for (const status of taskStatuses) this.set({ status }, countTasks(status));
    },
  });
}
