import { lstat, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const masterKey = 'a master key of more than 16 bytes';

const movies = [
  { id: 1, title: 'Carol', genres: ['Romance', 'Drama'] },
  { id: 2, title: 'Wonder Woman', genres: ['Action'] },
  { id: 'tt-3', title: 'Life of Pi', year: null },
];

/** The error that a call of the SDK ends with. */
async function refusal(call: PromiseLike<unknown>): Promise<{ status: number; code: string | undefined }> {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MeilisearchApiError)) throw new Error('no MeilisearchApiError', { cause: error });
  return { status: error.response.status, code: error.cause?.code };
}

describe.each([
  { server: 'a server without a master key', argv: [], apiKey: undefined },
  { server: 'a server with a master key', argv: ['--master-key', masterKey], apiKey: masterKey },
])('meilisearch for JavaScript and $server', ({ argv, apiKey }) => {
  let server: TestServer;
  let client: Meilisearch;

  beforeAll(async () => {
    server = await startTestServer(argv);
    client = new Meilisearch({ host: server.url, ...(apiKey && { apiKey }) });
  });
  afterAll(() => server?.remove());

  test('health and version', async () => {
    expect(await client.health()).toEqual({ status: 'available' });
    expect(await client.isHealthy()).toBe(true);
    const version = await client.getVersion();
    expect(version.pkgVersion).toMatch(/^1\.50\.0\+stillframe\./);
    expect(Number.isNaN(Date.parse(version.commitDate))).toBe(false);
  });

  test('an index is made, filled and read back', async () => {
    expect(await client.createIndex('movies', { primaryKey: 'id' }).waitTask()).toMatchObject({
      status: 'succeeded',
      type: 'indexCreation',
      details: { primaryKey: 'id' },
    });
    const index = client.index('movies');
    expect(await index.addDocuments(movies).waitTask()).toMatchObject({
      status: 'succeeded',
      type: 'documentAdditionOrUpdate',
      indexUid: 'movies',
      details: { receivedDocuments: 3, indexedDocuments: 3 },
    });
    expect(await index.getDocument(2)).toEqual(movies[1]);
    expect(await index.getDocument('tt-3', { fields: ['title'] })).toEqual({ title: 'Life of Pi' });
    const { results, total } = await index.getDocuments({ limit: 2, offset: 1, fields: ['id'] });
    expect({ results, total }).toEqual({ results: [{ id: 2 }, { id: 'tt-3' }], total: 3 });
    expect(await index.getRawInfo()).toMatchObject({ uid: 'movies', primaryKey: 'id' });
    expect((await client.getRawIndexes()).results.map(({ uid }) => uid)).toEqual(['movies']);
  });

  test('stats count them', async () => {
    const stats = await client.getStats();
    expect(stats.databaseSize).toBeGreaterThan(0);
    expect(stats.indexes.movies).toMatchObject({
      numberOfDocuments: 3,
      isIndexing: false,
      fieldDistribution: { id: 3, title: 3, genres: 2, year: 1 },
    });
    expect(await client.index('movies').getStats()).toMatchObject({ numberOfDocuments: 3 });
  });

  test('a snapshot is taken within the SDK’s five seconds, and the link names it', async () => {
    const task = await client.createSnapshot().waitTask();
    expect(task).toMatchObject({ status: 'succeeded', type: 'snapshotCreation', indexUid: null, error: null });
    expect(task).not.toHaveProperty('details');
    const link = join(server.snapshotDir, 'data.ms.snapshot');
    const archive = await readlink(link);
    expect(archive).toMatch(/^data\.ms-\d{8}T\d{9}Z-\d+\.snapshot$/);
    const { mode, size } = await lstat(join(server.snapshotDir, archive));
    expect(mode & 0o777).toBe(0o400);
    expect(size).toBeGreaterThan(0);
  });

  test('tasks are filtered and paged', async () => {
    const { tasks } = client;
    const all = await tasks.getTasks({ statuses: ['succeeded'] });
    expect(all).toMatchObject({ total: 3, limit: 20, next: null });
    expect(all.results.map(({ type }) => type)).toEqual([
      'snapshotCreation',
      'documentAdditionOrUpdate',
      'indexCreation',
    ]);
    expect((await tasks.getTasks({ types: ['snapshotCreation'] })).results.map(({ uid }) => uid)).toEqual([2]);
    expect((await tasks.getTasks({ indexUids: ['movies'], reverse: true })).results.map(({ uid }) => uid)).toEqual([
      0, 1,
    ]);
    expect((await tasks.getTasks({ uids: [0, 2] })).total).toBe(2);
    expect((await tasks.getTasks({ statuses: ['failed', 'canceled'] })).results).toEqual([]);
    const page = await tasks.getTasks({ limit: 1, from: 1 });
    expect(page).toMatchObject({ from: 1, next: 0, total: 3 });
    const batches = await client.batches.getBatches();
    expect(batches.results.map(({ stats }) => stats.types)).toEqual(all.results.map(({ type }) => ({ [type]: 1 })));
  });

  test('what is missing is an error with Meilisearch’s code', async () => {
    expect(await refusal(client.tasks.getTask(4711))).toEqual({ status: 404, code: 'task_not_found' });
    expect(await refusal(client.getRawIndex('nowhere'))).toEqual({ status: 404, code: 'index_not_found' });
    expect(await refusal(client.index('movies').getDocument(4711))).toEqual({
      status: 404,
      code: 'document_not_found',
    });
    expect(await refusal(client.index('movies').getDocuments({ limit: -1 }))).toEqual({
      status: 400,
      code: 'invalid_document_limit',
    });
  });

  test('a task that fails is handed over as failed', async () => {
    const task = await client.createIndex('movies').waitTask();
    expect(task).toMatchObject({ status: 'failed', error: { code: 'index_already_exists', type: 'invalid_request' } });
  });

  test('an index is deleted', async () => {
    expect(await client.deleteIndex('movies').waitTask()).toMatchObject({
      status: 'succeeded',
      details: { deletedDocuments: 3 },
    });
    expect(await refusal(client.getRawIndex('movies'))).toEqual({ status: 404, code: 'index_not_found' });
    expect((await client.getStats()).indexes).toEqual({});
  });
});

