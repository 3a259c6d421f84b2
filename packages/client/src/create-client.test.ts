import { document, type Method, type OperationId } from '@stillframe/contract';
import { afterEach, describe, expect, test } from 'vitest';
import { type ScriptedServer, type Step, startScriptedServer } from '../testing/scripted-server.js';
import {
  type ClientOptions,
  createClient,
  isApiError,
  isConnectionError,
  isStillframeError,
  isTaskFailedError,
  isTimeoutError,
  type StillframeClient,
} from './index.js';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function connect(steps: Step[], options: Partial<ClientOptions> = {}) {
  server = await startScriptedServer(steps);
  return { client: createClient({ url: server.url, ...options }), seen: server.seen };
}

const snapshotUid = '20261123T135234184Z-1';
const swap = { indexes: ['a', 'b'], rename: false };
const restoration = { snapshotUid: '20261123T135234184Z-1', indexes: ['movies'], dryRun: true };
const policy = { cron: '0 3 * * *', keep: { daily: 7 } };
const key = { actions: ['snapshots.create' as const], indexes: ['*'], expiresAt: null };

/** One call of every operation, with what it must send. */
const calls: Record<
  OperationId,
  { call: (client: StillframeClient) => Promise<unknown>; url: string; body?: unknown; type?: string }
> = {
  getHealth: { call: (client) => client.getHealth(), url: '/health' },
  getVersion: { call: (client) => client.getVersion(), url: '/version' },
  getStats: { call: (client) => client.getStats(), url: '/stats' },
  getMetrics: { call: (client) => client.getMetrics(), url: '/metrics', type: 'text/plain; version=0.0.4' },
  getOpenapi: { call: (client) => client.getOpenapi(), url: '/openapi.json' },
  createSnapshot: { call: (client) => client.createSnapshot(), url: '/snapshots' },
  listRestorations: {
    call: (client) => client.listRestorations({ statuses: ['failed'], limit: 1 }),
    url: '/restorations?statuses=failed&limit=1',
  },
  createRestoration: {
    call: (client) => client.createRestoration(restoration),
    url: '/restorations',
    body: restoration,
  },
  getRestoration: { call: (client) => client.getRestoration('a'), url: '/restorations/a' },
  listSnapshots: {
    call: (client) => client.listSnapshots({ states: ['complete', 'verified'], taskUids: [1], limit: 1 }),
    url: '/snapshots?states=complete,verified&taskUids=1&limit=1',
  },
  getSnapshot: { call: (client) => client.getSnapshot(snapshotUid), url: `/snapshots/${snapshotUid}` },
  updateSnapshot: {
    call: (client) => client.updateSnapshot(snapshotUid, { pinned: true }),
    url: `/snapshots/${snapshotUid}`,
    body: { pinned: true },
  },
  deleteSnapshot: {
    call: (client) => client.deleteSnapshot(snapshotUid, { force: true }),
    url: `/snapshots/${snapshotUid}?force=true`,
  },
  verifySnapshot: { call: (client) => client.verifySnapshot(snapshotUid), url: `/snapshots/${snapshotUid}/verify` },
  getSnapshotFile: {
    call: async (client) => new Response((await client.getSnapshotFile(snapshotUid)).body).text(),
    url: `/snapshots/${snapshotUid}/file`,
    type: 'application/gzip',
  },
  listSnapshotPolicies: {
    call: (client) => client.listSnapshotPolicies({ limit: 1 }),
    url: '/snapshot-policies?limit=1',
  },
  createSnapshotPolicy: {
    call: (client) => client.createSnapshotPolicy(policy),
    url: '/snapshot-policies',
    body: policy,
  },
  getSnapshotPolicy: { call: (client) => client.getSnapshotPolicy('a'), url: '/snapshot-policies/a' },
  updateSnapshotPolicy: {
    call: (client) => client.updateSnapshotPolicy('a', { enabled: false }),
    url: '/snapshot-policies/a',
    body: { enabled: false },
  },
  deleteSnapshotPolicy: { call: (client) => client.deleteSnapshotPolicy('a'), url: '/snapshot-policies/a' },
  previewSnapshotPolicy: { call: (client) => client.previewSnapshotPolicy('a'), url: '/snapshot-policies/a/preview' },
  listTasks: {
    call: (client) =>
      client.listTasks({ statuses: ['enqueued', 'processing'], uids: [0, 7], afterEnqueuedAt: '2026-01-02T03:04:05Z' }),
    url: '/tasks?statuses=enqueued,processing&uids=0,7&afterEnqueuedAt=2026-01-02T03%3A04%3A05Z',
  },
  getTask: { call: (client) => client.getTask(0), url: '/tasks/0' },
  cancelTasks: { call: (client) => client.cancelTasks({ uids: ['*'] }), url: '/tasks/cancel?uids=*' },
  deleteTasks: {
    call: (client) => client.deleteTasks({ types: ['snapshotCreation'] }),
    url: '/tasks?types=snapshotCreation',
  },
  listBatches: { call: (client) => client.listBatches({ reverse: true }), url: '/batches?reverse=true' },
  getBatch: { call: (client) => client.getBatch(3), url: '/batches/3' },
  listKeys: { call: (client) => client.listKeys({ limit: 0 }), url: '/keys?limit=0' },
  createKey: { call: (client) => client.createKey(key), url: '/keys', body: key },
  getKey: { call: (client) => client.getKey('a'), url: '/keys/a' },
  updateKey: { call: (client) => client.updateKey('a', { name: null }), url: '/keys/a', body: { name: null } },
  deleteKey: { call: (client) => client.deleteKey('a'), url: '/keys/a' },
  listIndexes: { call: (client) => client.listIndexes(), url: '/indexes' },
  createIndex: { call: (client) => client.createIndex({ uid: 'movies' }), url: '/indexes', body: { uid: 'movies' } },
  getIndex: { call: (client) => client.getIndex('movies'), url: '/indexes/movies' },
  updateIndex: {
    call: (client) => client.updateIndex('movies', { primaryKey: 'id' }),
    url: '/indexes/movies',
    body: { primaryKey: 'id' },
  },
  deleteIndex: { call: (client) => client.deleteIndex('movies'), url: '/indexes/movies' },
  getIndexStats: { call: (client) => client.getIndexStats('movies'), url: '/indexes/movies/stats' },
  swapIndexes: { call: (client) => client.swapIndexes([swap]), url: '/swap-indexes', body: [swap] },
  listDocuments: {
    call: (client) => client.listDocuments('movies', { fields: ['id', 'title'], offset: 20 }),
    url: '/indexes/movies/documents?fields=id,title&offset=20',
  },
  addDocuments: {
    call: (client) => client.addDocuments('movies', [{ id: 1 }], { primaryKey: 'id' }),
    url: '/indexes/movies/documents?primaryKey=id',
    body: [{ id: 1 }],
  },
  updateDocuments: {
    call: (client) => client.updateDocuments('movies', { id: 1 }),
    url: '/indexes/movies/documents',
    body: { id: 1 },
  },
  deleteAllDocuments: { call: (client) => client.deleteAllDocuments('movies'), url: '/indexes/movies/documents' },
  getDocument: { call: (client) => client.getDocument('movies', 'a b/c'), url: '/indexes/movies/documents/a%20b%2Fc' },
  deleteDocument: { call: (client) => client.deleteDocument('movies', 0), url: '/indexes/movies/documents/0' },
  deleteDocuments: {
    call: (client) => client.deleteDocuments('movies', [1, 'a']),
    url: '/indexes/movies/documents/delete-batch',
    body: [1, 'a'],
  },
  fetchDocuments: {
    call: (client) => client.fetchDocuments('movies', { limit: 10 }),
    url: '/indexes/movies/documents/fetch',
    body: { limit: 10 },
  },
};

