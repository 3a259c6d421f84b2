import {
  chmodSync,
  copyFileSync,
  createWriteStream,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, isApiError, type Schema } from '@stillframe/client';
import { parseOptions, startServer } from '@stillframe/server';
import { nodeDisk, writeArchive } from '@stillframe/snapshot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restorationEnd, takeSnapshot } from '../support/restorations.js';
import { startTestServer, type TestServer } from '../support/server.js';

const FOREIGN = fileURLToPath(new URL('../fixtures/meilisearch-1.50.snapshot', import.meta.url));

type Client = ReturnType<typeof createClient>;

let server: TestServer;
let client: Client;

beforeEach(async () => {
  server = await startTestServer();
  client = createClient({ url: server.url, retries: 0 });
});

afterEach(() => server.remove());

const done = (taskUid: number) => client.waitForTask(taskUid, { intervalMs: 5 });
const add = async (indexUid: string, documents: Record<string, unknown>[]) =>
  done((await client.addDocuments(indexUid, documents)).taskUid);
const documentsOf = async (indexUid: string) => (await client.listDocuments(indexUid, { limit: 1000 })).results;

const snapshot = () => takeSnapshot(client, server.snapshotDir);
const ended = (restoration: { restorationUid: string }) => restorationEnd(client, restoration);
const restored = async (asked: Schema<'NewRestoration'>) => ended(await client.createRestoration(asked));

const refused = (asked: Schema<'NewRestoration'>) =>
  client.createRestoration(asked).then(
    () => 'accepted',
    (error: unknown) => (isApiError(error) ? `${error.status} ${error.code}: ${error.message}` : String(error)),
  );

/** Nothing of a restoration lies beside the database. */
const leftOvers = () => readdirSync(join(server.folder, 'data.ms')).filter((name) => !/^(db|instance)$/.test(name));

describe('everything', () => {
  test('indexes, documents and tasks are those of the snapshot; the uids go on from today’s', async () => {
    await add('movies', [{ id: 1 }, { id: 2 }]);
    await add('books', [{ id: 'a' }]);
    const { snapshotUid } = await snapshot();
    await add('movies', [{ id: 3 }]);
    await add('series', [{ id: 1 }]);
    await done((await client.deleteIndex('books')).taskUid);
    const { total: before } = await client.listTasks();

    const restoration = await restored({ snapshotUid });
    expect(restoration).toMatchObject({ status: 'succeeded', error: null, progress: null, keys: 'replace' });
    expect(restoration.changes).toEqual({
      indexes: [
        { uid: 'books', change: 'created', numberOfDocumentsBefore: null, numberOfDocumentsAfter: 1 },
        { uid: 'movies', change: 'replaced', numberOfDocumentsBefore: 3, numberOfDocumentsAfter: 2 },
        { uid: 'series', change: 'removed', numberOfDocumentsBefore: 1, numberOfDocumentsAfter: null },
      ],
      tasks: { before, after: 2, canceled: 0, enqueuedAgain: 0 },
      keys: { before: 0, after: 0 },
    });
    expect(await documentsOf('movies')).toEqual([{ id: 1 }, { id: 2 }]);
    expect((await client.listIndexes()).results.map(({ uid }) => uid)).toEqual(['books', 'movies']);
    expect((await client.listTasks()).results.map(({ uid }) => uid)).toEqual([1, 0]);
    expect(await client.addDocuments('movies', [{ id: 9 }])).toMatchObject({ taskUid: before });
    await done(before);
    expect(await documentsOf('movies')).toEqual([{ id: 1 }, { id: 2 }, { id: 9 }]);
    expect(leftOvers()).toEqual([]);
    expect((await client.listRestorations()).results).toEqual([restoration]);
  });

  test('the next start has what was restored, and the record', async () => {
    await add('movies', [{ id: 1 }]);
    const { snapshotUid } = await snapshot();
    await add('movies', [{ id: 2 }]);
    const restoration = await restored({ snapshotUid });
    await server.close();
    const again = await startTestServer([], server.folder);
    server = { ...again, remove: again.remove };
    client = createClient({ url: server.url });
    expect(await documentsOf('movies')).toEqual([{ id: 1 }]);
    expect(await client.getRestoration(restoration.restorationUid.toUpperCase())).toEqual(restoration);
  });

  test('a preview tells what would change, and changes nothing', async () => {
    await add('movies', [{ id: 1 }]);
    const { snapshotUid } = await snapshot();
    await add('movies', [{ id: 2 }]);
    const tasks = await client.listTasks();
    const stats = await client.getStats();
    const preview = await restored({ snapshotUid, dryRun: true });
    expect(preview).toMatchObject({ status: 'succeeded', dryRun: true });
    expect(await client.listTasks()).toEqual(tasks);
    expect(await client.getStats()).toEqual(stats);
    expect(leftOvers()).toEqual([]);
    const { changes } = await restored({ snapshotUid });
    expect(preview.changes).toEqual(changes);
  });

  test('a snapshot can be taken and restored after a restoration, and again', async () => {
    await add('movies', [{ id: 1 }]);
    const first = await snapshot();
    await add('movies', [{ id: 2 }]);
    const second = await snapshot();
    for (const [{ snapshotUid }, count] of [
      [first, 1],
      [second, 2],
      [first, 1],
    ] as const) {
      expect((await restored({ snapshotUid })).status).toBe('succeeded');
      expect(await documentsOf('movies')).toHaveLength(count);
    }
    const third = await snapshot();
    await add('movies', [{ id: 3 }]);
    await restored({ snapshotUid: third.snapshotUid });
    expect(await documentsOf('movies')).toEqual([{ id: 1 }]);
  });
});

