import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createClient, type Schema } from '@stillframe/client';
import { type KillPoint, restorationPoints } from '@stillframe/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer } from '../support/server.js';
import { scriptPath } from './script-path.js';

/** Runs of each point; each has other writers at work, and other requests. */
const RUNS = Number(process.env.STILLFRAME_CRASH_RUNS ?? 1);

const ofIndexes: KillPoint[] = ['indexes staged', 'indexes exchanged', 'old indexes cleared'];
const ofBoth: KillPoint[] = ['restoration recorded', 'queue held', 'restoration settled'];
const ofDatabase: KillPoint[] = [
  ...restorationPoints.filter((point) => !ofIndexes.includes(point)),
  'restore unpacked',
  'restore prepared',
  'restore planned',
  'old database aside',
  'new database in place',
  'plan removed',
];
const runsOf = (points: KillPoint[]) =>
  points.flatMap((point, n) => Array.from({ length: RUNS }, (_, run) => ({ point, run, writers: (n + run) % 4 })));

interface Found {
  indexes: Record<string, { ids: unknown[]; texts: unknown[]; numberOfDocuments: number }>;
  tasks: { uid: number; type: string; status: string; canceledBy: number | null }[];
  restorations: Schema<'Restoration'>[];
  next: { taskUid: number; status: string };
  folders: string[];
  payloads: string[];
}

/** Whether a kill at a point, while everything was restored, left the new database. */
const outcomes = new Map<KillPoint, boolean>();
const MOVIES = 400;
const ids = (count: number) => Array.from({ length: count }, (_, id) => id);
let template: string;
let snapshotUid: string;
/** Tasks at the snapshot's instant, without its own, and when it was done. */
const TASKS_THEN = 2;
const TASKS_NOW = 5;

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'stillframe-restoration-'));
  const server = await startTestServer([], template);
  const client = createClient({ url: server.url });
  const done = ({ taskUid }: Schema<'SummarizedTask'>) => client.waitForTask(taskUid, { intervalMs: 5 });
  const movies = (count: number, text: string) => ids(count).map((id) => ({ id, text: `${text} ${id}` }));
  await done(await client.addDocuments('movies', movies(MOVIES, 'then')));
  await done(await client.addDocuments('books', [{ id: 'a' }]));
  await done(await client.createSnapshot());
  await done(await client.addDocuments('movies', movies(MOVIES * 2, 'now')));
  await done(await client.deleteIndex('books'));
  await server.close();
  const name = readdirSync(join(template, 'snapshots')).find((file) => /Z-\d+\.snapshot$/.test(file)) ?? '';
  snapshotUid = name.slice('data.ms-'.length, -'.snapshot'.length);
});

afterAll(() => rmSync(template, { recursive: true }));

