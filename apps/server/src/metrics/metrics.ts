import { Gauge, Registry } from 'prom-client';
import type { TaskStatus } from '../store/records.js';
import { processMetrics } from './process-metrics.js';
import { gaugeQueue } from './queue-metrics.js';
import { countRequests, type MeteredRequest } from './request-metrics.js';
import { meterSnapshots, type NewestSnapshots, type SnapshotMeter } from './snapshot-metrics.js';

/** What one server counts of itself. */
export interface Metrics {
  snapshots: SnapshotMeter;
  countRequest(request: MeteredRequest): void;
  /** Further numbers go here. */
  registry: Registry;
  /** All of it in the text format 0.0.4 of Prometheus. */
  expose(): Promise<string>;
}

/**
 * @param countTasks how many tasks have a status, known without counting them
 * @param newestSnapshots what lies there now
 * @param version of this server
 */
export function createMetrics({
  countTasks,
  newestSnapshots,
  version,
}: {
  countTasks: (status: TaskStatus) => number;
  newestSnapshots: NewestSnapshots;
  version: string;
}): Metrics {
  const registry = new Registry();
  const build = new Gauge({
    name: 'stillframe_build_info',
    help: 'Always 1; the label says which version this is.',
    labelNames: ['version'],
    registers: [registry],
  });
  build.set({ version }, 1);
  gaugeQueue(registry, countTasks);
  return {
    registry,
    snapshots: meterSnapshots(registry, newestSnapshots),
    countRequest: countRequests(registry),
    expose: async () => `${await registry.metrics()}\n${await processMetrics().metrics()}`,
  };
}