const methods: Method[] = ['get', 'put', 'post', 'delete', 'patch'];
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const id = item[method]?.operationId;
    return id === undefined ? [] : [{ id: id as OperationId, method: method.toUpperCase(), path }];
  }),
);

describe('every operation of the contract', () => {
  test.each(operations)('$id sends $method $path, and gives back the data', async ({ id, method, path }) => {
    const { call, url, body, type } = calls[id];
    const answer = type === undefined ? { some: 'data' } : 'some 1\n';
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const { client, seen } = await connect([{ status: 200, headers, body: answer }], { apiKey: 'secret' });
    expect(await call(client)).toEqual(answer);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method, url, body: body === undefined ? '' : JSON.stringify(body) });
    expect(seen[0]?.headers.authorization).toBe('Bearer secret');
    expect(seen[0]?.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
    const template = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    expect(url.split('?', 1)[0]).toMatch(template);
  });
});

test('without a key there is no Authorization header', async () => {
  const { client, seen } = await connect([{ status: 200, body: {} }]);
  await client.getHealth();
  expect(seen[0]?.headers.authorization).toBeUndefined();
});

test('a deleted key gives back nothing', async () => {
  const { client } = await connect([{ status: 204 }]);
  expect(await client.deleteKey('a')).toBeUndefined();
});

test('a server behind a path, with or without a slash at the end', async () => {
  server = await startScriptedServer([{ status: 200, body: {} }]);
  await createClient({ url: `${server.url}/search/` }).getHealth();
  await createClient({ url: `${server.url}/search` }).getHealth();
  expect(server.seen.map(({ url }) => url)).toEqual(['/search/health', '/search/health']);
});

