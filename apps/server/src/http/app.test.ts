import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { document, type OpenApiDocument, type Schema } from '@stillframe/contract';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../open-database.js';
import { now } from '../store/clock.js';
import { Gate } from '../store/gate.js';
import { createKeys } from '../store/keys.js';
import type { PayloadWriter } from '../store/payloads.js';
import type { Work } from '../store/work.js';
import type { TaskFilter } from '../tasks/filter.js';
import { type AppOptions, createApp } from './app.js';
import type { Services } from './services.js';

const MASTER = 'aSampleMasterKey-0123456789';

/**
 * The real rooms below, with a record of what they were asked. Faults that cannot be had for the asking, a full disk, a room
 * that breaks its promise, are put in the way.
 */
class Below {
  readonly works: Work[] = [];
  readonly filters: TaskFilter[] = [];
  readonly payloads: { lines: string[]; state: 'open' | 'finished' | 'discarded' }[] = [];
  readonly #database: OpenDatabase;
  /** Thrown instead of enqueueing. */
  failure: Error | undefined;
  /** Answered instead of the statistics. */
  stats: unknown;
  /** Answered instead of a document. */
  document: string | undefined;

  constructor(database: OpenDatabase) {
    this.#database = database;
  }

  services(keys: Services['keys']): Services {
    const { tasks, documents, payloads, restorations, snapshots, policies } = this.#database;
    const recorded = (filter: TaskFilter): TaskFilter => {
      this.filters.push(filter);
      return filter;
    };
    return {
      keys,
      restorations,
      snapshots,
      policies,
      tasks: {
        enqueue: async (work) => {
          if (this.failure) throw this.failure;
          this.works.push(work);
          return tasks.enqueue(work);
        },
        get: (uid, filter) => tasks.get(uid, filter),
        list: (filter, page) => tasks.list(recorded(filter), page),
        match: (filter) => tasks.match(recorded(filter)),
        getBatch: (uid) => tasks.getBatch(uid),
        listBatches: (filter, page) => tasks.listBatches(recorded(filter), page),
      },
      documents: {
        listIndexes: (page) => documents.listIndexes(page),
        getIndex: (uid) => documents.getIndex(uid),
        indexStats: (uid) => documents.indexStats(uid),
        stats: (visible) => (this.stats as Schema<'Stats'> | undefined) ?? documents.stats(visible),
        getDocument: (uid, id, fields) => this.document ?? documents.getDocument(uid, id, fields),
        listDocuments: (uid, page) => documents.listDocuments(uid, page),
      },
      metrics: this.#database.metrics,
      payloads: { create: async () => this.#recorded(await payloads.create()) },
    };
  }

  #recorded(writer: PayloadWriter): PayloadWriter {
    const payload: (typeof this.payloads)[number] = { lines: [], state: 'open' };
    this.payloads.push(payload);
    return {
      write: (line) => {
        payload.lines.push(line);
        return writer.write(line);
      },
      finish: async () => {
        const finished = await writer.finish();
        payload.state = 'finished';
        return finished;
      },
      discard: async () => {
        await writer.discard();
        payload.state = 'discarded';
      },
      handOver: () => writer.handOver(),
    };
  }
}

let folder: string;
let database: OpenDatabase;
let below: Below;
const logged: { fields: object; message: string }[] = [];
const log = (fields: object, message: string) => void logged.push({ fields, message });

/** Starting the rooms below takes a quarter of a second, so tests share them; one that needs an empty database opens its own. */
async function openEmpty() {
  await close();
  folder = await mkdtemp(join(tmpdir(), 'app-'));
  const options: Parameters<typeof openDatabase>[0] = {
    dbPath: join(folder, 'data.ms'),
    snapshotDir: join(folder, 'snapshots'),
    httpAddr: { host: 'localhost', port: 0 },
    masterKey: null,
    env: 'development',
    httpPayloadSizeLimitBytes: 0,
    logLevel: 'OFF',
    scheduleSnapshot: null,
    importSnapshot: null,
    ignoreMissingSnapshot: false,
    ignoreSnapshotIfDbExists: false,
    snapshotKeepLast: 3,
    snapshotKeepHourly: 0,
    snapshotKeepDaily: 0,
    snapshotKeepWeekly: 0,
    snapshotKeepMonthly: 0,
    snapshotKeepYearly: 0,
    snapshotCompressionLevel: 1,
    snapshotSegmentSizeBytes: 32 * 1024,
    snapshotMaxPinSeconds: 0,
    snapshotFull: false,
    snapshotVerify: false,
    tempDir: null,
    taskWebhookUrl: null,
    taskWebhookAuthorizationHeader: null,
    s3BucketName: null,
    s3BucketUrl: null,
    s3AccessKey: null,
    s3SecretKey: null,
    experimentalS3RoleArn: null,
    experimentalS3WebIdentityTokenFile: null,
    experimentalS3CompressionLevel: null,
    s3BucketRegion: 'us-east-1',
    s3SnapshotPrefix: '',
    experimentalS3MaxInFlightParts: 4,
    experimentalS3MultipartPartSizeBytes: 8 * 2 ** 20,
    configFilePath: null,
  };
  database = await openDatabase(options, pino({ level: 'silent' }));
  below = new Below(database);
}
async function close() {
  if (!database) return;
  await database.close();
  await rm(folder, { recursive: true });
}
beforeAll(openEmpty);
afterAll(close);
beforeEach(() => {
  below = new Below(database);
  logged.length = 0;
});

/** What waits in `update_files`: payloads whose tasks are not done, and what should not be there. */
const files = () => readdir(join(folder, 'data.ms', 'db', 'update_files'));

/** Reading the contract takes a third of a second, so servers with the same options are one, on the rooms of the test at hand. */
const started = new Map<string, Promise<{ server: Server; rooms: Services }>>();

afterAll(async () => {
  for (const { server } of await Promise.all(started.values())) {
    server.closeAllConnections();
    server.close();
  }
});

async function start(options: AppOptions, contract: OpenApiDocument) {
  const rooms = {} as Services;
  const services: Services = {
    keys: keysOf(rooms),
    get tasks() {
      return rooms.tasks;
    },
    get documents() {
      return rooms.documents;
    },
    get payloads() {
      return rooms.payloads;
    },
    get metrics() {
      return rooms.metrics;
    },
    get restorations() {
      return rooms.restorations;
    },
    get snapshots() {
      return rooms.snapshots;
    },
    get policies() {
      return rooms.policies;
    },
  };
  const { app } = await createApp({
    services,
    document: contract,
    gate: new Gate(),
    options,
    log: { debug: log, info: log, error: log },
    audit: { write: () => {} },
    countRequest: () => {},
  });
  const server = createServer(app).listen(0);
  await once(server, 'listening');
  return { server, rooms };
}

