import type { Schema } from '@stillframe/client';
import type { Policy } from '../places/policy-server.js';
import { formatSize } from './format-size.js';
import { type Column, drawTable } from './table.js';

type Reason = Schema<'RetentionReason'>;

const columns: Column[] = [
  { heading: 'snapshot', align: 'left' },
  { heading: 'size', align: 'right' },
  { heading: 'fate', align: 'left' },
  { heading: 'why', align: 'left' },
];

const words: Record<Reason['reason'], string> = {
  pinned: 'pinned',
  foreign: "not Stillframe's own",
  creating: 'being made',
  newest: 'the newest good one',
  noneSound: 'corrupt, but no good one is there',
  corrupt: 'corrupt',
  notKept: 'nobody keeps it',
  last: 'one of the newest',
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
};

/** What retention would do, newest snapshots first and those that would go last, for people. Policies are named as they are known. */
export function describeRetention({ kept, removed }: Schema<'RetentionPreview'>, policies: readonly Policy[]): string {
  if (kept.length + removed.length === 0) return 'There are no snapshots.';
  const names = new Map(policies.map(({ policyUid, name }) => [policyUid, name ?? policyUid.slice(0, 8)]));
  const rows = [
    ...kept.map((decision) => rowOf(decision, 'stays', names)),
    ...removed.map((decision) => rowOf(decision, 'goes', names)),
  ];
  const freed = removed.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  const total = `${kept.length} would stay, ${removed.length} would go${removed.length > 0 ? ` (${formatSize(freed)})` : ''}.`;
  return `${drawTable(columns, rows)}\n\n${total}`;
}

function rowOf(
  { snapshotUid, sizeBytes, reasons }: Schema<'RetentionDecision'>,
  fate: string,
  names: ReadonlyMap<string, string>,
): string[] {
  const why = reasons.map((reason) => reasonText(reason, names)).join('; ');
  return [snapshotUid, sizeBytes === null ? '?' : formatSize(sizeBytes), fate, why || 'nothing asks for removal'];
}

function reasonText({ reason, source, period }: Reason, names: ReadonlyMap<string, string>): string {
  const what = period === null ? words[reason] : `${words[reason]} ${period}`;
  if (source === null) return what;
  return `${what} (${source === 'flags' ? "the server's options" : (names.get(source) ?? source)})`;
}
