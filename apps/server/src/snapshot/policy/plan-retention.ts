import { DateTime } from 'luxon';
import { type KeepRule, PERIODS, type Period } from './keep-rule.js';

/** What retention looks at of a snapshot. */
export interface Candidate {
  snapshotUid: string;
  capturedAt: Date;
  kind: 'native' | 'foreign';
  state: 'creating' | 'complete' | 'verified' | 'corrupt';
  pinned: boolean;
}

/** Why a snapshot stays, or goes. `period` is the calendar's name of it, such as `2026-11-23` for a day. */
type Reason =
  | { reason: 'pinned' | 'foreign' | 'creating' | 'newest' | 'noneSound' | 'corrupt' | 'notKept' }
  | { reason: 'last'; source: string }
  | { reason: Period; source: string; period: string };

export interface Decision {
  snapshotUid: string;
  reasons: Reason[];
}

/** Decisions newest first. */
export interface RetentionPlan {
  kept: Decision[];
  removed: Decision[];
}

/** The calendar's names of periods: two snapshots belong to one period when the names are equal. An hour that comes twice has two names. */
const PERIOD_NAMES: Record<Period, string> = {
  hourly: "yyyy-MM-dd'T'HHZZ",
  daily: 'yyyy-MM-dd',
  weekly: "kkkk-'W'WW",
  monthly: 'yyyy-MM',
  yearly: 'yyyy',
};

/**
 * Decides which snapshots stay. One goes only if nobody keeps it: no rule, no pin; and the newest sound one never goes. Corrupt ones
 * count for no rule and go, unless there is no sound one. What others have put there stays.
 *
 * For each period of a rule the newest snapshot of each of the last so many periods that have one stays, as `restic forget` does.
 * Without rules everything stays.
 */
export function planRetention(candidates: readonly Candidate[], rules: readonly KeepRule[]): RetentionPlan {
  const newestFirst = [...candidates].sort(
    (a, b) => b.capturedAt.getTime() - a.capturedAt.getTime() || (a.snapshotUid < b.snapshotUid ? 1 : -1),
  );
  const sound = newestFirst.filter(
    ({ kind, state }) => kind === 'native' && (state === 'complete' || state === 'verified'),
  );
  const reasons = new Map<string, Reason[]>(
    newestFirst.map((candidate) => [candidate.snapshotUid, inherent(candidate)]),
  );
  const add = (candidate: Candidate | undefined, reason: Reason): unknown =>
    candidate && reasons.get(candidate.snapshotUid)?.push(reason);
  add(sound[0], { reason: 'newest' });
  if (sound.length === 0)
    for (const candidate of newestFirst.filter(({ state }) => state === 'corrupt'))
      add(candidate, { reason: 'noneSound' });
  for (const rule of rules) {
    for (const candidate of sound.slice(0, rule.keep.last)) add(candidate, { reason: 'last', source: rule.source });
    for (const period of PERIODS)
      for (const [name, candidate] of newestOfPeriods(sound, period, rule))
        add(candidate, { reason: period, source: rule.source, period: name });
  }
  const decide = (candidate: Candidate): Decision => ({
    snapshotUid: candidate.snapshotUid,
    reasons: reasons.get(candidate.snapshotUid) ?? [],
  });
  const isKept = ({ snapshotUid }: Candidate): boolean => rules.length === 0 || reasons.get(snapshotUid)?.length !== 0;
  return {
    kept: newestFirst.filter(isKept).map(decide),
    removed: newestFirst
      .filter((candidate) => !isKept(candidate))
      .map(({ snapshotUid, state }) => ({
        snapshotUid,
        reasons: [{ reason: state === 'corrupt' ? 'corrupt' : 'notKept' }],
      })),
  };
}

/** What keeps a snapshot whatever the rules say. */
function inherent({ kind, state, pinned }: Candidate): Reason[] {
  const reasons: Reason[] = [];
  if (pinned) reasons.push({ reason: 'pinned' });
  if (kind === 'foreign') reasons.push({ reason: 'foreign' });
  if (state === 'creating') reasons.push({ reason: 'creating' });
  return reasons;
}

function newestOfPeriods(newestFirst: readonly Candidate[], period: Period, rule: KeepRule): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  const wanted = rule.keep[period];
  for (const candidate of newestFirst) {
    if (found.size === wanted) break;
    const name = DateTime.fromJSDate(candidate.capturedAt, { zone: rule.timeZone }).toFormat(PERIOD_NAMES[period]);
    if (!found.has(name)) found.set(name, candidate);
  }
  return found;
}