describe('chosen indexes', () => {
  test('change alone: others, tasks and what came since stay', async () => {
    await add('movies', [{ id: 1 }, { id: 2 }]);
    await add('books', [{ id: 'a' }]);
    await add('songs', [{ id: 1 }]);
    const { snapshotUid } = await snapshot();
    await add('movies', [{ id: 3 }]);
    await add('songs', [{ id: 2 }]);
    await done((await client.deleteIndex('books')).taskUid);
    const tasks = await client.listTasks();
    const asked = { snapshotUid, indexes: ['movies', 'books', 'movies'] };
    const preview = await restored({ ...asked, dryRun: true });
    expect(await documentsOf('movies')).toHaveLength(3);

    const restoration = await restored(asked);
    expect(restoration).toMatchObject({ status: 'succeeded', indexes: ['movies', 'books'] });
    expect(restoration.changes).toEqual({
      indexes: [
        { uid: 'books', change: 'created', numberOfDocumentsBefore: null, numberOfDocumentsAfter: 1 },
        { uid: 'movies', change: 'replaced', numberOfDocumentsBefore: 3, numberOfDocumentsAfter: 2 },
      ],
      tasks: null,
      keys: null,
    });
    expect(preview.changes).toEqual(restoration.changes);
    expect(await documentsOf('movies')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await documentsOf('books')).toEqual([{ id: 'a' }]);
    expect(await documentsOf('songs')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await client.listTasks()).toEqual(tasks);
    // And the next snapshot is sound.
    const { path } = await snapshot();
    await expect
      .poll(() => JSON.parse(readFileSync(`${path}.json`, 'utf8')).state, { timeout: 10_000 })
      .toBe('verified');
  });
});

