import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { parseTimestamp } from '../store/clock.js';
import type { TaskRecord } from '../store/records.js';

const DURATION_SECONDS = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600, 14_400];

/** The newest snapshots that lie there, as far as it can be seen. */
export interface NewestSnapshots {
  /** That is not known to be corrupt. */
  good(): Promise<SeenSnapshot | undefined>;
  /** That was proved to restore. */
  verified(): Promise<SeenSnapshot | undefined>;
}

interface SeenSnapshot {
  capturedAt: Date;
  sizeBytes: number;
}

/** Counts what becomes of snapshots. */
export interface SnapshotMeter {
  /** Tasks that ended in one batch: those of a snapshot share its outcome. */
  tasksFinished(tasks: readonly TaskRecord[]): void;
  /** One look at a snapshot ended. */
  judged(result: 'verified' | 'corrupt' | 'unknown'): void;
}

/** What lies there is looked at when somebody asks: a snapshot that was deleted, or found corrupt, counts no more. */
export function meterSnapshots(registry: Registry, newest: NewestSnapshots): SnapshotMeter {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => Promise<number | undefined>) =>
    new Gauge({
      name: `stillframe_snapshot_${name}`,
      help,
      registers,
      async collect() {
        // A place that cannot be read now still holds what it held: the number stays, and grows old.
        const read = value().then((found) => this.set(found ?? 0));
        await read.catch(() => {});
      },
    });
  gauge(
    'last_success_timestamp_seconds',
    'The instant that the newest complete snapshot holds, in seconds since 1970. 0 without one.',
    async () => secondsAt(await newest.good()),
  );
  gauge(
    'last_verified_timestamp_seconds',
    'The instant that the newest snapshot which was proved to restore holds, in seconds since 1970. 0 without one.',
    async () => secondsAt(await newest.verified()),
  );
  gauge(
    'size_bytes',
    'The archive of the newest complete snapshot. 0 without one.',
    async () => (await newest.good())?.sizeBytes,
  );
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

  return {
    tasksFinished(tasks) {
      // Merged tasks are one snapshot.
      const task = tasks.find(({ type, status }) => type === 'snapshotCreation' && status !== 'canceled');
      if (task?.status === 'succeeded') duration.observe(secondsBetween(task.startedAt, task.finishedAt));
      else if (task) failures.inc({ code: task.error?.code ?? 'internal' });
    },
    judged: (result) => verifications.inc({ result }),
  };
}

const secondsAt = (seen: SeenSnapshot | undefined): number | undefined => seen && seen.capturedAt.getTime() / 1000;
const secondsOf = (timestamp: string): number => Number((parseTimestamp(timestamp) ?? 0n) / 1_000_000n) / 1000;
const secondsBetween = (from: string | null, to: string | null): number => secondsOf(to ?? '') - secondsOf(from ?? '');
