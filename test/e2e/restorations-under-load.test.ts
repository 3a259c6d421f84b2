import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { startReceiver } from '../../apps/server/src/webhook/testing/receiver.js';
import { restorationEnd, takeSnapshot } from '../support/restorations.js';
import { startTestServer, type TestServer } from '../support/server.js';

const MASTER = 'aSampleMasterKey-0123456789';

let server: TestServer;
let client: StillframeClient;

async function start(argv: string[] = [], apiKey?: string): Promise<void> {
  server = await startTestServer(argv);
  client = createClient({ url: server.url, retries: 0, ...(apiKey !== undefined && { apiKey }) });
}

afterEach(() => server.remove());

const done = ({ taskUid }: { taskUid: number }) => client.waitForTask(taskUid, { intervalMs: 5 });
const snapshot = () => takeSnapshot(client, server.snapshotDir);
const restored = async (asked: Schema<'NewRestoration'>) =>
  restorationEnd(client, await client.createRestoration(asked));

const uidOf = ({ uid }: Schema<'Task'>) => uid;
const isCanceled = ({ status }: Schema<'Task'>) => status === 'canceled';

/** Reads one thing again and again until told to stop; each answer is one of two. Returns how often each was read, and that the second came last. */
function hammer(read: () => Promise<unknown>, old: unknown, fresh: unknown) {
  let isStopped = false;
  const counts = { old: 0, fresh: 0 };
  const running = (async () => {
    while (!isStopped) {
      const answer = await read();
      if (counts.fresh === 0 && JSON.stringify(answer) === JSON.stringify(old)) counts.old++;
      else {
        expect(answer).toEqual(fresh);
        counts.fresh++;
      }
    }
    return counts;
  })();
  return () => {
    isStopped = true;
    return running;
  };
}

test.each([{ indexes: null }, { indexes: ['movies', 'books'] }])(
  'readers see the old or the new, writers wait, with indexes $indexes',
  async ({ indexes }) => {
    await start();
    const of = (count: number, version: string) =>
      Array.from({ length: count }, (_, id) => ({ id, version, text: 'x'.repeat(200) }));
    await done(await client.addDocuments('movies', of(300, 'then')));
    await done(await client.addDocuments('books', of(20, 'then')));
    const { snapshotUid } = await snapshot();
    await done(await client.addDocuments('movies', of(500, 'now')));
    await done(await client.addDocuments('books', of(30, 'now')));

    const list = async () => (await client.listDocuments('movies', { limit: 1000 })).results;
    const counts = async () => {
      const { indexes: stats } = await client.getStats();
      return [stats.movies?.numberOfDocuments, stats.books?.numberOfDocuments];
    };
    const readers = [
      ...Array.from({ length: 3 }, () => hammer(list, of(500, 'now'), of(300, 'then'))),
      ...Array.from({ length: 3 }, () => hammer(counts, [500, 30], [300, 20])),
    ];
    let isWriting = true;
    const acknowledged: number[] = [];
    const writer = (async () => {
      for (let id = 0; isWriting; id++) acknowledged.push((await client.addDocuments('log', [{ id }])).taskUid);
    })();
    const restoration = await restored({ snapshotUid, indexes });
    expect(restoration).toMatchObject({ status: 'succeeded' });
    const after = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(after);
    isWriting = false;
    await writer;
    for (const stop of readers) {
      const { old, fresh } = await stop();
      expect(old).toBeGreaterThan(0);
      expect(fresh).toBeGreaterThan(0);
    }

    // No uid was given twice, and whatever waited at the exchange says that it was canceled.
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    await done({ taskUid: acknowledged.at(-1) ?? 0 });
    const { results } = await client.listTasks({ uids: acknowledged, limit: 10_000 });
    const canceled = results.filter(({ status }) => status === 'canceled').map(({ uid }) => uid);
    expect(canceled).toHaveLength(restoration.changes?.tasks?.canceled ?? 0);
    const succeeded = results.filter(({ status }) => status === 'succeeded').map(({ uid }) => uid);
    expect(canceled.length + succeeded.length).toBe(results.length);
    if (indexes) expect(succeeded).toHaveLength(acknowledged.length);
  },
);

