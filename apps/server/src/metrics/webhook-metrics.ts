import { Counter, Gauge, type Registry } from 'prom-client';

/** Counts what a webhook is told of. `waiting` says how many finished tasks wait for it. */
export function meterWebhook(registry: Registry, waiting: () => number) {
  const registers = [registry];
  const tasks = new Counter({
    name: 'stillframe_task_webhook_tasks_total',
    help: 'Finished tasks that the webhook was told of (delivered), or never will be (given_up).',
    labelNames: ['result'],
    registers,
  });
  const failures = new Counter({
    name: 'stillframe_task_webhook_failures_total',
    help: 'Requests to the webhook that failed; each is tried again.',
    registers,
  });
  new Gauge({
    name: 'stillframe_task_webhook_waiting_tasks',
    help: 'Finished tasks that wait for the webhook.',
    registers,
    collect() {
      this.set(waiting());
    },
  });
  for (const result of ['delivered', 'given_up']) tasks.inc({ result }, 0);
  return {
    delivered: (count: number) => tasks.inc({ result: 'delivered' }, count),
    givenUp: (count: number) => tasks.inc({ result: 'given_up' }, count),
    attemptFailed: () => failures.inc(),
  };
}
