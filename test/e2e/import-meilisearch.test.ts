import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createClient } from '@stillframe/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const archive = join(fixtures, 'meilisearch-1.50.snapshot');
const shown = (name: string) => readFileSync(join(fixtures, 'meilisearch-1.50-documents', name));
/** What Meilisearch itself showed of this archive. */
const oracle = JSON.parse(shown('after-queue.json').toString());
const MASTER_KEY = 'aSampleMasterKey-0123456789';

let folder: string;
let server: TestServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-foreign-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const importing = (...argv: string[]) => startTestServer(['--import-snapshot', archive, ...argv], folder);

/** The text of an answer, so that no digit is lost on the way. */
async function textOf(path: string, key?: string): Promise<string> {
  const response = await fetch(`${server?.url}${path}`, key ? { headers: { Authorization: `Bearer ${key}` } } : {});
  expect(response.status).toBe(200);
  return response.text();
}

test('documents, byte for byte and in their order; indexes with their dates and primary keys', async () => {
  server = await importing();
  for (const uid of ['characters', 'movies']) {
    const wanted = gunzipSync(shown(`${uid}.after-queue.ndjson.gz`))
      .toString()
      .trimEnd()
      .split('\n')
      .join(',');
    const answer = await textOf(`/indexes/${uid}/documents?limit=100000`);
    expect(answer.startsWith(`{"results":[${wanted}],`)).toBe(true);
  }
  const indexes = JSON.parse(await textOf('/indexes')).results as { uid: string }[];
  expect(indexes.map(({ uid }) => uid)).toEqual(['characters', 'empty', 'movies']);
  for (const index of indexes) {
    const { createdAt, updatedAt, primaryKey } = oracle.indexes.find(({ uid }: { uid: string }) => uid === index.uid);
    expect(index).toMatchObject({ createdAt, primaryKey });
    // The queue that drained after Meilisearch's import touched `characters` again.
    const stored = index.uid === 'characters' ? '2026-11-23T04:44:05.442026546Z' : updatedAt;
    expect(index).toMatchObject({ updatedAt: stored });
  }
  expect(JSON.parse(await textOf('/indexes/characters/stats'))).toMatchObject({
    numberOfDocuments: 8055,
    fieldDistribution: {
      bidirectional: 8055,
      category: 8055,
      code: 8055,
      decomposition: 1294,
      id: 8055,
      name: 8055,
      numeric: 451,
      words: 8055,
    },
  });
});

test('API keys: the same master key gives the same secrets, and each opens what it opened', async () => {
  server = await importing('--master-key', MASTER_KEY);
  expect(JSON.parse(await textOf('/keys', MASTER_KEY)).results).toEqual(oracle.keys);
  const client = createClient({ url: server.url, apiKey: oracle.keys[0].key });
  expect(oracle.keys[0].actions).toEqual(['snapshots.create']);
  await client.createSnapshot();
  await expect(client.listKeys()).rejects.toMatchObject({ code: 'invalid_api_key' });
});

test('finished tasks and batches, under their uids; what comes next gets a uid that nobody had', async () => {
  server = await importing();
  const atImport = JSON.parse(shown('tasks-at-import.json').toString()) as { uid: number; finishedAt: string | null }[];
  const finished = atImport.filter(({ finishedAt }) => finishedAt !== null);
  expect(finished).toHaveLength(6);
  const { results, total } = JSON.parse(await textOf('/tasks?limit=1000'));
  expect(results).toMatchObject(finished);
  expect(total).toBe(6);
  expect(results[5]).toMatchObject({
    batchUid: 0,
    duration: 'PT0.020794244S',
    startedAt: '2026-11-23T04:44:03.005533432Z',
  });
  expect(JSON.parse(await textOf('/tasks?types=settingsUpdate&indexUids=characters')).total).toBe(1);
  const batches = JSON.parse(await textOf('/batches')).results;
  expect(batches.map(({ uid }: { uid: number }) => uid)).toEqual([5, 4, 3, 2, 1, 0]);
  expect(batches[5]).toMatchObject({
    details: { primaryKey: 'id' },
    stats: { totalNbTasks: 1, types: { indexCreation: 1 }, progressTrace: { 'processing tasks': '20.57ms' } },
    batchStrategy: expect.stringContaining('task with id 0 of type `indexCreation`'),
  });
  expect(JSON.parse(await textOf('/batches?uids=3')).results).toEqual([batches[2]]);
  const client = createClient({ url: server.url });
  const { taskUid } = await client.addDocuments('movies', [{ id: 1, title: 'Carol' }]);
  // 9 waited in the archive.
  expect(taskUid).toBe(10);
  expect(await client.waitForTask(taskUid)).toMatchObject({ status: 'succeeded', batchUid: 6 });
});

test('it lives on: our own snapshot of it verifies and restores', async () => {
  server = await importing();
  const client = createClient({ url: server.url });
  const before = await textOf('/indexes/characters/documents?limit=100000');
  await client.waitForTask((await client.createSnapshot()).taskUid);
  await server.close();
  const link = join(server.snapshotDir, 'data.ms.snapshot');
  server = await startTestServer(['--import-snapshot', link, '--db-path', join(folder, 'other.ms')], folder);
  expect(await textOf('/indexes/characters/documents?limit=100000')).toBe(before);
  expect(JSON.parse(await textOf('/tasks')).total).toBe(6);
});

test("Meilisearch's flags: a database that is there is refused or kept, and nothing is left beside it", async () => {
  server = await importing();
  const client = createClient({ url: server.url });
  await client.waitForTask((await client.deleteAllDocuments('movies')).taskUid);
  await server.close();
  expect(readdirSync(join(folder, 'data.ms')).sort()).toEqual(['db', 'instance']);
  await expect(importing()).rejects.toMatchObject({ code: 'database_exists' });
  server = await importing('--ignore-snapshot-if-db-exists');
  expect(JSON.parse(await textOf('/indexes/movies/documents')).total).toBe(0);
});

test('a flipped bit is refused, and there is no database then', async () => {
  const bytes = readFileSync(archive);
  const middle = bytes.length >>> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const path = join(folder, 'damaged.snapshot');
  await writeFile(path, bytes);
  await expect(startTestServer(['--import-snapshot', path], folder)).rejects.toMatchObject({ name: 'SnapshotError' });
  expect(existsSync(join(folder, 'data.ms'))).toBe(false);
});

test('unpacks in --temp-dir if there is one, and leaves nothing there', async () => {
  const tempDir = join(folder, 'temporary');
  await mkdir(tempDir);
  const before = createHash('sha256').update(readFileSync(archive)).digest('hex');
  server = await importing('--temp-dir', tempDir);
  expect(readdirSync(tempDir)).toEqual([]);
  expect(createHash('sha256').update(readFileSync(archive)).digest('hex')).toBe(before);
});
