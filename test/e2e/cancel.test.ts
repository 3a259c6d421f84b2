import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { readManifest } from '@stillframe/snapshot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

// In development, which is the default, the server compares each answer with the contract before it sends it.
let server: TestServer;
let client: StillframeClient;
beforeEach(async () => {
  server = await startTestServer();
  client = createClient({ url: server.url, retries: 0 });
});
afterEach(() => server.remove());

const payloads = () => readdirSync(join(server.folder, 'data.ms', 'db', 'update_files'));
const ended = (taskUid: number) => client.waitForTask(taskUid, { intervalMs: 5 }).catch(() => client.getTask(taskUid));
const done = async (enqueued: Promise<{ taskUid: number }>) => ended((await enqueued).taskUid);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function upload(indexUid: string, lines: string[], method = 'POST'): Promise<number> {
  const answer = await fetch(`${server.url}/indexes/${indexUid}/documents`, {
    method,
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  return ((await answer.json()) as { taskUid: number }).taskUid;
}

const MANY = 150_000;
/** Enqueues an addition that takes a good second or more; resolves when it is being applied. */
async function longAddition(indexUid: string): Promise<number> {
  const lines = Array.from({ length: MANY }, (_, id) => `{"id":${id},"text":"document number ${id}"}`);
  const uid = await upload(indexUid, lines);
  await isRunning(uid, (step) => step.finished > 0);
  return uid;
}

type Step = NonNullable<Schema<'Batch'>['progress']>['steps'][number];

/** Resolves when the task's batch shows an inner step of which this holds. */
async function isRunning(uid: number, holds: (step: Step) => boolean): Promise<void> {
  await expect
    .poll(
      async () => {
        const { batchUid, status } = await client.getTask(uid);
        if (status !== 'processing' || batchUid === null) return status;
        const inner = (await client.getBatch(batchUid)).progress?.steps[1];
        return inner !== undefined && holds(inner);
      },
      { interval: 1, timeout: 20_000 },
    )
    .toBe(true);
}

describe('a cancelation', () => {
  test('of tasks that wait: none of them happens, and each says who canceled it', async () => {
    await done(client.addDocuments('there', [{ id: 1 }]));
    const running = await longAddition('long');
    const waiting = [
      await client.createIndex({ uid: 'new', primaryKey: 'sku' }),
      await client.addDocuments('newer', [{ id: 1 }, { id: 2 }]),
      await client.deleteDocument('there', 1),
      await client.deleteAllDocuments('there'),
      await client.updateIndex('there', { uid: 'gone' }),
      await client.deleteIndex('there'),
      await client.swapIndexes([{ indexes: ['there', 'long'] }]),
    ].map(({ taskUid }) => taskUid);
    expect(payloads()).toHaveLength(2);

    const canceled = await done(client.cancelTasks({ uids: waiting }));
    expect(canceled).toMatchObject({
      type: 'taskCancelation',
      status: 'succeeded',
      indexUid: null,
      canceledBy: null,
      error: null,
      details: { matchedTasks: 7, canceledTasks: 7, originalFilter: `?uids=${waiting.join(',')}` },
    });
    const tasks = await Promise.all(waiting.map((uid) => client.getTask(uid)));
    for (const { status, canceledBy, batchUid, error, finishedAt, startedAt } of tasks) {
      expect([status, canceledBy, batchUid, error]).toEqual(['canceled', canceled.uid, canceled.batchUid, null]);
      expect([startedAt, finishedAt]).not.toContain(null);
    }
    expect(tasks.map(({ type, details }) => [type, details])).toEqual([
      ['indexCreation', { primaryKey: 'sku' }],
      ['documentAdditionOrUpdate', { receivedDocuments: 2, indexedDocuments: 0 }],
      ['documentDeletion', { providedIds: 1, deletedDocuments: 0, originalFilter: null }],
      ['documentDeletion', { deletedDocuments: 0 }],
      ['indexUpdate', { primaryKey: null, oldIndexUid: 'there', newIndexUid: 'gone' }],
      ['indexDeletion', { deletedDocuments: 0 }],
      ['indexSwap', { swaps: [{ indexes: ['there', 'long'], rename: false }] }],
    ]);
    expect((await client.listTasks({ canceledBy: [canceled.uid] })).total).toBe(7);
    const batch = await client.getBatch(Number(canceled.batchUid));
    expect(batch).toMatchObject({
      progress: null,
      details: { matchedTasks: 7, canceledTasks: 7 },
      stats: { totalNbTasks: 8, status: { canceled: 7, succeeded: 1 }, types: { taskCancelation: 1, indexSwap: 1 } },
    });

    // What ran was not asked for, and what is there stays.
    expect(await ended(running)).toMatchObject({ status: 'succeeded', details: { indexedDocuments: MANY } });
    const { results } = await client.listIndexes();
    expect(results.map(({ uid }) => uid)).toEqual(['long', 'there']);
    expect((await client.listDocuments('there')).results).toEqual([{ id: 1 }]);
    await expect.poll(payloads).toEqual([]);
  });

  test('of a running addition: the documents are as they were, and the queue goes on', async () => {
    const before = [{ id: 1, text: 'before' }];
    await done(client.addDocuments('movies', before));
    const stats = await client.getIndexStats('movies');
    const running = await longAddition('movies');
    const batchOfRunning = Number((await client.getTask(running)).batchUid);
    const canceled = await done(client.cancelTasks({ statuses: ['processing'] }));
    expect(canceled.details).toEqual({ matchedTasks: 1, canceledTasks: 1, originalFilter: '?statuses=processing' });
    expect(await client.getTask(running)).toMatchObject({
      status: 'canceled',
      type: 'documentAdditionOrUpdate',
      canceledBy: canceled.uid,
      batchUid: canceled.batchUid,
      details: { receivedDocuments: MANY, indexedDocuments: 0 },
      error: null,
    });
    expect((await client.listDocuments('movies')).results).toEqual(before);
    await expect.poll(() => client.getIndexStats('movies')).toEqual({ ...stats, isIndexing: false });
    await expect.poll(payloads).toEqual([]);
    // No batch still says that it runs.
    const { results } = await client.listBatches({ limit: 100 });
    for (const { finishedAt, progress } of results) expect([finishedAt === null, progress]).toEqual([false, null]);
    expect(results.map(({ uid }) => uid)).not.toContain(batchOfRunning);
    const next = await done(client.addDocuments('movies', [{ id: 2 }]));
    expect(next.status).toBe('succeeded');
  });

  test('of a running addition to a new index: the index is not there', async () => {
    const running = await longAddition('new');
    await done(client.cancelTasks({ indexUids: ['new'] }));
    expect((await client.getTask(running)).status).toBe('canceled');
    await expect(client.getIndex('new')).rejects.toMatchObject({ code: 'index_not_found' });
  });

  test('of a running snapshot: the folder holds what it held', async () => {
    await done(client.createSnapshot());
    const lines = Array.from(
      { length: 1500 },
      (_, id) => `{"id":${id},"text":"${randomBytes(30_000).toString('base64')}"}`,
    );
    await ended(await upload('large', lines));
    const held = () =>
      readdirSync(server.snapshotDir)
        .sort()
        .map((name) => {
          const path = join(server.snapshotDir, name);
          const stat = lstatSync(path);
          return stat.isSymbolicLink()
            ? [name, readlinkSync(path)]
            : [name, stat.size, stat.mtimeMs, sha256(readFileSync(path))];
        });
    const before = held();
    expect(before.length).toBeGreaterThan(1);

    const { taskUid } = await client.createSnapshot();
    await isRunning(taskUid, ({ finished }) => finished > 1_000_000);
    const behind = await client.createSnapshot();
    const canceled = await done(client.cancelTasks({ uids: [taskUid] }));
    expect(canceled.details).toEqual({ matchedTasks: 1, canceledTasks: 1, originalFilter: `?uids=${taskUid}` });
    const task = await client.getTask(taskUid);
    expect(task).toMatchObject({
      status: 'canceled',
      type: 'snapshotCreation',
      indexUid: null,
      canceledBy: canceled.uid,
      batchUid: canceled.batchUid,
      error: null,
    });
    expect(task).not.toHaveProperty('details');

    // The one that waited behind it was not asked for: it is the next archive, and the canceled one left nothing.
    expect(await ended(behind.taskUid)).toMatchObject({ status: 'succeeded' });
    const archives = readdirSync(server.snapshotDir).filter((name) => /-\d+\.snapshot$/.test(name));
    expect(archives.filter((name) => name.endsWith(`-${taskUid}.snapshot`))).toEqual([]);
    const kept = before.map(([name]) => name).filter((name) => name !== 'data.ms.snapshot');
    expect(held().filter(([name]) => kept.includes(name as string))).toEqual(
      before.filter(([name]) => name !== 'data.ms.snapshot'),
    );
    const newest = await readManifest(join(server.snapshotDir, 'data.ms.snapshot'));
    expect(newest.taskUids).toEqual([behind.taskUid]);

    // Canceled with nothing behind it, the folder is the same to the byte.
    const unchanged = held();
    const second = await client.createSnapshot();
    await isRunning(second.taskUid, ({ finished }) => finished > 1_000_000);
    await done(client.cancelTasks({ types: ['snapshotCreation'], statuses: ['enqueued', 'processing'] }));
    expect((await client.getTask(second.taskUid)).status).toBe('canceled');
    expect(held()).toEqual(unchanged);
  });

  test('of tasks that have ended, or of none, changes nothing', async () => {
    const { uid } = await done(client.addDocuments('movies', [{ id: 1 }]));
    const late = await done(client.cancelTasks({ uids: [uid] }));
    expect(late.details).toEqual({ matchedTasks: 1, canceledTasks: 0, originalFilter: `?uids=${uid}` });
    expect(await client.getTask(uid)).toMatchObject({ status: 'succeeded', canceledBy: null });
    const none = await done(client.cancelTasks({ uids: [4_000_000_000] }));
    expect(none.details).toEqual({ matchedTasks: 0, canceledTasks: 0, originalFilter: '?uids=4000000000' });
  });
});

describe('a deletion of tasks', () => {
  test('takes those that have ended, with their batches, and never one that has not', async () => {
    const first = await done(client.addDocuments('movies', [{ id: 1 }]));
    const failed = await done(client.deleteIndex('nothing'));
    const running = await longAddition('movies');
    const waiting = await client.createIndex({ uid: 'waits' });
    const deleted = await done(client.deleteTasks({ uids: ['*'], statuses: ['*'] }));
    expect(deleted).toMatchObject({
      type: 'taskDeletion',
      status: 'succeeded',
      details: { matchedTasks: 4, originalFilter: '?uids=*&statuses=*' },
    });
    // The addition had the time to end before its turn came, or not: that is all that may differ.
    const survivors = (await client.listTasks({ limit: 100 })).results.map(({ uid }) => uid);
    const isGone = !survivors.includes(running);
    expect(deleted.details?.deletedTasks).toBe(isGone ? 3 : 2);
    expect(survivors).toEqual([deleted.uid, waiting.taskUid, ...(isGone ? [] : [running])]);
    for (const { uid, batchUid } of [first, failed]) {
      await expect(client.getTask(uid)).rejects.toMatchObject({ code: 'task_not_found' });
      await expect(client.getBatch(Number(batchUid))).rejects.toMatchObject({ code: 'batch_not_found' });
    }
    expect(await ended(waiting.taskUid)).toMatchObject({ status: 'succeeded' });
    expect((await client.listDocuments('movies')).total).toBe(MANY);
  });
});

describe('a swap', () => {
  test('exchanges the documents of two indexes, and the tasks before it follow them', async () => {
    const one = await done(client.addDocuments('one', [{ id: 1 }]));
    const other = await done(client.addDocuments('other', [{ id: 2 }]));
    const swap = await done(client.swapIndexes([{ indexes: ['one', 'other'] }]));
    expect(swap).toMatchObject({
      type: 'indexSwap',
      indexUid: null,
      status: 'succeeded',
      details: { swaps: [{ indexes: ['one', 'other'], rename: false }] },
    });
    expect((await client.listDocuments('one')).results).toEqual([{ id: 2 }]);
    expect((await client.listDocuments('other')).results).toEqual([{ id: 1 }]);
    expect([(await client.getTask(one.uid)).indexUid, (await client.getTask(other.uid)).indexUid]).toEqual([
      'other',
      'one',
    ]);
    expect((await client.getBatch(Number(swap.batchUid))).details).toEqual(swap.details);
  });

  test('with an index that is not there fails, and none of its pairs is exchanged', async () => {
    for (const [n, uid] of ['one', 'other', 'third'].entries()) await done(client.addDocuments(uid, [{ id: n }]));
    const swaps = [{ indexes: ['one', 'other'] }, { indexes: ['third', 'none'] }] as Schema<'SwapRequest'>[];
    const swap = await done(client.swapIndexes(swaps));
    expect(swap).toMatchObject({
      status: 'failed',
      error: { code: 'index_not_found', message: 'Index `none` not found.' },
      details: { swaps: swaps.map((pair) => ({ ...pair, rename: false })) },
    });
    expect((await client.listDocuments('one')).results).toEqual([{ id: 0 }]);
  });
});

describe('a new name for an index', () => {
  test.each([
    ['PATCH /indexes', 'indexUpdate'],
    ['POST /swap-indexes with rename', 'indexSwap'],
  ])('by %s', async (_operation, type) => {
    const added = await done(client.addDocuments('old', [{ id: 1 }]));
    const before = await client.getIndex('old');
    const renaming = () =>
      type === 'indexUpdate'
        ? client.updateIndex('old', { uid: 'new' })
        : client.swapIndexes([{ indexes: ['old', 'new'], rename: true }]);
    const details =
      type === 'indexUpdate'
        ? { primaryKey: null, oldIndexUid: 'old', newIndexUid: 'new' }
        : { swaps: [{ indexes: ['old', 'new'], rename: true }] };
    expect(await done(renaming())).toMatchObject({ type, status: 'succeeded', details, error: null });
    await expect(client.getIndex('old')).rejects.toMatchObject({ code: 'index_not_found' });
    const after = await client.getIndex('new');
    expect({ ...after, updatedAt: '' }).toEqual({ ...before, uid: 'new', updatedAt: '' });
    expect((await client.listDocuments('new')).results).toEqual([{ id: 1 }]);
    expect((await client.getTask(added.uid)).indexUid).toBe('new');

    await done(client.addDocuments('old', [{ id: 2 }]));
    expect(await done(renaming())).toMatchObject({
      status: 'failed',
      details,
      error: { code: 'index_already_exists' },
    });
    expect((await client.listDocuments('old')).results).toEqual([{ id: 2 }]);
  });
});
