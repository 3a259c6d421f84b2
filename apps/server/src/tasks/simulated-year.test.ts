import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEEPS, type Keep, PERIODS } from '../snapshot/policy/keep-rule.js';
import { type Candidate, planRetention } from '../snapshot/policy/plan-retention.js';
import { RecordFolder } from '../store/record-folder.js';
import { type PolicyRecord, policyForm } from './policy-record.js';
import { PolicyRunner, type PolicySnapshots } from './run-policies.js';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const START = Date.UTC(2027, 11, 1);
/** Over a 29 February, and both changes of each zone's clock. */
const END = Date.UTC(2028, 11, 2);

interface Zone {
  timeZone: string;
  cron: string;
  keep: Partial<Keep>;
  /** Whether the line of cron names this minute of the wall clock. */
  names: (wall: Wall) => boolean;
}

/** Each has a line that falls into a gap or comes twice when the clock of its zone changes. */
const ZONES: Zone[] = [
  // 02:30 does not exist on 26 March and comes twice on 29 October.
  { timeZone: 'Europe/Berlin', cron: '30 2 * * *', keep: { daily: 7, weekly: 5, monthly: 12 }, names: at(2, 30) },
  // Midnight does not exist in September.
  { timeZone: 'America/Santiago', cron: '0 0 * * *', keep: { last: 2, monthly: 3, yearly: 2 }, names: at(0, 0) },
  // The clock changes by half an hour.
  {
    timeZone: 'Australia/Lord_Howe',
    cron: '45 1 * * 1',
    keep: { weekly: 8 },
    names: (wall) => at(1, 45)(wall) && wall.weekday === 'Mon',
  },
  // An odd offset, several runs a day, and a day of the month that not all have.
  {
    timeZone: 'America/St_Johns',
    cron: '15 0,6,12,18 29 * *',
    keep: { hourly: 3, daily: 2, yearly: 1 },
    names: (wall) => wall.day === '29' && [0, 6, 12, 18].some((hour) => at(hour, 15)(wall)),
  },
];

interface Wall {
  year: string;
  month: string;
  day: string;
  weekday: string;
  hour: number;
  minute: number;
}

function at(hour: number, minute: number): (wall: Wall) => boolean {
  return (wall) => wall.hour === hour && wall.minute === minute;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function wallOf(instant: number, timeZone: string): Wall {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const { year = '', month = '', day = '', weekday = '' } = parts;
  return { year, month, day, weekday, hour: Number(parts.hour), minute: Number(parts.minute) };
}

/**
 * The plain reference: every quarter of an hour of the year on each wall clock (no line names another minute, and no clock changes at
 * one). A line is due at the first quarter of each name; what falls into a gap is due at its end.
 */
function dueInstants({ timeZone, names }: Zone): number[] {
  const due: number[] = [];
  const seen = new Set<string>();
  let before = wallOf(START - QUARTER_MS, timeZone);
  for (let instant = START; instant < END; instant += QUARTER_MS) {
    const wall = wallOf(instant, timeZone);
    const skipped = skippedBetween(before, wall).some(names);
    const name = `${wall.year}-${wall.month}-${wall.day} ${wall.hour}:${wall.minute}`;
    if (skipped || (names(wall) && !seen.has(name))) due.push(instant);
    if (names(wall)) seen.add(name);
    before = wall;
  }
  return due;
}

/** The quarters that the wall clock jumps over, which lie within two hours here. */
function skippedBetween(before: Wall, wall: Wall): Wall[] {
  const jump = (wall.hour * 60 + wall.minute - (before.hour * 60 + before.minute) + 1440) % 1440;
  if (jump <= 15 || jump > 120) return [];
  return Array.from({ length: jump / 15 - 1 }, (_, index) => {
    const minutes = before.hour * 60 + before.minute + 15 * (index + 1);
    // A gap that begins at midnight belongs to the day behind it.
    const day = minutes >= 1440 ? wall : before;
    return { ...day, hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 };
  });
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-policies-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a year of four policies in four zones: each run once, and just what a rule keeps is kept', async () => {
  const seed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  const records = await RecordFolder.open(folder, policyForm);
  for (const [index, zone] of ZONES.entries()) await records.put(recordOf(index, zone));

  let now = START;
  const runs = new Map<string, number[]>();
  const taken: Candidate[] = [];
  let kept: Candidate[] = [];
  const snapshots: PolicySnapshots = {
    ready: async () => {},
    enqueue: async () => {
      const taskUid = taken.length;
      const candidate: Candidate = {
        snapshotUid: `${taskUid}`,
        capturedAt: new Date(now),
        kind: 'native',
        state: 'verified',
        pinned: false,
      };
      taken.push(candidate);
      const rules = records.list().map(({ policyUid, keep, timeZone }) => ({ source: policyUid, keep, timeZone }));
      const { removed } = planRetention([...kept, candidate], rules);
      kept = [...kept, candidate].filter(
        ({ snapshotUid }) => !removed.some((gone) => gone.snapshotUid === snapshotUid),
      );
      return taskUid;
    },
    newest: () => {
      const newest = taken.at(-1);
      return newest && { taskUid: Number(newest.snapshotUid), enqueuedAt: newest.capturedAt.toISOString() };
    },
    isPending: () => false,
    isKept: async () => true,
    mark: () => `${now}`,
  };
  const runner = new PolicyRunner({ records, snapshots, now: () => new Date(now) });

  while (now < END) {
    const due = Math.min(
      ...records.list().map((record) => runner.nextRunAt(record)?.getTime() ?? Number.POSITIVE_INFINITY),
    );
    // Looked at late, as a busy machine does.
    now = due + Math.floor(random() * MINUTE_MS);
    if (now >= END) break;
    await runner.check();
    for (const { policyUid, lastRun } of records.list()) {
      const list = runs.get(policyUid) ?? [];
      const dueAt = lastRun ? Date.parse(lastRun.dueAt) : undefined;
      if (dueAt !== undefined && list.at(-1) !== dueAt) list.push(dueAt);
      runs.set(policyUid, list);
    }
  }

  for (const [index, zone] of ZONES.entries()) {
    const lines = (instants: number[] = []) => instants.map((instant) => new Date(instant).toISOString());
    expect(lines(runs.get(uidOf(index))), zone.timeZone).toEqual(lines(dueInstants(zone)));
  }
  expect(kept.map(({ snapshotUid }) => snapshotUid).sort()).toEqual([...reference(taken)].sort());
  expect(kept.length).toBeLessThan(taken.length / 4);
});

