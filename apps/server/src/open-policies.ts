import { join } from 'node:path';
import type { ServerOptions } from './options/server-options.js';
import { now } from './store/clock.js';
import type { Layout } from './store/layout.js';
import { Policies, type PoliciesParts } from './tasks/policies.js';
import { PolicyBook } from './tasks/policy-book.js';
import { PolicyRunner, type PolicySnapshots } from './tasks/run-policies.js';
import { watchPolicies } from './tasks/watch-policies.js';

/** The policies that lie at `instance/policies/`, and the flags. */
export function openPolicyBook(layout: Layout, options: ServerOptions): Promise<PolicyBook> {
  return PolicyBook.open(join(layout.instance, 'policies'), {
    last: options.snapshotKeepLast,
    hourly: options.snapshotKeepHourly,
    daily: options.snapshotKeepDaily,
    weekly: options.snapshotKeepWeekly,
    monthly: options.snapshotKeepMonthly,
    yearly: options.snapshotKeepYearly,
  });
}

/**
 * Puts the policies to work.
 *
 * @param onFailure told what kept a policy from being looked at; it is looked at again
 * @returns them, and what ends it: resolves when no policy is looked at any more
 */
export function startPolicies(
  parts: Pick<PoliciesParts, 'book' | 'snapshots'>,
  queue: PolicySnapshots,
  onFailure: (error: unknown) => void,
): { policies: Policies; close(): Promise<void> } {
  const runner = new PolicyRunner({ records: parts.book.records, snapshots: queue, now: () => new Date() });
  return { policies: new Policies({ ...parts, runner, now }), close: watchPolicies(runner, onFailure) };
}