describe('refused', () => {
  test('what the snapshot is not, or lacks', async () => {
    await add('movies', [{ id: 1 }]);
    const { snapshotUid } = await snapshot();
    expect(await refused({ snapshotUid: '20200101T000000000Z-9' })).toBe(
      '404 snapshot_not_found: Snapshot `20200101T000000000Z-9` not found.',
    );
    expect(await refused({ snapshotUid, indexes: ['movies', 'books'] })).toBe(
      `400 index_not_in_snapshot: Snapshot \`${snapshotUid}\` has no index \`books\`. It has \`movies\`.`,
    );
    expect(await refused({ snapshotUid: '../../etc/passwd' })).toMatch(/^400 invalid_restoration_snapshot_uid/);
    expect(await refused({ snapshotUid, indexes: [] })).toMatch(/^400 invalid_restoration_indexes/);
    expect((await client.listRestorations()).total).toBe(0);
  });

  test('a snapshot of a newer version, before anything is read of it', async () => {
    await add('movies', [{ id: 1 }]);
    await snapshot();
    const snapshotUid = '20300101T000000000Z-0';
    const entry = (name: string) => ({
      name,
      sizeBytes: 1,
      read: async function* () {
        yield Buffer.from('x');
      },
    });
    const path = join(server.snapshotDir, `data.ms-${snapshotUid}.snapshot`);
    await writeArchive({
      entries: ['VERSION', 'control/data.mdb', 'documents/data.mdb'].map(entry),
      facts: {
        snapshotUid,
        database: 'data.ms',
        capturedAt: '2030-01-01T00:00:00Z',
        formatVersion: 2,
        stillframeVersion: '9.1.0',
        pkgVersion: '1.60.0+stillframe.9.1.0',
        taskUids: [0],
        indexes: [],
        tasks: { enqueued: 0, processing: 0, succeeded: 0, failed: 0, canceled: 0 },
        apiKeys: 0,
      },
      target: createWriteStream(path),
    });
    // What was written a moment ago may still be being copied there, and is not listed.
    utimesSync(path, 1, 1);
    expect(await refused({ snapshotUid })).toBe(
      `409 snapshot_too_new: Snapshot \`${snapshotUid}\` was written in format 2 by Stillframe 9.1.0; this server reads format 1. Restore it with that version or a newer one.`,
    );
  });

  test('a snapshot of Meilisearch, of which a start makes a database and a running server does not', async () => {
    await add('movies', [{ id: 1 }]);
    await snapshot();
    const path = join(server.snapshotDir, 'theirs.snapshot');
    copyFileSync(FOREIGN, path);
    utimesSync(path, 1, 1);
    const { results } = await client.listSnapshots({ kinds: ['foreign'] });
    const [{ snapshotUid } = { snapshotUid: '' }] = results;
    for (const asked of [{}, { dryRun: true }, { indexes: ['movies'] }])
      expect(await refused({ snapshotUid, ...asked })).toBe(
        `409 foreign_snapshot: Snapshot \`${snapshotUid}\` was written by Meilisearch. Take its documents out with \`stillframe extract\`, and add them; or start a server without a database with \`--import-snapshot\`.`,
      );
    expect(await documentsOf('movies')).toEqual([{ id: 1 }]);
    expect((await client.getSnapshot(snapshotUid)).state).toBe('complete');
    expect((await client.listRestorations()).total).toBe(0);
  });

  test('less room than it needs: the bytes are named', async () => {
    await add('movies', [{ id: 1, text: 'x'.repeat(1_000_000) }]);
    const { snapshotUid } = await snapshot();
    await server.close();
    const argv = ['--http-addr', 'localhost:0', '--log-level', 'OFF', '--snapshot-dir', server.snapshotDir];
    const options = parseOptions({
      argv: [...argv, '--db-path', join(server.folder, 'data.ms')],
      env: {},
      readFile: () => undefined,
      warn: () => {},
    });
    const full = await startServer(options, { disk: { ...nodeDisk, freeBytes: async () => 5000 } });
    client = createClient({ url: full.url, retries: 0 });
    try {
      expect(await refused({ snapshotUid })).toMatch(
        /^422 insufficient_disk_space: Snapshot `\S+` needs 1\d{6} bytes of room beside the database, 5000 are free\. Free 1\d{6} bytes, then try again\.$/,
      );
      expect(await refused({ snapshotUid, indexes: ['movies'] })).toMatch(/needs 3048\d{3} bytes/);
      expect(await refused({ snapshotUid, indexes: ['movies'], dryRun: true })).toBe('accepted');
    } finally {
      await full.close();
    }
    expect(leftOvers()).toEqual([]);
  });

  test('two at once: one is done, the other told to wait', async () => {
    await add('movies', [{ id: 1 }]);
    const { snapshotUid } = await snapshot();
    const [first, second] = await Promise.allSettled([
      client.createRestoration({ snapshotUid }),
      client.createRestoration({ snapshotUid, indexes: ['movies'] }),
    ]);
    const accepted = [first, second].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(accepted).toHaveLength(1);
    const [one] = accepted;
    const loser = first.status === 'rejected' ? first.reason : second.status === 'rejected' ? second.reason : undefined;
    expect(loser).toMatchObject({ status: 409, code: 'restoration_in_progress' });
    expect(one && (await ended(one))).toMatchObject({ status: 'succeeded' });
  });

  test.each([{ indexes: null }, { indexes: ['movies'] }])(
    'a corrupt archive, indexes $indexes: today’s database is untouched, and the record says corrupt',
    async ({ indexes }) => {
      await add('movies', [{ id: 1, text: 'x'.repeat(100_000) }]);
      const { snapshotUid, path } = await snapshot();
      await add('movies', [{ id: 2 }]);
      const tasks = await client.listTasks();
      const bytes = readFileSync(path);
      for (let at = 1000; at < bytes.length / 2; at += 100) bytes[at] = (bytes[at] ?? 0) ^ 1;
      chmodSync(path, 0o600);
      writeFileSync(path, bytes);
      const message = `Snapshot \`${snapshotUid}\` is corrupt and cannot be restored.`;
      const restoration = await client.createRestoration({ snapshotUid, indexes }).then(ended, (error: unknown) => ({
        status: 'failed',
        error,
        changes: null,
      }));
      expect(restoration).toMatchObject({
        status: 'failed',
        changes: null,
        error: { code: 'snapshot_corrupt', message },
      });
      expect(await documentsOf('movies')).toHaveLength(2);
      expect(await client.listTasks()).toEqual(tasks);
      expect(leftOvers()).toEqual([]);
      expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toMatchObject({ state: 'corrupt' });
      expect(await refused({ snapshotUid })).toBe(`409 snapshot_corrupt: ${message}`);
      await add('movies', [{ id: 3 }]);
    },
  );
});