/** As the app sees them: the same objects for every test, with the keys of the test at hand. */
const keysOf = (rooms: Services): Services['keys'] => ({
  list: (page) => rooms.keys.list(page),
  get: (uidOrKey) => rooms.keys.get(uidOrKey),
  create: (draft) => rooms.keys.create(draft),
  update: (uidOrKey, patch) => rooms.keys.update(uidOrKey, patch),
  delete: (uidOrKey) => rooms.keys.delete(uidOrKey),
  authenticate: (bearer) => rooms.keys.authenticate(bearer),
});

async function serve(given: Partial<AppOptions> = {}, contract: OpenApiDocument = document) {
  const options: AppOptions = {
    masterKey: null,
    env: 'development',
    payloadSizeLimitBytes: 100 * 1024 * 1024,
    ...given,
  };
  const keys = await createKeys({
    database: database.control.keys,
    masterKey: options.masterKey,
    clock: now,
    newUid: randomUUID,
  });
  if (contract !== document) await start(options, contract);
  const name = JSON.stringify(options);
  const running = started.get(name) ?? start(options, contract);
  started.set(name, running);
  const { server, rooms } = await running;
  Object.assign(rooms, below.services(keys));
  const { port } = server.address() as AddressInfo;
  const call = async (
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {},
  ) => {
    const response = await fetch(`http://localhost:${port}${path}`, { method, ...init });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    call(method, path, { headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  /** Adds documents to a new index and waits until they can be read. */
  const seed = async (...documents: string[]) => {
    const index = randomUUID();
    const init = { headers: { 'Content-Type': 'application/x-ndjson' }, body: documents.join('\n') };
    expect((await call('POST', `/indexes/${index}/documents`, init)).status).toBe(202);
    await expect.poll(async () => (await call('GET', `/indexes/${index}/documents`)).body.total).toBe(documents.length);
    below.works.length = 0;
    below.payloads.length = 0;
    return index;
  };
  return { call, json, port, keys, seed };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A request as bytes, for what fetch does not let out; resolves with the whole answer. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe('what client libraries send', () => {
  test.each([
    ['nothing at all', undefined, undefined],
    ['null as JSON', 'application/json', 'null'],
    ['an empty body as JSON', 'application/json; charset=utf-8', ''],
    ['broken JSON', 'application/json', '{'],
    ['text', 'text/plain', 'hello'],
    ['a form', 'application/x-www-form-urlencoded', 'null'],
    ['no media type at all', ';;;', 'x'],
  ])('POST /snapshots takes %s', async (_name, type, body) => {
    const { call } = await serve();
    const { status, headers } = await call('POST', '/snapshots?pretty=1', {
      ...(type !== undefined && { headers: { 'Content-Type': type } }),
      ...(body !== undefined && { body }),
    });
    expect(status).toBe(202);
    expect(headers.get('content-type')).toBe('application/json');
    expect(below.works).toEqual([{ type: 'snapshotCreation' }]);
  });

  test('POST /snapshots takes a chunked null', async () => {
    const { port } = await serve();
    const answer = await raw(
      port,
      'POST /snapshots HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnull\r\n0\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
  });

  test.each(['/tasks/', '/tasks/?limit=1', '/tasks?', '/health?', '/keys/'])('GET %s', async (path) => {
    const { call } = await serve({ masterKey: MASTER });
    expect((await call('GET', path, { headers: { Authorization: `Bearer ${MASTER}` } })).status).toBe(200);
  });

  test('a body on DELETE and on a cancelation is not looked at', async () => {
    const { port } = await serve();
    const send = (head: string) =>
      raw(
        port,
        `${head} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\nnull`,
      );
    expect(await send('DELETE /indexes/movies')).toMatch(/^HTTP\/1\.1 202 /);
    expect(await send('POST /tasks/cancel?uids=1')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await send('GET /tasks')).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('filters reach the queue: any letter case, `,` or `%2C`, dates with or without a time, `*`, empty lists', async () => {
    const { call } = await serve();
    const query =
      'statuses=Succeeded%2CFAILED&types=SnapshotCreation&uids=1,*&indexUids=&canceledBy=0,7&afterEnqueuedAt=2020-01-01&beforeEnqueuedAt=2020-01-01&afterStartedAt=2020-01-01T01:00:00%2B01:00&beforeStartedAt=*';
    expect((await call('GET', `/tasks?${query}`)).status).toBe(200);
    const midnight = 1_577_836_800_000_000_000n;
    expect(below.filters).toEqual([
      {
        statuses: ['succeeded', 'failed'],
        types: ['snapshotCreation'],
        indexUids: [],
        canceledBy: [0, 7],
        afterEnqueuedAt: midnight + 86_400_000_000_000n,
        beforeEnqueuedAt: midnight,
        afterStartedAt: midnight,
      },
    ]);
  });

  test('a cancelation keeps its filter as it was sent', async () => {
    await openEmpty();
    const { call } = await serve();
    expect((await call('POST', '/tasks/cancel?statuses=Enqueued%2Cprocessing&uids=*')).status).toBe(200);
    expect((await call('DELETE', '/tasks/?uids=')).status).toBe(200);
    expect(below.works).toEqual([
      { type: 'taskCancelation', originalFilter: '?statuses=Enqueued%2Cprocessing&uids=*', taskUids: [] },
      { type: 'taskDeletion', originalFilter: '?uids=', taskUids: [] },
    ]);
    expect(below.filters).toEqual([{ statuses: ['enqueued', 'processing'] }, { uids: [] }]);
  });

  test('of a parameter given twice the last value counts', async () => {
    const { call } = await serve();
    await call('GET', '/tasks?uids=1&uids=2');
    expect(below.filters).toEqual([{ uids: [2] }]);
  });
});

describe('pitfalls', () => {
  test('P1: reserved characters in queries', async () => {
    const { call } = await serve();
    for (const query of [
      'statuses=*',
      'afterEnqueuedAt=2026-01-02T03:04:05.123456789Z',
      'beforeFinishedAt=2026-01-02T03:04:05Z',
    ])
      expect([query, (await call('GET', `/tasks?${query}`)).status]).toEqual([query, 200]);
  });

  test('P2: task 0', async () => {
    await openEmpty();
    const { call } = await serve();
    for (const uid of [0, 1]) expect((await call('POST', '/snapshots')).body.taskUid).toBe(uid);
    for (const uid of [0, 1]) expect((await call('GET', `/tasks/${uid}`)).body).toMatchObject({ uid });
  });

  test('P3: junk media types leave nothing behind', async () => {
    const { call } = await serve();
    const send = async (count: number) => {
      for (let i = 0; i < count; i++) {
        const headers = { 'Content-Type': `application/junk-${i}-${Math.random()}; a=${i}` };
        expect((await call('POST', '/snapshots', { headers })).status).toBe(202);
        expect((await call('GET', '/tasks', { headers })).status).toBe(200);
        expect((await call('POST', '/indexes', { headers, body: '{}' })).status).toBe(415);
        expect((await call('POST', '/indexes/movies/documents', { headers, body: '{}' })).status).toBe(415);
      }
      below.works.length = 0;
      below.filters.length = 0;
      logged.length = 0;
      collectGarbage();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const before = await send(20);
    // Kept validators would take 60 MB and more.
    expect((await send(200)) - before).toBeLessThan(15);
  });

  test('P4: a broken contract fails at boot', async () => {
    const broken = structuredClone(document);
    const task = broken.paths['/tasks/{taskUid}']?.get?.responses['200'];
    if (!task || !('content' in task) || !task.content?.['application/json']) throw new Error('no task to break');
    task.content['application/json'].schema = { $ref: '#/components/schemas/Nowhere' };
    await expect(serve({}, broken)).rejects.toThrow(/Nowhere/);
  });

  test('P4: a contract with other operations than the handlers fails at boot', async () => {
    const { '/health': _health, ...paths } = document.paths;
    await expect(serve({}, { ...document, paths })).rejects.toThrow('handlers without an operation: getHealth');
  });

  test('P5: a missing header is told apart from a wrong key', async () => {
    const { call } = await serve({ masterKey: MASTER });
    expect((await call('GET', '/tasks')).body.code).toBe('missing_authorization_header');
    expect((await call('GET', '/tasks', { headers: { Authorization: 'Bearer nope' } })).body.code).toBe(
      'invalid_api_key',
    );
  });

  test('P6: credentials are looked at before the body', async () => {
    const { call } = await serve({ masterKey: MASTER });
    const { status } = await call('POST', '/indexes', { headers: { 'Content-Type': 'text/plain' }, body: '{' });
    expect(status).toBe(401);
  });

  test('P7: each error is as the contract has it, whoever raised it', async () => {
    const { call, json } = await serve();
    const answers = [
      await call('GET', '/tasks?limit=x'),
      await call('GET', '/tasks/x'),
      await call('GET', '/keys'),
      await call('POST', '/indexes', { body: '{}' }),
      await json('POST', '/indexes', 3),
      await call('GET', '/indexes/none'),
    ];
    for (const { body } of answers)
      expect(body).toEqual({
        message: expect.any(String),
        code: expect.stringMatching(/^[a-z_]+$/),
        type: expect.stringMatching(/^(invalid_request|auth)$/),
        link: `https://docs.meilisearch.com/errors#${body.code}`,
      });
  });

  test('P8: an internal error says nothing but whom to ask, and the log has the rest', async () => {
    below.failure = new Error('secret detail of /a/path');
    const { call } = await serve();
    const { status, body, text, headers } = await call('POST', '/snapshots');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal', type: 'internal' });
    expect(text).not.toMatch(/secret|\.ts|at /);
    expect(text).toContain(headers.get('x-request-id'));
    expect(logged).toContainEqual({
      message: 'request failed',
      fields: expect.objectContaining({ err: below.failure }),
    });
  });

  test('P8: an answer that the contract does not have is an internal error, not a page with a stack', async () => {
    below.stats = { databaseSize: -1 } as never;
    const { call } = await serve();
    const { status, body } = await call('GET', '/stats');
    expect(status).toBe(500);
    expect(body.code).toBe('internal');
  });

  test('P8: a full disk is told as such', async () => {
    below.failure = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const { call } = await serve();
    const { status, body } = await call('POST', '/snapshots');
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'no_space_left_on_device', type: 'system' });
  });

  test('P9: HEAD answers as GET does, without a body', async () => {
    const { call } = await serve();
    const { status, headers, text } = await call('HEAD', '/health');
    expect([status, headers.get('content-type'), headers.get('content-length'), text]).toEqual([
      200,
      'application/json',
      '22',
      '',
    ]);
  });

  test('P9: web pages may ask before they call', async () => {
    const { call } = await serve({ masterKey: MASTER });
    const { status, headers } = await call('OPTIONS', '/keys', {
      headers: {
        Origin: 'https://example.org',
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization',
      },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toBe('authorization');
  });

  test.each(['/nothing-here', '/', '//tasks', '/tasks/1/2', '/snapshot/0'])(
    'P10: %s is 404 and empty',
    async (path) => {
      const { port } = await serve();
      expect(await raw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
        /^HTTP\/1\.1 404 .*Content-Length: 0.*\r\n\r\n$/s,
      );
    },
  );

  test('a path that cannot be decoded is a bad request, and says so as JSON', async () => {
    const { call } = await serve();
    const { status, body } = await call('GET', '/tasks/%zz');
    expect([status, body.code]).toEqual([400, 'bad_request']);
  });

  test('P11: a trailing slash changes nothing', async () => {
    const { call } = await serve();
    for (const [method, path] of [
      ['POST', '/snapshots/'],
      ['GET', '/tasks/'],
      ['GET', '/tasks/0/'],
    ] as const)
      expect((await call(method, path)).status).toBeLessThan(300);
  });

  test.each([
    ['PUT', '/snapshots', 'POST, GET'],
    ['GET', '/swap-indexes', 'POST'],
    ['POST', '/health', 'GET'],
    ['OPTIONS', '/health', 'GET'],
    ['PATCH', '/tasks', 'DELETE, GET'],
  ])('P11: %s %s is 405, empty, and says what is allowed', async (method, path, allow) => {
    const { call } = await serve();
    const { status, headers, text } = await call(method, path);
    expect([status, headers.get('allow'), text]).toEqual([405, allow, '']);
  });

  test('P12: dates are the texts that they were', async () => {
    const { call, seed } = await serve();
    const uid = await seed('{"id":1}');
    const index = database.documents.getIndex(uid);
    expect(index?.createdAt).toMatch(/\.\d{1,9}Z$/);
    expect((await call('GET', `/indexes/${uid}`)).body).toEqual(index);
  });

  test('P13: a form with files is a wrong media type like any other', async () => {
    const { call } = await serve();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    expect((await call('POST', '/indexes', { headers, body: '--x--' })).body.code).toBe('invalid_content_type');
  });

  test('P14: the contract stays small enough for a search through its paths', () => {
    expect(Object.keys(document.paths).length).toBeLessThan(40);
  });

  test('P15: an error is JSON whatever the handler had set', async () => {
    const { call } = await serve();
    expect((await call('GET', '/tasks/77')).headers.get('content-type')).toBe('application/json');
  });

  test('P16: the contract uses neither readOnly nor writeOnly', () => {
    expect(JSON.stringify(document)).not.toMatch(/"(readOnly|writeOnly)"/);
  });

  test('numbers beyond 2^53 leave as they are stored, watched or not', async () => {
    for (const env of ['development', 'production'] as const) {
      const { call, seed } = await serve({ env });
      const text = '{"id":1,"big":12345678901234567890,"price":1.10}';
      const index = await seed(text, '{"id":2}');
      expect((await call('GET', `/indexes/${index}/documents/1`)).text).toBe(text);
      expect((await call('GET', `/indexes/${index}/documents`)).text).toBe(
        `{"results":[${text},{"id":2}],"offset":0,"limit":20,"total":2}`,
      );
    }
  });

  test('a stored answer that breaks the contract is noticed, except in production', async () => {
    const path = `/indexes/${await (await serve()).seed('{"id":1}')}/documents/1`;
    below.document = '[]';
    expect((await (await serve()).call('GET', path)).status).toBe(500);
    expect((await (await serve({ env: 'production' })).call('GET', path)).status).toBe(200);
  });
});

describe('who may do what', () => {
  const key = async (actions: string[], indexes: string[], extra: object = {}) => {
    const server = await serve({ masterKey: MASTER });
    const { key } = await server.keys.create({ actions, indexes, expiresAt: null, ...extra });
    const as = (method: string, path: string, body?: unknown) =>
      server.call(method, path, {
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    return { ...server, as };
  };

  test.each([
    [['snapshots.create'], ['POST /snapshots 202', 'GET /tasks 403', 'GET /keys 403', 'GET /version 403']],
    [['snapshots.*'], ['POST /snapshots 202', 'GET /tasks 403']],
    [
      ['tasks.*'],
      [
        'GET /tasks 200',
        'GET /tasks/0 200',
        'POST /snapshots 403',
        'POST /tasks/cancel?uids=1 200',
        'GET /batches 200',
      ],
    ],
    [
      ['*.get'],
      [
        'GET /tasks 200',
        'GET /indexes 200',
        'GET /stats 200',
        'GET /keys 403',
        'POST /snapshots 403',
        'DELETE /tasks?uids=1 403',
      ],
    ],
    [['*'], ['POST /snapshots 202', 'GET /keys 200', 'GET /version 200', 'DELETE /indexes/movies 202']],
    [['search'], ['GET /tasks 403', 'GET /health 200']],
  ])('a key with %s', async (actions, wants) => {
    const { as, call } = await key(actions, ['*']);
    await call('POST', '/snapshots', { headers: { Authorization: `Bearer ${MASTER}` } });
    for (const want of wants) {
      const [method = '', path = ''] = want.split(' ');
      expect(`${method} ${path} ${(await as(method, path)).status}`).toBe(want);
    }
  });

  test('a key for some indexes is kept to them', async () => {
    const { as } = await key(['*'], ['movies', 'films_*']);
    expect((await as('GET', '/indexes/movies')).body.code).not.toBe('invalid_api_key');
    expect((await as('GET', '/indexes/books')).body).toEqual({
      message: 'The API key cannot acces the index `books`, authorized indexes are ["films_*", "movies"].',
      code: 'invalid_api_key',
      type: 'auth',
      link: 'https://docs.meilisearch.com/errors#invalid_api_key',
    });
    expect((await as('DELETE', '/indexes/films_2')).status).toBe(202);
    expect((await as('POST', '/indexes', { uid: 'books' })).status).toBe(403);
    expect((await as('POST', '/indexes', { uid: 'films_1' })).status).toBe(202);
    expect((await as('POST', '/swap-indexes', [{ indexes: ['movies', 'books'] }])).status).toBe(403);
    await as('GET', '/tasks');
    expect(below.filters.at(-1)).toEqual({ visibleIndexes: ['movies', 'films_*'] });
  });

  test('a key that may add documents brings an index into being only if it may create one', async () => {
    const adding = await key(['documents.add'], ['*']);
    await adding.as('POST', '/indexes/new/documents', { id: 1 });
    const creating = await key(['documents.add', 'indexes.create'], ['*']);
    await creating.as('POST', '/indexes/new/documents', { id: 1 });
    expect(below.works).toMatchObject([{ allowIndexCreation: false }, { allowIndexCreation: true }]);
  });

  test('an expired key opens nothing', async () => {
    const { as } = await key(['*'], ['*'], { expiresAt: '2020-01-01' });
    expect((await as('GET', '/tasks')).status).toBe(403);
  });

  test.each([
    [undefined, 200, undefined],
    ['Bearer anything', 200, undefined],
    ['Bearer None', 200, undefined],
    ['Basic bm9wZQ==', 401, 'missing_authorization_header'],
    ['bearer x', 401, 'missing_authorization_header'],
    ['Bearer', 403, 'invalid_api_key'],
  ])('without a master key, the header %j', async (header, status, code) => {
    const { call } = await serve();
    const answer = await call('GET', '/tasks', header === undefined ? {} : { headers: { Authorization: header } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('without a master key there are no keys to speak of, and the body is not looked at', async () => {
    const { call } = await serve();
    for (const [method, path] of [
      ['GET', '/keys'],
      ['POST', '/keys'],
      ['GET', '/keys/x'],
      ['PATCH', '/keys/x'],
      ['DELETE', '/keys/x'],
    ] as const)
      expect((await call(method, path)).body.code).toBe('missing_master_key');
  });
});

describe('documents on their way to disk', () => {
  const add = async (type: string, body: string | Uint8Array<ArrayBuffer>, { query = '', encoding = '' } = {}) => {
    const { call } = await serve({ payloadSizeLimitBytes: 10_000 });
    const headers = { 'Content-Type': type, ...(encoding && { 'Content-Encoding': encoding }) };
    return call('POST', `/indexes/movies/documents${query}`, { headers, body });
  };

  test.each([
    [
      'application/json',
      '[{"id": 1, "n": 1.10},\n {"id": 12345678901234567890}]',
      ['{"id":1,"n":1.10}', '{"id":12345678901234567890}'],
    ],
    ['application/json; charset=utf-8', ' {"id" : 1} ', ['{"id":1}']],
    ['application/x-ndjson', '{"id":1}\n\n{"id":2,"a":1,"a":[2, 3]}', ['{"id":1}', '{"id":2,"a":[2,3]}']],
    [
      'text/csv',
      'id,year:number,"a ""b"""\n7,2009,x\n8,,\n',
      ['{"id":"7","year":2009,"a \\"b\\"":"x"}', '{"id":"8","year":null,"a \\"b\\"":null}'],
    ],
    ['application/json', '[]', []],
  ])('%s', async (type, body, lines) => {
    expect((await add(type, body)).status).toBe(202);
    expect(below.payloads).toEqual([{ lines, state: 'finished' }]);
    expect(below.works).toMatchObject([{ method: 'replace', primaryKey: null, payload: { documents: lines.length } }]);
  });

  test('a primary key and a delimiter come by the query', async () => {
    expect((await add('text/csv', 'id|t\n1|a,b\n', { query: '?csvDelimiter=|&primaryKey=id' })).status).toBe(202);
    expect(below.payloads[0]?.lines).toEqual(['{"id":"1","t":"a,b"}']);
    expect(below.works).toMatchObject([{ primaryKey: 'id' }]);
  });

  test('an empty primary key is for the task to refuse', async () => {
    expect((await add('application/json', '[{"id":1}]', { query: '?primaryKey=' })).status).toBe(202);
    expect(below.works).toMatchObject([{ primaryKey: '' }]);
  });

  test.each([
    ['gzip', 'gzipSync'],
    ['br', 'brotliCompressSync'],
    ['deflate', 'deflateSync'],
  ] as const)('packed by %s', async (encoding, pack) => {
    const zlib = await import('node:zlib');
    expect((await add('application/json', new Uint8Array(zlib[pack]('[{"id":1}]')), { encoding })).status).toBe(202);
    expect(below.payloads[0]?.lines).toEqual(['{"id":1}']);
  });

  test('a small archive of a large body is refused at the limit', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = new Uint8Array(gzipSync(`[{"id":"${'x'.repeat(1_000_000)}"}]`));
    const { status, body } = await add('application/json', bomb, { encoding: 'gzip' });
    expect([status, body.code]).toEqual([413, 'payload_too_large']);
    expect(below.payloads[0]?.state).toBe('discarded');
  });

  test.each([
    ['a cut archive', 'gzip', 400, 'bad_request', 'The provided payload is incomplete and cannot be parsed'],
    [
      'an unknown coding',
      'rot13',
      415,
      'unsupported_media_type',
      expect.stringMatching(/^The Content-Encoding `rot13` is not supported/),
    ],
  ])('%s', async (_name, encoding, status, code, message) => {
    const { gzipSync } = await import('node:zlib');
    const cut = new Uint8Array(gzipSync('[{"id":1}]').subarray(0, 15));
    const answer = await add('application/json', cut, { encoding });
    expect([answer.status, answer.body.code, answer.body.message]).toEqual([status, code, message]);
    expect(below.works).toEqual([]);
  });

  test('a malformed payload leaves nothing behind', async () => {
    expect((await add('application/json', '[{"id":1},{"id":')).status).toBe(400);
    expect(below.payloads).toMatchObject([{ state: 'discarded' }]);
    await expect.poll(files).toEqual([]);
    expect(below.works).toEqual([]);
  });

  test('a payload whose task cannot be enqueued leaves nothing behind', async () => {
    below.failure = new Error('no');
    expect((await add('application/json', '[{"id":1}]')).status).toBe(500);
    expect(below.payloads).toMatchObject([{ state: 'discarded' }]);
    await expect.poll(files).toEqual([]);
  });

  test('a payload that is announced too large is refused before it is sent', async () => {
    const { port } = await serve({ payloadSizeLimitBytes: 100 * 1024 * 1024 });
    const answer = await raw(
      port,
      'POST /indexes/movies/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 104857601\r\n\r\n[',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('The maximum accepted payload size is 100 MiB.');
    expect(answer).toContain('Connection: close');
  });

  test('a client that goes away in the middle leaves nothing behind', async () => {
    const { port } = await serve();
    const request = httpRequest({
      port,
      method: 'POST',
      path: '/indexes/movies/documents',
      headers: { 'Content-Type': 'application/json' },
    });
    request.on('error', () => undefined);
    request.write('[{"id":1},');
    await expect.poll(() => below.payloads[0]?.lines.length).toBe(1);
    request.destroy();
    await expect.poll(() => below.payloads[0]?.state).toBe('discarded');
    await expect.poll(files).toEqual([]);
    expect(below.works).toEqual([]);
  });
});

describe('what is asked of the queue', () => {
  test.each([
    ['POST', '/indexes', { uid: 'a', primaryKey: 'id' }, { type: 'indexCreation', indexUid: 'a', primaryKey: 'id' }],
    ['POST', '/indexes', { uid: 'a', primaryKey: null }, { type: 'indexCreation', indexUid: 'a', primaryKey: null }],
    [
      'PATCH',
      '/indexes/a',
      { primaryKey: 'id' },
      { type: 'indexUpdate', indexUid: 'a', primaryKey: 'id', newIndexUid: null },
    ],
    ['PATCH', '/indexes/a', { uid: 'b' }, { type: 'indexUpdate', indexUid: 'a', primaryKey: null, newIndexUid: 'b' }],
    [
      'POST',
      '/swap-indexes',
      [{ indexes: ['a', 'b'] }, { indexes: ['c', 'd'], rename: true }],
      {
        type: 'indexSwap',
        swaps: [
          { indexes: ['a', 'b'], rename: false },
          { indexes: ['c', 'd'], rename: true },
        ],
      },
    ],
    [
      'POST',
      '/indexes/a/documents/delete-batch',
      [7, '8', 1.5, ''],
      { type: 'documentDeletion', indexUid: 'a', documentIds: ['7', '8', '1.5', ''] },
    ],
  ])('%s %s %j', async (method, path, body, work) => {
    const { json } = await serve();
    expect((await json(method, path, body)).status).toBe(202);
    expect(below.works).toEqual([work]);
  });

  test.each([
    ['/indexes/a', { type: 'indexDeletion', indexUid: 'a' }],
    ['/indexes/a/documents', { type: 'documentDeletionAll', indexUid: 'a' }],
    ['/indexes/a/documents/a%20b', { type: 'documentDeletion', indexUid: 'a', documentIds: ['a b'] }],
  ])('DELETE %s', async (path, work) => {
    const { call } = await serve();
    expect((await call('DELETE', path)).status).toBe(202);
    expect(below.works).toEqual([work]);
  });
});

describe('bad input is told in Meilisearch’s words', () => {
  const ACTIONS =
    '`*`, `search`, `documents.*`, `documents.add`, `documents.get`, `documents.delete`, `indexes.*`, `indexes.create`, `indexes.get`';
  const UID =
    'is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.';
  const ID =
    'is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.';
  const DATE =
    "is not a valid date. It should follow the RFC 3339 format to represents a date or datetime in the future or specified as a null value. e.g. 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'.\n";
  const TASK_DATE = 'is an invalid date-time. It should follow the YYYY-MM-DD or RFC 3339 date-time format.';

  test.each([
    [
      '/tasks?limit=',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse `` as a positive integer',
    ],
    [
      '/tasks?limit=0x10',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse `0x10` as a positive integer',
    ],
    [
      '/tasks?limit=1e1',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse `1e1` as a positive integer',
    ],
    [
      '/tasks?limit=+1',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse ` 1` as a positive integer',
    ],
    [
      '/tasks?limit=4294967296',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse `4294967296` as a positive integer',
    ],
    [
      '/tasks?from=-0',
      'invalid_task_from',
      'Invalid value in parameter `from`: could not parse `-0` as a positive integer',
    ],
    [
      '/tasks?reverse=True',
      'invalid_task_reverse',
      'Invalid value in parameter `reverse`: could not parse `True` as a boolean, expected either `true` or `false`',
    ],
    [
      '/tasks?uids=1,,x',
      'invalid_task_uids',
      'Invalid value in parameter `uids[1]`: could not parse `x` as a positive integer',
    ],
    [
      '/tasks?batchUids=a',
      'invalid_batch_uids',
      'Invalid value in parameter `batchUids`: could not parse `a` as a positive integer',
    ],
    ['/tasks?indexUids=a,b%20c', 'invalid_index_uid', `Invalid value in parameter \`indexUids[1]\`: \`b c\` ${UID}`],
    [
      '/tasks?afterStartedAt=2026-02-30',
      'invalid_task_after_started_at',
      `Invalid value in parameter \`afterStartedAt\`: \`2026-02-30\` ${TASK_DATE}`,
    ],
    // A plus sign that is not encoded is a space, and no offset.
    [
      '/tasks?beforeFinishedAt=2026-01-02T03:04:05+00:00',
      'invalid_task_before_finished_at',
      `Invalid value in parameter \`beforeFinishedAt\`: \`2026-01-02T03:04:05 00:00\` ${TASK_DATE}`,
    ],
    [
      '/tasks?limit=x&pretty=1',
      'invalid_task_limit',
      'Invalid value in parameter `limit`: could not parse `x` as a positive integer',
    ],
    [
      '/keys?limt=1',
      'bad_request',
      'Unknown parameter `limt`: did you mean `limit`? expected one of `offset`, `limit`',
    ],
    ['/batches/x', 'invalid_batch_uids', 'Batch uid `x` is invalid. It should only contain numeric characters.'],
    [
      '/tasks/4294967296',
      'invalid_task_uids',
      'Task uid `4294967296` is invalid. It should only contain numeric characters.',
    ],
    [
      '/indexes?offset=a',
      'invalid_index_offset',
      'Invalid value in parameter `offset`: could not parse `a` as a positive integer',
    ],
    ['/indexes/a%20b', 'invalid_index_uid', `\`a b\` ${UID}`],
    [
      '/indexes/a%20b/documents?limit=x',
      'invalid_document_limit',
      'Invalid value in parameter `limit`: could not parse `x` as a positive integer',
    ],
    [
      '/indexes/a/documents?retrieveVectors=tamo',
      'invalid_document_retrieve_vectors',
      'Invalid value in parameter `retrieveVectors`: could not parse `tamo` as a boolean, expected either `true` or `false`',
    ],
    ['/indexes/a/documents?ids=b%20c', 'invalid_document_ids', `In \`.ids[0]\`: Document identifier \`"b c"\` ${ID}`],
    ['/indexes/none/documents/1', 'index_not_found', 'Index `none` not found.'],
    [
      '/keys/6062ABDAA5AA4414AC91ECD7944C0F8D',
      'api_key_not_found',
      'API key `6062abda-a5aa-4414-ac91-ecd7944c0f8d` not found.',
    ],
    ['/keys/nope', 'api_key_not_found', 'API key `nope` not found.'],
  ])('GET %s', async (path, code, message) => {
    const { call } = await serve({ masterKey: MASTER });
    const { body } = await call('GET', path, { headers: { Authorization: `Bearer ${MASTER}` } });
    expect([body.code, body.message]).toEqual([code, message]);
  });

  test.each([
    [
      'POST',
      '/keys',
      { description: ['doggo'] },
      'invalid_api_key_description',
      'Invalid value type at `.description`: expected a string, but found an array: `["doggo"]`',
    ],
    [
      'POST',
      '/keys',
      { uid: 'doggo' },
      'invalid_api_key_uid',
      'Invalid value at `.uid`: invalid character: found `o` at 1',
    ],
    [
      'POST',
      '/keys',
      { uid: null },
      'invalid_api_key_uid',
      'Invalid value type at `.uid`: expected a string, but found null',
    ],
    [
      'POST',
      '/keys',
      { actions: 'doggo' },
      'invalid_api_key_actions',
      'Invalid value type at `.actions`: expected an array, but found a string: `"doggo"`',
    ],
    [
      'POST',
      '/keys',
      { actions: ['doggo'] },
      'invalid_api_key_actions',
      expect.stringContaining(`Unknown value \`doggo\` at \`.actions[0]\`: expected one of ${ACTIONS}`),
    ],
    [
      'POST',
      '/keys',
      { actions: ['*', 'snapshot.create'] },
      'invalid_api_key_actions',
      expect.stringContaining('at `.actions[1]`: did you mean `snapshots.create`? expected one of '),
    ],
    [
      'POST',
      '/keys',
      { indexes: ['good doggo'] },
      'invalid_api_key_indexes',
      'Invalid value at `.indexes[0]`: `good doggo` is not a valid index uid pattern. Index uid patterns can be an integer or a string containing only alphanumeric characters, hyphens (-), underscores (_), and optionally end with a star (*).',
    ],
    [
      'POST',
      '/keys',
      { expires_at: 'doggo' },
      'bad_request',
      'Unknown field `expires_at`: did you mean `expiresAt`? expected one of `description`, `name`, `uid`, `actions`, `indexes`, `expiresAt`',
    ],
    [
      'POST',
      '/keys',
      { expiresAt: 'doggo' },
      'invalid_api_key_expires_at',
      `Invalid value at \`.expiresAt\`: \`doggo\` ${DATE}`,
    ],
    [
      'POST',
      '/keys',
      { expiresAt: '2020-01-01T00:00:00Z' },
      'invalid_api_key_expires_at',
      `Invalid value at \`.expiresAt\`: \`2020-01-01T00:00:00Z\` ${DATE}`,
    ],
    ['POST', '/keys', { indexes: ['doggo'], expiresAt: null }, 'missing_api_key_actions', 'Missing field `actions`'],
    ['POST', '/keys', { actions: ['*'], expiresAt: null }, 'missing_api_key_indexes', 'Missing field `indexes`'],
    ['POST', '/keys', { actions: ['*'], indexes: ['*'] }, 'missing_api_key_expires_at', 'Missing field `expiresAt`'],
    [
      'PATCH',
      '/keys/doggo',
      { uid: 'doggo' },
      'immutable_api_key_uid',
      'Immutable field `uid`: expected one of `description`, `name`',
    ],
    [
      'PATCH',
      '/keys/doggo',
      { createdAt: 1 },
      'immutable_api_key_created_at',
      'Immutable field `createdAt`: expected one of `description`, `name`',
    ],
    [
      'PATCH',
      '/keys/doggo',
      { doggo: 'bork' },
      'bad_request',
      'Unknown field `doggo`: expected one of `description`, `name`',
    ],
    ['PATCH', '/keys/doggo', { name: 'x' }, 'api_key_not_found', 'API key `doggo` not found.'],
    [
      'PATCH',
      '/indexes/a',
      { createdAt: 'x' },
      'immutable_index_created_at',
      'Immutable field `createdAt`: expected one of `primaryKey`, `uid`',
    ],
    [
      'PATCH',
      '/indexes/a',
      { primaryKey: [] },
      'invalid_index_primary_key',
      'Invalid value type at `.primaryKey`: expected a string, but found an array: `[]`',
    ],
    ['POST', '/indexes', 'x', 'bad_request', 'Invalid value type: expected an object, but found a string: `"x"`'],
    [
      'POST',
      '/indexes',
      { uid: 1.5 },
      'invalid_index_uid',
      'Invalid value type at `.uid`: expected a string, but found a number: `1.5`',
    ],
    [
      'POST',
      '/indexes',
      { uid: true, extra: 1 },
      'invalid_index_uid',
      'Invalid value type at `.uid`: expected a string, but found a boolean: `true`',
    ],
    [
      'POST',
      '/indexes',
      { extra: 1, uid: true },
      'bad_request',
      'Unknown field `extra`: expected one of `uid`, `primaryKey`',
    ],
    [
      'POST',
      '/swap-indexes',
      'doggo',
      'bad_request',
      'Invalid value type: expected an array, but found a string: `"doggo"`',
    ],
    [
      'POST',
      '/swap-indexes',
      ['doggo'],
      'bad_request',
      'Invalid value type at `[0]`: expected an object, but found a string: `"doggo"`',
    ],
    [
      'POST',
      '/swap-indexes',
      [{ indexes: 'doggo' }],
      'invalid_swap_indexes',
      'Invalid value type at `[0].indexes`: expected an array, but found a string: `"doggo"`',
    ],
    ['POST', '/swap-indexes', [{}], 'missing_swap_indexes', 'Missing field `indexes` inside `[0]`'],
    [
      'POST',
      '/swap-indexes',
      [{ indexes: ['a', 'b c'] }],
      'invalid_swap_indexes',
      `Invalid value at \`[0].indexes[1]\`: \`b c\` ${UID}`,
    ],
    [
      'POST',
      '/swap-indexes',
      [{ indexes: ['doggo'] }],
      'invalid_swap_indexes',
      'Two indexes must be given for each swap. The list `["doggo"]` contains 1 indexes.',
    ],
    [
      'POST',
      '/swap-indexes',
      [{ indexes: ['a', 'b'] }, { indexes: ['c', 'a'] }],
      'invalid_swap_duplicate_index_found',
      'Indexes must be declared only once during a swap. `a` was specified several times.',
    ],
    [
      'POST',
      '/indexes/a/documents/fetch',
      { limit: -1 },
      'invalid_document_limit',
      'Invalid value type at `.limit`: expected a positive integer, but found a negative integer: `-1`',
    ],
    [
      'POST',
      '/indexes/a/documents/fetch',
      { fields: 'id' },
      'invalid_document_fields',
      'Invalid value type at `.fields`: expected an array, but found a string: `"id"`',
    ],
    [
      'POST',
      '/indexes/a/documents/fetch',
      { ids: [1, {}] },
      'invalid_document_ids',
      `In \`.ids[1]\`: Document identifier \`{}\` ${ID}`,
    ],
    ['POST', '/indexes/a/documents/fetch', {}, 'index_not_found', 'Index `a` not found.'],
    [
      'POST',
      '/indexes/a/documents/delete-batch',
      'doggo',
      'bad_request',
      'Json deserialize error: invalid type: string "doggo", expected a sequence at line 1 column 7',
    ],
    [
      'POST',
      '/indexes/a/documents?csvDelimiter=;',
      [],
      'invalid_content_type',
      'The Content-Type `application/json` does not support the use of a csv delimiter. The csv delimiter can only be used with the Content-Type `text/csv`.',
    ],
    [
      'POST',
      '/indexes/a/documents?csvDelimiter=doggo',
      [],
      'invalid_document_csv_delimiter',
      'Invalid value in parameter `csvDelimiter`: expected a string of one character, but found the following string of 5 characters: `doggo`',
    ],
    [
      'POST',
      '/indexes/a/documents?csvDelimiter',
      [],
      'invalid_document_csv_delimiter',
      'Invalid value in parameter `csvDelimiter`: expected a string of one character, but found an empty string',
    ],
    [
      'POST',
      '/indexes/a/documents?csvDelimiter=🍰',
      [],
      'invalid_document_csv_delimiter',
      'csv delimiter must be an ascii character. Found: `🍰`',
    ],
    [
      'POST',
      '/indexes/a/documents',
      'doggo',
      'malformed_payload',
      "The `json` payload provided is malformed. `Couldn't serialize document value: data are neither an object nor a list of objects`.",
    ],
  ])('%s %s %j', async (method, path, sent, code, message) => {
    const { json } = await serve({ masterKey: MASTER });
    const { body } = await json(method, path, sent, { Authorization: `Bearer ${MASTER}` });
    expect([body.code, body.message]).toEqual([code, message]);
    expect(below.works).toEqual([]);
  });

  test.each([
    [
      '/indexes',
      undefined,
      '{}',
      'missing_content_type',
      'A Content-Type header is missing. Accepted values for the Content-Type header are: `application/json`',
    ],
    [
      '/indexes',
      'json/application',
      '{}',
      'invalid_content_type',
      'The Content-Type `json/application` is invalid. Accepted values for the Content-Type header are: `application/json`',
    ],
    ['/indexes', 'application/json', '', 'missing_payload', 'A json payload is missing.'],
    [
      '/indexes',
      'application/json',
      '{"uid":',
      'malformed_payload',
      'The json payload provided is malformed. `EOF while parsing a value at line 1 column 7`.',
    ],
    [
      '/indexes',
      'application/vnd.api+json',
      '{"uid":\n1,}',
      'malformed_payload',
      'The json payload provided is malformed. `trailing comma at line 2 column 3`.',
    ],
    [
      '/indexes/a/documents',
      undefined,
      '[]',
      'missing_content_type',
      'A Content-Type header is missing. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`',
    ],
    [
      '/indexes/a/documents',
      'text/plain; charset=utf-8',
      '[]',
      'invalid_content_type',
      'The Content-Type `text/plain` is invalid. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`',
    ],
    [
      '/indexes/a/documents',
      'doggo',
      '[]',
      'invalid_content_type',
      'The Content-Type `doggo` is invalid. Accepted values for the Content-Type header are: `application/json`, `application/x-ndjson`, `text/csv`',
    ],
    ['/indexes/a/documents', 'application/x-ndjson', '', 'missing_payload', 'A ndjson payload is missing.'],
    ['/indexes/a/documents', 'text/csv', '', 'missing_payload', 'A csv payload is missing.'],
    [
      '/indexes/a/documents',
      'application/x-ndjson',
      '{"id": 1}\n{id: 2}',
      'malformed_payload',
      "The `ndjson` payload provided is malformed. `Couldn't serialize document value: key must be a string at line 2 column 2`.",
    ],
    [
      '/indexes/a/documents',
      'text/csv',
      'id, content\n1234, hello, world\n',
      'malformed_payload',
      'The `csv` payload provided is malformed: `CSV error: record 1 (line: 2, byte: 12): found record with 3 fields, but the previous record has 2 fields`.',
    ],
    [
      '/indexes/a/documents',
      'text/csv',
      '#id:number,a:boolean\n0,doggo',
      'malformed_payload',
      'The `csv` payload provided is malformed: `Error parsing boolean "doggo" at line 1: provided string was not `true` or `false``.',
    ],
    [
      '/indexes/a/documents',
      'text/csv',
      '#id:number,a:boolean\ndoggo,true',
      'malformed_payload',
      'The `csv` payload provided is malformed: `Error parsing number "doggo" at line 1: invalid float literal`.',
    ],
  ])('POST %s of type %s with %j', async (path, type, sent, code, message) => {
    const { call } = await serve();
    const headers = type === undefined ? {} : { 'Content-Type': type };
    // Bytes: fetch would make up a type for a text.
    const { body } = await call('POST', path, { headers, body: new TextEncoder().encode(sent) });
    expect([body.code, body.message]).toEqual([code, message]);
    await expect.poll(files).toEqual([]);
  });

  test('a JSON body beyond the limit is refused, announced or not', async () => {
    const { json, port } = await serve({ payloadSizeLimitBytes: 100 });
    const { status, body } = await json('POST', '/indexes', { uid: 'x'.repeat(200) });
    expect([status, body.code, body.message]).toEqual([
      413,
      'payload_too_large',
      'The provided payload reached the size limit. The maximum accepted payload size is 100 B.',
    ]);
    const chunk = 'x'.repeat(0x100);
    const head =
      'POST /indexes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await raw(port, `${head}100\r\n${chunk}\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a key for some indexes cannot have an action on the whole server', async () => {
    const { json } = await serve({ masterKey: MASTER });
    const draft = { actions: ['search', 'snapshots.create'], indexes: ['movies'], expiresAt: null };
    const { status, body } = await json('POST', '/keys', draft, { Authorization: `Bearer ${MASTER}` });
    expect([status, body.code, body.message]).toEqual([
      400,
      'index_scoped_api_key_with_global_action',
      'cannot create index-scoped API key with global action `"snapshots.create"`\n  - Hint: remove action `"snapshots.create"` from the action list, or remove `indexes` to make the key global',
    ]);
  });

  test('a uid cannot be used twice', async () => {
    const { json } = await serve({ masterKey: MASTER });
    const draft = { uid: randomUUID(), actions: ['search'], indexes: ['*'], expiresAt: null };
    expect((await json('POST', '/keys', draft, { Authorization: `Bearer ${MASTER}` })).status).toBe(201);
    const { status, body } = await json('POST', '/keys', draft, { Authorization: `Bearer ${MASTER}` });
    expect([status, body.code, body.message]).toEqual([
      409,
      'api_key_already_exists',
      `\`uid\` field value \`${draft.uid}\` is already an existing API key.`,
    ]);
  });
});

test('the log has neither keys nor paths that may hold one', async () => {
  const { call, keys } = await serve({ masterKey: MASTER });
  const { key } = keys.list({ offset: 0, limit: 1 }).results[0] ?? { key: '' };
  await call('GET', `/keys/${key}`, { headers: { Authorization: `Bearer ${MASTER}` } });
  await expect.poll(() => logged.length).toBe(1);
  expect(logged[0]).toEqual({
    message: 'request',
    fields: {
      requestId: expect.any(String),
      method: 'GET',
      route: '/keys/{uidOrKey}',
      status: 200,
      durationMs: expect.any(Number),
    },
  });
});
