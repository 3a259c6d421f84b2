import { randomUUID } from 'node:crypto';
import type { Schema } from '@stillframe/contract';
import { BadCron, CronSchedule, UnknownTimeZone } from '../snapshot/policy/cron-schedule.js';
import { KEEPS, type Keep } from '../snapshot/policy/keep-rule.js';
import { type Decision, planRetention } from '../snapshot/policy/plan-retention.js';
import type { RetainedSnapshot } from '../snapshot/retain-snapshots.js';
import { formatTimestamp, type Instant, parseTimestamp } from '../store/clock.js';
import type { RecordFolder } from '../store/record-folder.js';
import type { PolicyBook } from './policy-book.js';
import type { PolicyRecord } from './policy-record.js';
import type { PolicyRunner } from './run-policies.js';

type PolicyView = Schema<'SnapshotPolicy'>;

/** What a caller says of a policy. */
export type PolicyDraft = Partial<Pick<PolicyRecord, 'name' | 'enabled' | 'skipUnchanged' | 'timeZone'>> & {
  cron: string;
  keep: Partial<Keep>;
};

/** A policy that cannot be: which field says so, and what is wrong with it. */
export class BadPolicy extends Error {
  override readonly name = 'BadPolicy';
  readonly field: 'cron' | 'timeZone' | 'keep';

  constructor(field: BadPolicy['field'], message: string) {
    super(message);
    this.field = field;
  }
}

export interface PoliciesParts {
  book: PolicyBook;
  runner: Pick<PolicyRunner, 'nextRunAt'>;
  /** What retention looks at: every snapshot that there is. */
  snapshots: () => Promise<RetainedSnapshot[]>;
  now: () => Instant;
}

/** The policies of this instance: what handlers ask for. */
export class Policies {
  readonly #parts: PoliciesParts;
  readonly #records: RecordFolder<PolicyRecord>;

  constructor(parts: PoliciesParts) {
    this.#parts = parts;
    this.#records = parts.book.records;
  }

  /** A page, the oldest first. */
  list({ offset, limit }: { offset: number; limit: number }): { results: PolicyView[]; total: number } {
    const all = this.#records.list().sort((a, b) => (instantOf(a) < instantOf(b) ? -1 : 1));
    return { results: all.slice(offset, offset + limit).map((record) => this.#view(record)), total: all.length };
  }

  get(policyUid: string): PolicyView | undefined {
    const record = this.#records.get(policyUid);
    return record && this.#view(record);
  }

  /** Resolves when it is on disk. It is due from now on. @throws BadPolicy */
  async create({
    name = null,
    timeZone = 'UTC',
    enabled = true,
    skipUnchanged = true,
    ...draft
  }: PolicyDraft): Promise<PolicyView> {
    const now = formatTimestamp(this.#parts.now());
    const fields = { name, cron: draft.cron, timeZone, keep: keepOf(draft.keep), enabled, skipUnchanged };
    check(fields);
    const record: PolicyRecord = {
      policyUid: randomUUID(),
      ...fields,
      lastRun: null,
      createdAt: now,
      updatedAt: now,
      settledUntil: now,
      mark: null,
    };
    await this.#records.put(record);
    return this.#view(record);
  }

  /**
   * Changes what is given. What was due before the change does not run any more, if the change is one of when it is due.
   *
   * @throws BadPolicy
   */
  async update(policyUid: string, changes: Partial<PolicyDraft>): Promise<PolicyView | undefined> {
    const record = this.#records.get(policyUid);
    if (!record) return undefined;
    const { keep, ...rest } = changes;
    const changed = { ...record, ...rest, ...(keep && { keep: keepOf(keep) }) };
    check(changed);
    const now = formatTimestamp(this.#parts.now());
    const isRescheduled =
      changed.cron !== record.cron || changed.timeZone !== record.timeZone || changed.enabled !== record.enabled;
    const next = { ...changed, updatedAt: now, ...(isRescheduled && { settledUntil: now }) };
    await this.#records.put(next);
    return this.#view(next);
  }

  /** @returns whether there was one */
  delete(policyUid: string): Promise<boolean> {
    return this.#records.delete(policyUid);
  }

  /** What retention would do now. */
  async preview(): Promise<Schema<'RetentionPreview'>> {
    const snapshots = await this.#parts.snapshots();
    const sizes = new Map(snapshots.map(({ snapshotUid, sizeBytes }) => [snapshotUid, sizeBytes]));
    const view = ({ snapshotUid, reasons }: Decision): Schema<'RetentionDecision'> => ({
      snapshotUid,
      sizeBytes: sizes.get(snapshotUid) ?? null,
      reasons: reasons.map((reason) => ({ source: null, period: null, ...reason })),
    });
    const plan = planRetention(snapshots, this.#parts.book.rules());
    return { kept: plan.kept.map(view), removed: plan.removed.map(view) };
  }

  #view(record: PolicyRecord): PolicyView {
    const { settledUntil: _settledUntil, mark: _mark, ...shown } = record;
    const next = this.#parts.runner.nextRunAt(record);
    const { lastRun } = record;
    return {
      ...shown,
      lastRun: lastRun && { ...lastRun, dueAt: timestamp(lastRun.dueAt), ranAt: timestamp(lastRun.ranAt) },
      nextRunAt: next && timestamp(next.toISOString()),
    };
  }
}

const NOTHING: Keep = { last: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const keepOf = (keep: Partial<Keep>): Keep => ({ ...NOTHING, ...keep });

function check({ cron, timeZone, keep }: Pick<PolicyRecord, 'cron' | 'timeZone' | 'keep'>): void {
  try {
    new CronSchedule(cron, timeZone);
  } catch (error) {
    if (error instanceof UnknownTimeZone)
      throw new BadPolicy(
        'timeZone',
        `\`${timeZone}\` is not a time zone. Time zones have names such as \`UTC\` or \`Europe/Berlin\`.`,
      );
    if (!(error instanceof BadCron)) throw error;
    throw new BadPolicy(
      'cron',
      `\`${cron}\` is not a valid line of cron: ${error.message}. Lines look like \`30 2 * * *\`: minute, hour, day of the month, month, day of the week.`,
    );
  }
  if (KEEPS.every((name) => keep[name] === 0))
    throw new BadPolicy(
      'keep',
      `a policy must keep something: at least one of ${KEEPS.map((name) => `\`${name}\``).join(', ')} must not be 0.`,
    );
}

const instantOf = ({ createdAt }: PolicyRecord): Instant => parseTimestamp(createdAt) ?? 0n;
const timestamp = (text: string): string => formatTimestamp(parseTimestamp(text) ?? 0n);