test('tasks that waited at the instant are done again; those that wait now are canceled, by a task that says so, and the webhook is told', async () => {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  await start(['--task-webhook-url', receiver.url]);
  const add = (indexUid: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, id) => client.addDocuments(indexUid, [{ id }])));
  const waiting = await add('then', 60);
  const { snapshotUid } = await snapshot();
  await Promise.all(waiting.map(done));
  await done(await client.deleteIndex('then'));

  // As many as it takes for some to wait when the queue is held.
  let isFlooding = true;
  const flood = (async () => {
    while (isFlooding) await add('now', 5);
  })();
  const { changes } = await restored({ snapshotUid });
  isFlooding = false;
  await flood;
  expect(changes?.tasks?.enqueuedAgain).toBeGreaterThan(0);
  const { total } = await client.listTasks();
  await done({ taskUid: (await client.listTasks({ limit: 1 })).results[0]?.uid ?? 0 });
  expect(total).toBeGreaterThan(60);
  expect((await client.listDocuments('then', { limit: 1000 })).total).toBe(60);
  const canceled = await client.listTasks({ statuses: ['canceled'], limit: 10_000 });
  expect(canceled.total).toBe(changes?.tasks?.canceled);
  const cancelations = await client.listTasks({ types: ['taskCancelation'] });
  expect(cancelations.total).toBe(canceled.total > 0 ? 1 : 0);
  for (const task of canceled.results) {
    expect(task).toMatchObject({ canceledBy: cancelations.results[0]?.uid, indexUid: 'now', status: 'canceled' });
  }
  const told = () =>
    (receiver.received.flatMap(({ lines }) => lines) as Schema<'Task'>[]).filter(isCanceled).map(uidOf);
  await expect.poll(() => told().sort(), { timeout: 15_000 }).toEqual(canceled.results.map(uidOf).sort());
});

test('an upload that began before the exchange and ends after it becomes a task of the new database', async () => {
  await start();
  await done(await client.addDocuments('movies', [{ id: 1 }]));
  const { snapshotUid } = await snapshot();
  const upload = request(`${server.url}/indexes/movies/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const answered = new Promise<{ taskUid: number }>((resolve, reject) => {
    upload.on('response', (response) => json(response).then((body) => resolve(body as { taskUid: number }), reject));
    upload.on('error', reject);
  });
  upload.write('{"id":2}\n');
  await done(await client.addDocuments('movies', [{ id: 3 }]));
  expect(await restored({ snapshotUid })).toMatchObject({ status: 'succeeded' });
  upload.end('{"id":4}\n');
  expect(await done(await answered)).toMatchObject({ status: 'succeeded', details: { indexedDocuments: 2 } });
  const { results } = await client.listDocuments('movies');
  expect(results).toEqual([{ id: 1 }, { id: 2 }, { id: 4 }]);
});

test.each(['replace', 'keep'] as const)('keys: %s', async (keys) => {
  await start(['--master-key', MASTER], MASTER);
  const create = (name: string) => client.createKey({ name, actions: ['*'], indexes: ['*'], expiresAt: null });
  const old = await create('then');
  const { snapshotUid } = await snapshot();
  await client.deleteKey(old.uid);
  const young = await create('now');
  const { changes } = await restored({ snapshotUid, keys });
  const names = (await client.listKeys()).results.map(({ name }) => name);
  const opens = ({ key }: { key: string }) =>
    createClient({ url: server.url, apiKey: key })
      .listIndexes()
      .then(
        () => true,
        () => false,
      );
  expect(names).toContain(keys === 'replace' ? 'then' : 'now');
  expect([await opens(old), await opens(young)]).toEqual([keys === 'replace', keys === 'keep']);
  expect(changes?.keys).toEqual(keys === 'replace' ? { before: 5, after: 5 } : null);
});

test('a key of each kind: only `snapshots.restore` and `*` begin one; others that read snapshots may look', async () => {
  await start(['--master-key', MASTER], MASTER);
  const { snapshotUid } = await snapshot();
  const statuses = async (actions: Schema<'KeyAction'>[]) => {
    const { key } = await client.createKey({ actions, indexes: ['*'], expiresAt: null });
    const as = createClient({ url: server.url, apiKey: key, retries: 0 });
    const status = (answer: Promise<unknown>) =>
      answer.then(
        () => 'in',
        (error: { status: number }) => error.status,
      );
    return [
      await status(as.createRestoration({ snapshotUid: '20200101T000000000Z-9' })),
      await status(as.listRestorations()),
    ];
  };
  expect(snapshotUid).not.toBe('');
  expect(await statuses(['snapshots.restore'])).toEqual([404, 'in']);
  expect(await statuses(['*'])).toEqual([404, 'in']);
  expect(await statuses(['snapshots.*'])).toEqual([403, 'in']);
  expect(await statuses(['snapshots.create'])).toEqual([403, 403]);
  expect(await statuses(['documents.*'])).toEqual([403, 403]);
});