async function run(
  script: 'restoration-victim' | 'restoration-judge',
  argument: object,
): Promise<{ said: string[]; signal: string | null }> {
  const child = spawn(process.execPath, [scriptPath(script), JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { said: said.split('\n').slice(0, -1), signal: signal as string | null };
}

/** Kills a server at a point of a restoration; returns what was acknowledged before, and what the next start holds. */
async function killAt(point: KillPoint, writers: number, request: object) {
  const folder = mkdtempSync(join(tmpdir(), 'stillframe-killed-'));
  try {
    cpSync(template, folder, { recursive: true, verbatimSymlinks: true });
    const victim = await run('restoration-victim', { folder, point, writers, request });
    expect(victim.signal, `"${point}" was reached`).toBe('SIGKILL');
    const { said } = await run('restoration-judge', { folder });
    const acknowledged = victim.said.map((line) => JSON.parse(line) as { taskUid: number; id: string });
    return { acknowledged, found: JSON.parse(said[0] ?? '') as Found };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether the database is the new one, by the record; that of a restoration which was never begun is not there. */
function isNew({ restorations }: Found): boolean {
  expect(restorations.length).toBeLessThanOrEqual(1);
  for (const { status, error, finishedAt } of restorations) {
    expect(finishedAt).not.toBeNull();
    expect(error === null).toBe(status === 'succeeded');
  }
  return restorations[0]?.status === 'succeeded';
}

function expectMovies({ indexes: { movies } }: Found, count: number, text: string): void {
  expect(movies).toEqual({ ids: ids(count), texts: ids(count).map((id) => `${text} ${id}`), numberOfDocuments: count });
}

function expectTidy({ folders, payloads, next, tasks }: Found): void {
  expect(folders).toEqual(['db', 'instance']);
  expect(payloads).toEqual([]);
  expect(next.status).toBe('succeeded');
  expect(next.taskUid).toBeGreaterThan(Math.max(TASKS_NOW - 1, ...tasks.map(({ uid }) => uid)));
}

/** Every task that was acknowledged and not settled by then is there, and says what became of it. */
function expectAcknowledged({ tasks, indexes }: Found, acknowledged: { taskUid: number; id: string }[]): void {
  const statuses = new Map(tasks.map(({ uid, status }) => [uid, status]));
  for (const { taskUid, id } of acknowledged) {
    expect(statuses.get(taskUid), `task ${taskUid}`).toBe('succeeded');
    expect(indexes.log?.ids).toContain(id);
  }
}

describe('killed while everything is restored: the next start has the old or the new, whole, and says which', () => {
  test.each(runsOf(ofDatabase))('at "$point", run $run', async ({ point, writers, run: number }) => {
    const request = { snapshotUid, keys: number % 2 === 0 ? 'replace' : 'keep' };
    const { acknowledged, found } = await killAt(point, writers, request);
    expectTidy(found);
    outcomes.set(point, isNew(found));
    if (!isNew(found)) {
      expectMovies(found, MOVIES * 2, 'now');
      expect(found.indexes.books).toBeUndefined();
      expectAcknowledged(found, acknowledged);
      return;
    }
    expectMovies(found, MOVIES, 'then');
    expect(found.indexes.books?.ids).toEqual(['a']);
    expect(found.tasks.filter(({ uid }) => uid < TASKS_NOW).map(({ uid }) => uid)).toEqual(ids(TASKS_THEN).reverse());
    // What was waiting is canceled by one task; what came after the exchange is done.
    const canceled = found.tasks.filter(({ status }) => status === 'canceled');
    const cancelations = found.tasks.filter(({ type }) => type === 'taskCancelation');
    expect(cancelations).toHaveLength(canceled.length > 0 ? 1 : 0);
    for (const { canceledBy } of canceled) expect(canceledBy).toBe(cancelations[0]?.uid);
    const [{ changes } = { changes: null }] = found.restorations;
    expect(changes?.tasks?.canceled).toBe(canceled.length);
    const last = cancelations[0]?.uid ?? -1;
    if (last >= 0)
      expectAcknowledged(
        found,
        acknowledged.filter(({ taskUid }) => taskUid > last),
      );
  });
});

describe('killed while an index is restored: the next start has the old or the new, whole, and says which', () => {
  test.each(runsOf([...ofBoth, ...ofIndexes]))('at "$point", run $run', async ({ point, writers, run: number }) => {
    const indexes = number % 2 === 0 ? ['movies'] : ['movies', 'books'];
    const { acknowledged, found } = await killAt(point, writers, { snapshotUid, indexes });
    expectTidy(found);
    expectAcknowledged(found, acknowledged);
    if (isNew(found)) expectMovies(found, MOVIES, 'then');
    else expectMovies(found, MOVIES * 2, 'now');
    expect(found.indexes.books?.ids).toEqual(isNew(found) && number % 2 === 1 ? ['a'] : undefined);
    expect(found.tasks.filter(({ uid }) => uid < TASKS_NOW)).toHaveLength(TASKS_NOW);
  });
});

test('the plan on disk is the turn: before it the old database comes back, after it the new one', () => {
  expect([outcomes.get('restore prepared'), outcomes.get('restore planned')]).toEqual([false, true]);
  expect([outcomes.get('tasks carried over'), outcomes.get('plan removed')]).toEqual([false, true]);
});
