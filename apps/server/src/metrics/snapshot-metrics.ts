import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { parseTimestamp } from '../store/clock.js';
import type { TaskRecord } from '../store/records.js';

const DURATION_SECONDS = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600, 14_400];

/** What is known of an archive that is there. */
interface KnownSnapshot {
  /** RFC 3339. */
  capturedAt: string;
  sizeBytes: number;
}

/** Counts what becomes of snapshots. */
export interface SnapshotMeter {
  /** Tasks that ended in one batch: those of a snapshot share its outcome. */
  tasksFinished(tasks: readonly TaskRecord[]): void;
  /** A snapshot is there: it was published, or lay there when the server started. */
  complete(snapshot: KnownSnapshot): void;
  /** A snapshot was found to restore, now or before the server started. */
  verified(snapshot: Pick<KnownSnapshot, 'capturedAt'>): void;
  /** One look at a snapshot ended. */
  judged(result: 'verified' | 'corrupt' | 'unknown'): void;
}

export function meterSnapshots(registry: Registry): SnapshotMeter {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name: `stillframe_snapshot_${name}`, help, registers });
  const lastSuccess = gauge(
    'last_success_timestamp_seconds',
    'The instant that the newest complete snapshot holds, in seconds since 1970. 0 without one.',
  );
  const lastVerified = gauge(
    'last_verified_timestamp_seconds',
    'The instant that the newest snapshot which was proved to restore holds, in seconds since 1970. 0 without one.',
  );
  const size = gauge('size_bytes', 'The archive of the newest complete snapshot. 0 without one.');
  const duration = new Histogram({
    name: 'stillframe_snapshot_duration_seconds',
    help: 'From the start of a snapshot to its publication, for those that succeeded.',
    buckets: DURATION_SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'stillframe_snapshot_failures_total',
    help: 'Snapshots that failed since the server started, by the code of the error.',
    labelNames: ['code'],
    registers,
  });
  const verifications = new Counter({
    name: 'stillframe_snapshot_verifications_total',
    help: 'Snapshots that were looked at since the server started, by what was found. "unknown": something kept it from looking.',
    labelNames: ['result'],
    registers,
  });
  for (const result of ['verified', 'corrupt', 'unknown']) verifications.inc({ result }, 0);

  const instants = { success: 0, verified: 0 };
  return {
    tasksFinished(tasks) {
      // Merged tasks are one snapshot.
      const task = tasks.find(({ type, status }) => type === 'snapshotCreation' && status !== 'canceled');
      if (task?.status === 'succeeded') duration.observe(secondsBetween(task.startedAt, task.finishedAt));
      else if (task) failures.inc({ code: task.error?.code ?? 'internal' });
    },
    complete({ capturedAt, sizeBytes }) {
      const at = secondsOf(capturedAt);
      if (at < instants.success) return;
      instants.success = at;
      lastSuccess.set(at);
      size.set(sizeBytes);
    },
    verified({ capturedAt }) {
      instants.verified = Math.max(instants.verified, secondsOf(capturedAt));
      lastVerified.set(instants.verified);
    },
    judged: (result) => verifications.inc({ result }),
  };
}

const secondsOf = (timestamp: string): number => Number((parseTimestamp(timestamp) ?? 0n) / 1_000_000n) / 1000;
const secondsBetween = (from: string | null, to: string | null): number => secondsOf(to ?? '') - secondsOf(from ?? '');