describe('meilisearch for JavaScript and keys', () => {
  let server: TestServer;
  let owner: Meilisearch;

  beforeAll(async () => {
    server = await startTestServer(['--master-key', masterKey]);
    owner = new Meilisearch({ host: server.url, apiKey: masterKey });
  });
  afterAll(() => server?.remove());

  test('a new server has the four default keys', async () => {
    const { results, total } = await owner.getKeys();
    expect(total).toBe(4);
    expect(results.map(({ actions }) => actions)).toEqual(expect.arrayContaining([['search'], ['*']]));
  });

  test('a key does what it was made for, and nothing else', async () => {
    const { key, uid } = await owner.createKey({
      name: 'Snapshots',
      description: 'takes snapshots and looks at them',
      actions: ['snapshots.create', 'tasks.get'],
      indexes: ['*'],
      expiresAt: null,
    });
    const operator = new Meilisearch({ host: server.url, apiKey: key });
    expect(await operator.createSnapshot().waitTask()).toMatchObject({ status: 'succeeded' });
    expect(await refusal(operator.getKeys())).toEqual({ status: 403, code: 'invalid_api_key' });
    expect(await refusal(operator.createIndex('movies'))).toEqual({ status: 403, code: 'invalid_api_key' });

    expect(await owner.updateKey(uid, { name: 'Renamed' })).toMatchObject({ uid, key, name: 'Renamed' });
    expect(await owner.getKey(key)).toMatchObject({ uid, name: 'Renamed' });
    await owner.deleteKey(uid);
    expect(await refusal(operator.createSnapshot())).toEqual({ status: 403, code: 'invalid_api_key' });
    expect(await refusal(owner.getKey(uid))).toEqual({ status: 404, code: 'api_key_not_found' });
  });

  test('a key for one index does not open another', async () => {
    await owner.createIndex('mine', { primaryKey: 'id' }).waitTask();
    await owner.createIndex('yours', { primaryKey: 'id' }).waitTask();
    const { key } = await owner.createKey({ actions: ['*'], indexes: ['mine'], expiresAt: null });
    const guest = new Meilisearch({ host: server.url, apiKey: key });
    expect((await guest.index('mine').getDocuments()).total).toBe(0);
    expect(await refusal(guest.index('yours').getDocuments())).toEqual({ status: 403, code: 'invalid_api_key' });
    expect((await guest.getRawIndexes()).results.map(({ uid }) => uid)).toEqual(['mine']);
  });

  test('a wrong key and no key are refused, but for the health', async () => {
    const stranger = new Meilisearch({ host: server.url, apiKey: 'a wrong key' });
    expect(await refusal(stranger.createSnapshot())).toEqual({ status: 403, code: 'invalid_api_key' });
    const nobody = new Meilisearch({ host: server.url });
    expect(await refusal(nobody.createSnapshot())).toEqual({ status: 401, code: 'missing_authorization_header' });
    expect(await nobody.health()).toEqual({ status: 'available' });
  });

  test('without a master key there are no keys', async () => {
    const open = await startTestServer();
    try {
      const client = new Meilisearch({ host: open.url });
      expect(await refusal(client.getKeys())).toEqual({ status: 401, code: 'missing_master_key' });
    } finally {
      await open.remove();
    }
  });
});
