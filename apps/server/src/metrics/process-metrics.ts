import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | undefined;

/**
 * What Node.js says of its own process (`process_…`, `nodejs_…`). The observers behind it belong to the process and cannot be taken
 * back, so that all servers of a process share one.
 */
export function processMetrics(): Registry {
  if (!registry) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
