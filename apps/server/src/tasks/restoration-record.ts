import { keysRestoreds, restorationStatuses, type Schema } from '@stillframe/contract';
import { parseTimestamp } from '../store/clock.js';
import type { RecordForm } from '../store/record-folder.js';

/** A restoration as it lies in `instance/restorations/`, and as answers show it. */
export type Restoration = Schema<'Restoration'>;

export const restorationForm: RecordForm<Restoration> = {
  uidOf: ({ restorationUid }) => restorationUid,
  parse: (value) => (isRestoration(value) ? value : null),
};

/** Newest first. */
export const byInstant = (a: Restoration, b: Restoration): number => (instantOf(a) < instantOf(b) ? 1 : -1);

const instantOf = ({ enqueuedAt }: Restoration): bigint => parseTimestamp(enqueuedAt) ?? 0n;

function isRestoration(value: unknown): value is Restoration {
  if (typeof value !== 'object' || value === null) return false;
  const { restorationUid, snapshotUid, enqueuedAt, status, keys } = value as Partial<Restoration>;
  return (
    [restorationUid, snapshotUid, enqueuedAt].every((text) => typeof text === 'string') &&
    restorationStatuses.some((known) => known === status) &&
    keysRestoreds.some((known) => known === keys)
  );
}
