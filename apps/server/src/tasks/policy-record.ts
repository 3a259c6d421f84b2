import { KEEPS, type Keep } from '../snapshot/policy/keep-rule.js';
import type { RecordForm } from '../store/record-folder.js';

/** What a policy did when it was due. Instants are RFC 3339, as on the wire. */
interface PolicyRun {
  dueAt: string;
  ranAt: string;
  outcome: 'enqueued' | 'unchanged';
  taskUid: number | null;
}

/** A policy as it lies in `instance/policies/`. */
export interface PolicyRecord {
  policyUid: string;
  name: string | null;
  cron: string;
  timeZone: string;
  keep: Keep;
  enabled: boolean;
  skipUnchanged: boolean;
  lastRun: PolicyRun | null;
  createdAt: string;
  updatedAt: string;
  /** Nothing that was due up to this instant is due any more. */
  settledUntil: string;
  /** What the database held at the last run, as {@link PolicySnapshots.mark} says it. */
  mark: string | null;
}

export const policyForm: RecordForm<PolicyRecord> = {
  uidOf: ({ policyUid }) => policyUid,
  parse: (value) => (isPolicy(value) ? value : null),
};

function isPolicy(value: unknown): value is PolicyRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<PolicyRecord>;
  const texts = [
    record.policyUid,
    record.cron,
    record.timeZone,
    record.createdAt,
    record.updatedAt,
    record.settledUntil,
  ];
  const { keep } = record;
  return (
    texts.every((text) => typeof text === 'string') &&
    typeof record.enabled === 'boolean' &&
    typeof record.skipUnchanged === 'boolean' &&
    typeof keep === 'object' &&
    KEEPS.every((name) => Number.isInteger(keep[name]))
  );
}
