import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RecordFolder } from '../store/record-folder.js';
import { type PolicyRecord, policyForm } from './policy-record.js';
import { PolicyRunner, type PolicySnapshots } from './run-policies.js';

const POLICY: PolicyRecord = {
  policyUid: '0b6a8bd0-6f5e-4f0c-8f0a-7c1f3c1c2a55',
  name: null,
  cron: '0 * * * *',
  timeZone: 'UTC',
  keep: { last: 1, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
  enabled: true,
  skipUnchanged: true,
  lastRun: null,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:30:00.000Z',
  settledUntil: '2026-11-23T09:30:00.000Z',
  mark: null,
};

let folder: string;
let records: RecordFolder<PolicyRecord>;
let now: Date;
/** What the queue would say. */
let queue: { tasks: { taskUid: number; enqueuedAt: string }[]; pending: Set<number>; kept: boolean; mark: string };
let runner: PolicyRunner;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-policies-'));
  records = await RecordFolder.open(folder, policyForm);
  queue = { tasks: [], pending: new Set(), kept: true, mark: 'a' };
  const snapshots: PolicySnapshots = {
    ready: async () => {},
    enqueue: async () => {
      const taskUid = queue.tasks.length;
      queue.tasks.push({ taskUid, enqueuedAt: now.toISOString() });
      return taskUid;
    },
    newest: () => queue.tasks.at(-1),
    isPending: (taskUid) => queue.pending.has(taskUid),
    isKept: async () => queue.kept,
    mark: () => queue.mark,
  };
  runner = new PolicyRunner({ records, snapshots, now: () => now });
});
afterEach(() => rm(folder, { recursive: true }));

async function lookAt(time: string): Promise<PolicyRecord | undefined> {
  now = new Date(time);
  await runner.check();
  return records.get(POLICY.policyUid);
}

describe('a policy', () => {
  test('takes a snapshot when it is due, and not before', async () => {
    await records.put(POLICY);
    expect((await lookAt('2026-11-23T09:59:59.999Z'))?.lastRun).toBeNull();
    expect((await lookAt('2026-11-23T10:00:03.000Z'))?.lastRun).toEqual({
      dueAt: '2026-11-23T10:00:00.000Z',
      ranAt: '2026-11-23T10:00:03.000Z',
      outcome: 'enqueued',
      taskUid: 0,
    });
    await lookAt('2026-11-23T10:30:00.000Z');
    expect(queue.tasks).toHaveLength(1);
  });

  test('takes one for all that it missed while nothing looked', async () => {
    await records.put(POLICY);
    await lookAt('2026-11-25T17:20:00.000Z');
    await lookAt('2026-11-25T17:21:00.000Z');
    expect(queue.tasks).toHaveLength(1);
    expect((await lookAt('2026-11-25T18:00:00.000Z'))?.lastRun?.dueAt).toBe('2026-11-25T18:00:00.000Z');
  });

  test('takes none when nothing has changed since its last one, as long as that is there', async () => {
    await records.put(POLICY);
    await lookAt('2026-11-23T10:00:00.000Z');
    expect((await lookAt('2026-11-23T11:00:00.000Z'))?.lastRun).toMatchObject({ outcome: 'unchanged', taskUid: null });
    queue.mark = 'b';
    expect((await lookAt('2026-11-23T12:00:00.000Z'))?.lastRun).toMatchObject({ outcome: 'enqueued', taskUid: 1 });
    queue.kept = false;
    expect((await lookAt('2026-11-23T13:00:00.000Z'))?.lastRun).toMatchObject({ outcome: 'enqueued', taskUid: 2 });
  });

  test('takes one all the same if it is told to', async () => {
    await records.put({ ...POLICY, skipUnchanged: false });
    await lookAt('2026-11-23T10:00:00.000Z');
    await lookAt('2026-11-23T11:00:00.000Z');
    expect(queue.tasks).toHaveLength(2);
  });

  test('waits while its last snapshot is under way, and makes up for it then', async () => {
    await records.put({ ...POLICY, skipUnchanged: false });
    await lookAt('2026-11-23T10:00:00.000Z');
    queue.pending.add(0);
    await lookAt('2026-11-23T11:00:00.000Z');
    await lookAt('2026-11-23T12:00:00.000Z');
    expect(queue.tasks).toHaveLength(1);
    queue.pending.clear();
    expect((await lookAt('2026-11-23T12:05:00.000Z'))?.lastRun).toMatchObject({
      dueAt: '2026-11-23T11:00:00.000Z',
      taskUid: 1,
    });
    await lookAt('2026-11-23T12:06:00.000Z');
    expect(queue.tasks).toHaveLength(2);
  });

  test('that enqueued its snapshot and was killed before it wrote that down does not take another', async () => {
    await records.put(POLICY);
    queue.tasks.push({ taskUid: 0, enqueuedAt: '2026-11-23T10:00:00.250Z' });
    expect((await lookAt('2026-11-23T10:00:09.000Z'))?.lastRun).toMatchObject({ outcome: 'enqueued', taskUid: 0 });
    expect(queue.tasks).toHaveLength(1);
  });

  test('shares the snapshot of another that is due at the same time', async () => {
    await records.put(POLICY);
    await records.put({ ...POLICY, policyUid: '1c7b9ce1-7a6f-4a1d-9b1b-8d2a4d2d3b66' });
    await lookAt('2026-11-23T10:00:00.000Z');
    expect(queue.tasks).toHaveLength(1);
    expect(records.list().map(({ lastRun }) => lastRun?.taskUid)).toEqual([0, 0]);
  });

  test('does not run twice when the clock is set back by minutes', async () => {
    await records.put({ ...POLICY, skipUnchanged: false });
    await lookAt('2026-11-23T10:00:00.000Z');
    await lookAt('2026-11-23T09:50:00.000Z');
    await lookAt('2026-11-23T10:00:00.000Z');
    expect(queue.tasks).toHaveLength(1);
  });

  test('goes on when the clock was wrong by years', async () => {
    await records.put({ ...POLICY, skipUnchanged: false });
    await lookAt('2031-01-01T00:00:00.000Z');
    await lookAt('2026-11-23T10:30:00.000Z');
    expect((await lookAt('2026-11-23T11:00:00.000Z'))?.lastRun?.dueAt).toBe('2026-11-23T11:00:00.000Z');
  });

  test('that is not enabled takes none', async () => {
    await records.put({ ...POLICY, enabled: false });
    await lookAt('2026-11-25T10:00:00.000Z');
    expect(queue.tasks).toEqual([]);
  });

  test('is read again by the next process; a file that is no policy is left alone', async () => {
    await records.put(POLICY);
    await writeFile(join(folder, 'garbage.json'), '{"policyUid": 7');
    await lookAt('2026-11-23T10:00:00.000Z');
    const again = await RecordFolder.open(folder, policyForm);
    expect(again.list()).toEqual(records.list());
  });
});
