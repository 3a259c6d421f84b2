import type { Schema } from '@stillframe/client';
import type { Policy } from '../places/policy-server.js';
import { formatInstant } from './describe-snapshots.js';
import { formatCount } from './format-count.js';

const NAME_WIDTH = 10;

/** All that is known of a policy, for people. */
export function describePolicy(policy: Policy): string {
  const { policyUid, name, cron, timeZone, keep, skipUnchanged, lastRun, createdAt } = policy;
  const lines: [string, string | null][] = [
    ['policy', policyUid],
    ['name', name],
    ['due', `${cron}, in ${timeZone}${skipUnchanged ? ', if something has changed' : ', even if nothing has changed'}`],
    ['keeps', keepsText(keep)],
    ['next', nextText(policy)],
    ['last run', lastRun === null ? 'none yet' : `${formatInstant(lastRun.ranAt)}, ${outcomeText(lastRun)}`],
    ['created', formatInstant(createdAt)],
  ];
  return lines
    .filter(([, text]) => text !== null)
    .map(([heading, text]) => `${heading.padEnd(NAME_WIDTH)}${text}`)
    .join('\n');
}

/** `7 daily, 5 weekly`; what is 0 is left out. */
export function keepsText(keep: Schema<'SnapshotKeep'>): string {
  const counts: [number, string][] = [
    [keep.last, 'newest'],
    [keep.hourly, 'hourly'],
    [keep.daily, 'daily'],
    [keep.weekly, 'weekly'],
    [keep.monthly, 'monthly'],
    [keep.yearly, 'yearly'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${formatCount(count)} ${name}`)
    .join(', ');
}

/** When it takes its next snapshot, as a sentence. */
export const whenDue = (policy: Policy): string =>
  policy.enabled ? `It is due next at ${nextText(policy)}.` : 'It takes no snapshots until it is enabled.';

const nextText = ({ nextRunAt, enabled }: Policy): string => {
  if (!enabled) return 'disabled';
  return nextRunAt === null ? 'never' : formatInstant(nextRunAt);
};

const outcomeText = ({ outcome, taskUid }: Schema<'SnapshotPolicyRun'>): string =>
  outcome === 'unchanged' ? 'nothing had changed' : `task ${taskUid}`;
