import type { Finding } from './report.js';

/** How many operations the exchanges of a finding are of. */
export function operationsShown({ exchanges }: Finding): number {
  return new Set(exchanges.map(({ operation }) => operation)).size;
}