test('a fetch of one’s own sends the requests', async () => {
  const urls: string[] = [];
  const client = createClient({
    url: 'https://search.example',
    fetch: async (request) => {
      urls.push(request.url);
      return Response.json({ status: 'available' });
    },
  });
  expect(await client.getHealth()).toEqual({ status: 'available' });
  expect(urls).toEqual(['https://search.example/health']);
});

test.each(['localhost:7700', 'ftp://example.org', '', '/'])('"%s" is no URL of a server', (url) => {
  expect(() => createClient({ url })).toThrow(
    new TypeError(`"${url}" is not the URL of a server. Give one such as http://localhost:7700.`),
  );
});

describe('errors', () => {
  const task = { uid: 7, type: 'snapshotCreation', canceledBy: null, error: null };
  const failed = { ...task, status: 'failed', error: { message: 'No space left.', code: 'no_space_left_on_device' } };
  const notFound = { message: 'Index `a` not found.', code: 'index_not_found', type: 'invalid_request', link: 'l' };

  test.each([
    { given: 'an error of the server', steps: [{ status: 404, body: notFound }], is: isApiError, name: 'ApiError' },
    { given: 'no answer', steps: ['drop' as const], is: isConnectionError, name: 'ConnectionError' },
    { given: 'no answer in time', steps: ['hang' as const], is: isTimeoutError, name: 'TimeoutError' },
    {
      given: 'a task that failed',
      steps: [{ status: 200, body: failed }],
      is: isTaskFailedError,
      name: 'TaskFailedError',
    },
  ])('$given is a $name, and one of the family', async ({ steps, is, name }) => {
    const { client } = await connect(steps, { retries: 0, timeoutMs: steps[0] === 'hang' ? 200 : 10_000 });
    const error = await client.waitForTask(7).catch((reason: unknown) => reason);
    const guards = [isApiError, isConnectionError, isTimeoutError, isTaskFailedError];
    expect(guards.filter((guard) => guard(error))).toEqual([is]);
    expect(isStillframeError(error)).toBe(true);
    expect(error).toMatchObject({ name });
  });

  test('JSON that is none is an error of the family', async () => {
    const { client } = await connect([
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":' },
    ]);
    const error = await client.getHealth().catch((reason: unknown) => reason);
    expect(isStillframeError(error)).toBe(true);
    expect(error).toMatchObject({
      message: 'The answer says that it is JSON, and is not.',
      cause: expect.any(SyntaxError),
    });
  });

  test('a read is repeated, a write is not', async () => {
    const busy: Step = { status: 503 };
    const { client, seen } = await connect([busy, { status: 200, body: { uid: 7 } }]);
    expect(await client.getTask(7)).toEqual({ uid: 7 });
    expect(seen).toHaveLength(2);
    await server?.close();
    const write = await connect([busy]);
    await expect(write.client.createSnapshot()).rejects.toMatchObject({
      name: 'ApiError',
      status: 503,
      request: 'POST /snapshots',
    });
    expect(write.seen).toHaveLength(1);
  });
});

test('a part of a snapshot tells where it belongs, and asks only for that', async () => {
  const headers = {
    'content-type': 'application/gzip',
    'content-length': '4',
    'content-range': 'bytes 4-7/8',
    'content-disposition': 'attachment; filename="data ms.snapshot"',
    etag: '"abc"',
    'repr-digest': 'sha-256=:AAAA:',
  };
  const { client, seen } = await connect([{ status: 206, headers, body: 'half' }]);
  const { body, ...file } = await client.getSnapshotFile(snapshotUid, { range: 'bytes=4-', ifRange: '"abc"' });
  expect(await new Response(body).text()).toBe('half');
  const about = { sizeBytes: 4, start: 4, totalBytes: 8, etag: '"abc"', digest: 'sha-256=:AAAA:' };
  expect(file).toEqual({ ...about, fileName: 'data ms.snapshot' });
  expect(seen[0]?.headers).toMatchObject({ range: 'bytes=4-', 'if-range': '"abc"' });
});

test.each([
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="d?.snapshot"; filename*=UTF-8\'\'d%C3%A9.snapshot', 'dé.snapshot'],
  ['attachment; filename=plain.snapshot', 'plain.snapshot'],
])('the name of %s stays in its folder', async (disposition, fileName) => {
  const headers = { 'content-type': 'application/gzip', 'content-disposition': disposition };
  const { client } = await connect([{ status: 200, headers, body: 'whole' }]);
  expect((await client.getSnapshotFile(snapshotUid)).fileName).toBe(fileName);
});

test('the time limit of a file holds until it begins', async () => {
  const { client } = await connect([{ status: 200, headers: { 'content-type': 'application/gzip' }, body: 'whole' }], {
    timeoutMs: 300,
  });
  const { body } = await client.getSnapshotFile(snapshotUid);
  const reader = body.getReader();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('whole');
});
