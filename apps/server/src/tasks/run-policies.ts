import { CronSchedule } from '../snapshot/policy/cron-schedule.js';
import type { RecordFolder } from '../store/record-folder.js';
import type { PolicyRecord } from './policy-record.js';

/**
 * A clock set back by less than this only shows that it was wrong by a little: what ran already does not run again. One set back by
 * more was wrong altogether, and waiting for it to come back to where it was would stop the policy.
 */
const SETBACK_MS = 3_600_000;

/** The snapshots that a policy asks for. */
export interface PolicySnapshots {
  /** Resolves when the rest may be asked: not while the database is exchanged for another. */
  ready(): Promise<void>;
  /** @returns the task, on disk */
  enqueue(): Promise<number>;
  /** The newest snapshot task that has not failed. */
  newest(): { taskUid: number; enqueuedAt: string } | undefined;
  /** Whether a task waits or runs. */
  isPending(taskUid: number): boolean;
  /** Whether a sound archive of this task is there. */
  isKept(taskUid: number): Promise<boolean>;
  /** Says what the database holds: the same text as long as nothing in it changes. */
  mark(): string;
}

/** Takes the snapshots that policies ask for, when they are due. */
export class PolicyRunner {
  readonly #records: RecordFolder<PolicyRecord>;
  readonly #snapshots: PolicySnapshots;
  readonly #now: () => Date;
  /** When each policy is due next, for the record that it was computed from. */
  readonly #due = new Map<string, { record: PolicyRecord; at: Date | null }>();

  constructor(parts: { records: RecordFolder<PolicyRecord>; snapshots: PolicySnapshots; now: () => Date }) {
    this.#records = parts.records;
    this.#snapshots = parts.snapshots;
    this.#now = parts.now;
  }

  /** When a policy is due next: in the past when it waits for its last snapshot to end, null when it takes none. */
  nextRunAt(record: PolicyRecord): Date | null {
    const known = this.#due.get(record.policyUid);
    if (known?.record === record) return known.at;
    const at = record.enabled
      ? new CronSchedule(record.cron, record.timeZone).nextAfter(new Date(record.settledUntil))
      : null;
    this.#due.set(record.policyUid, { record, at });
    return at;
  }

  /**
   * Runs each policy that is due. However often it was due since it was looked at last, it runs once; while its last snapshot is under
   * way it waits. A snapshot that was asked for since it was due, by another policy, by hand, or by this one just before the process
   * was killed, is taken for its own.
   *
   * @throws what the disk said; the policies that were not settled are looked at again
   */
  async check(): Promise<void> {
    for (const record of this.#records.list()) {
      if (!record.enabled) continue;
      await this.#snapshots.ready();
      const now = this.#now();
      if (now.getTime() < Date.parse(record.settledUntil) - SETBACK_MS)
        await this.#records.put({ ...record, settledUntil: now.toISOString() });
      else await this.#run(record, now);
    }
  }

  async #run(record: PolicyRecord, now: Date): Promise<void> {
    const due = this.nextRunAt(record);
    if (!due || due > now) return;
    const lastTask = record.lastRun?.taskUid ?? null;
    if (lastTask !== null && this.#snapshots.isPending(lastTask)) return;
    const mark = this.#snapshots.mark();
    const newest = this.#snapshots.newest();
    const isUnchanged =
      record.skipUnchanged && newest && record.mark === mark && (await this.#snapshots.isKept(newest.taskUid));
    const settled = { ...record, settledUntil: now.toISOString() };
    const run = { dueAt: due.toISOString(), ranAt: now.toISOString() };
    if (newest && Date.parse(newest.enqueuedAt) >= due.getTime())
      await this.#records.put({ ...settled, mark, lastRun: { ...run, outcome: 'enqueued', taskUid: newest.taskUid } });
    else if (isUnchanged)
      await this.#records.put({ ...settled, lastRun: { ...run, outcome: 'unchanged', taskUid: null } });
    else {
      const taskUid = await this.#snapshots.enqueue();
      await this.#records.put({ ...settled, mark, lastRun: { ...run, outcome: 'enqueued', taskUid } });
    }
  }
}