/** What any rule keeps of all snapshots ever taken, in the plainest words. */
function reference(taken: Candidate[]): Set<string> {
  const kept = new Set<string>();
  const newestFirst = [...taken].reverse();
  for (const { timeZone, keep } of ZONES) {
    for (const { snapshotUid } of newestFirst.slice(0, keep.last ?? 0)) kept.add(snapshotUid);
    for (const period of PERIODS) {
      const names = new Set<string>();
      for (const { snapshotUid, capturedAt } of newestFirst) {
        const name = periodName(capturedAt.getTime(), timeZone, period);
        if (names.has(name)) continue;
        if (names.size === (keep[period] ?? 0)) break;
        names.add(name);
        kept.add(snapshotUid);
      }
    }
  }
  const newest = taken.at(-1);
  if (newest) kept.add(newest.snapshotUid);
  return kept;
}

function periodName(instant: number, timeZone: string, period: (typeof PERIODS)[number]): string {
  const { year, month, day, weekday, hour } = wallOf(instant, timeZone);
  switch (period) {
    case 'hourly':
      return `${year}-${month}-${day} ${hour}`;
    case 'daily':
      return `${year}-${month}-${day}`;
    case 'weekly': {
      const sinceMonday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday);
      return `week of ${Date.UTC(Number(year), Number(month) - 1, Number(day) - sinceMonday)}`;
    }
    case 'monthly':
      return `${year}-${month}`;
    case 'yearly':
      return year;
  }
}

const uidOf = (index: number): string => `00000000-0000-4000-8000-00000000000${index}`;

const recordOf = (index: number, { timeZone, cron, keep }: Zone): PolicyRecord => ({
  policyUid: uidOf(index),
  name: timeZone,
  cron,
  timeZone,
  keep: { ...(Object.fromEntries(KEEPS.map((name) => [name, 0])) as Keep), ...keep },
  enabled: true,
  skipUnchanged: false,
  lastRun: null,
  createdAt: new Date(START).toISOString(),
  updatedAt: new Date(START).toISOString(),
  settledUntil: new Date(START - 1).toISOString(),
  mark: null,
});

/** Mulberry32: small, and the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
