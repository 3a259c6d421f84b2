import type { Policy } from '../places/policy-server.js';
import { keepsText } from './describe-policy.js';
import { formatInstant } from './describe-snapshots.js';
import { type Column, drawTable } from './table.js';

/** Hardly two policies of one server have so many characters of their uids in common. */
const SHORT_UID = 8;

const columns: Column[] = [
  { heading: 'policy', align: 'left' },
  { heading: 'name', align: 'left' },
  { heading: 'cron', align: 'left' },
  { heading: 'time zone', align: 'left' },
  { heading: 'keeps', align: 'left' },
  { heading: 'due next', align: 'left' },
];

/** Policies as a table, for people. */
export function describePolicies(policies: readonly Policy[]): string {
  return drawTable(columns, policies.map(rowOf));
}

function rowOf({ policyUid, name, cron, timeZone, keep, nextRunAt, enabled }: Policy): string[] {
  const next = nextRunAt === null ? 'never' : formatInstant(nextRunAt);
  return [policyUid.slice(0, SHORT_UID), name ?? '', cron, timeZone, keepsText(keep), enabled ? next : 'disabled'];
}
