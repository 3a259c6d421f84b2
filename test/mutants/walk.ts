import { setTimeout as delay } from 'node:timers/promises';
import { keyOf, MASTER_KEY } from './roles.js';

type Body = Readonly<Record<string, unknown>>;
interface Step {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

const KEY = {
  uid: '7f5a1c40-9a08-4f0a-8f6e-0b8b8d7c1e11',
  name: 'walker',
  actions: ['tasks.get'],
  indexes: ['*'],
  expiresAt: null,
};
/** A task is looked for so often, that walks are short; none of them waits for a time instead of the task. */
const POLL_MS = 10;
/** What no correct server needs for so little; a faulty one may never end a task. */
const patienceMs = 1000;
const NOWHERE = '00000000-0000-4000-8000-000000000001';

/**
 * One way through all that the mutants change, so that each can be seen to change something. It judges nothing.
 *
 * @param see gets each answer, with the line that asked for it; its body is read
 */
export async function walk(url: string, see: (line: string, response: Response) => void = () => {}): Promise<void> {
  const ask = async (line: string, step: Step = {}): Promise<Body> => {
    const [method = 'GET', target = '/'] = line.split(' ');
    const headers = new Headers({ authorization: `Bearer ${MASTER_KEY}`, ...step.headers });
    if (step.headers?.authorization === '') headers.delete('authorization');
    if (step.json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const body = step.text ?? (step.json === undefined ? undefined : JSON.stringify(step.json));
    const response = await fetch(`${url}${target}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    see(line, response);
    return readBody(text);
  };
  /** Sends what enqueues, and reads its task until it is settled, then thrice more. */
  const enqueue = async (line: string, step: Step = {}): Promise<number> => {
    const { taskUid } = await ask(line, step);
    const deadline = Date.now() + patienceMs;
    while ((await ask(`GET /tasks/${taskUid}`)).finishedAt === null && Date.now() < deadline) await delay(POLL_MS);
    for (let again = 0; again < 3; again += 1) await ask(`GET /tasks/${taskUid}`);
    return Number(taskUid);
  };

  for (const uid of ['movies', 'books', 'films']) await enqueue('POST /indexes', { json: { uid, primaryKey: 'id' } });
  const documents = Array.from({ length: 5 }, (_, id) => ({ id, title: `Film ${id}` }));
  for (const uid of ['movies', 'books']) await enqueue(`POST /indexes/${uid}/documents`, { json: documents });
  await enqueue('POST /snapshots');
  await enqueue('POST /indexes', { json: { uid: 'movies' } });
  await enqueue('POST /swap-indexes', { json: [{ indexes: ['books', 'films'] }] });
  await enqueue('PATCH /indexes/films', { json: { primaryKey: 'id' } });
  await enqueue('DELETE /indexes/films/documents');
  await enqueue('POST /tasks/cancel?uids=0');
  await enqueue('DELETE /tasks?uids=0');
  await enqueue('DELETE /indexes/films');

  for (const path of ['/health', '/version', '/stats', '/tasks', '/batches', '/keys', '/indexes', '/metrics']) {
    await ask(`GET ${path}`);
    await ask(`GET ${path}`, { headers: { authorization: '' } });
    await ask(`GET ${path}`, { headers: { authorization: 'Bearer of-nobody' } });
    for (const role of ['reader', 'snapshotter'] as const) {
      await ask(`GET ${path}`, { headers: { authorization: `Bearer ${keyOf(role)}` } });
    }
  }
  for (const path of ['/tasks', '/batches']) {
    for (const query of [
      'limit=2',
      'limit=2&from=3',
      'reverse=true',
      'limit=0',
      'limit=-1',
      'limit=abc',
      'from=abc',
      'from=0',
    ]) {
      await ask(`GET ${path}?${query}`);
    }
  }
  for (const query of [
    'limit=4294967295',
    'limit=4294967296',
    'reverse=maybe',
    'statuses=succeeded',
    'statuses=canceled',
    'statuses=done',
    'types=snapshotCreation',
    'uids=1,2',
    'uids=a',
    'uids=*',
    'batchUids=1',
    'indexUids=movies',
    'canceledBy=1',
    'afterEnqueuedAt=2020-01-01T00:00:00Z',
    'afterEnqueuedAt=yesterday',
    'beforeStartedAt=2020-01-01T00:00:00Z',
    'beforeFinishedAt=2020-01-01T00:00:00Z',
    'colour=red',
  ]) {
    await ask(`GET /tasks?${query}`);
  }
  for (const path of ['/indexes', '/keys', '/indexes/movies/documents']) {
    for (const query of ['limit=2', 'offset=1', 'limit=0', 'limit=-1', 'offset=-1', 'offset=abc'])
      await ask(`GET ${path}?${query}`);
  }
  for (const line of [
    'GET /indexes/movies',
    'GET /indexes/none',
    'GET /indexes/movies/stats',
    'GET /indexes/movies/documents',
    'GET /indexes/movies/documents?ids=1,2',
    'GET /indexes/movies/documents?fields=title',
    'GET /indexes/movies/documents/1',
    'GET /indexes/movies/documents/77',
    'GET /batches/1',
    'GET /batches/4242',
    'GET /tasks/4242',
    'GET /tasks/abc',
    'GET /tasks/4294967295',
    'GET /tasks/4294967296',
    `GET /keys/${NOWHERE}`,
    'PUT /health',
    'POST /version',
    'POST /tasks',
    'DELETE /stats',
    'PUT /indexes/movies',
    'PATCH /tasks/1',
    'DELETE /keys',
    'POST /batches',
    'GET /swap-indexes',
    'DELETE /indexes/movies/stats',
    'GET /tasks/',
    'GET /nowhere',
  ]) {
    await ask(line);
  }
  await ask('POST /indexes/movies/documents/fetch', { json: { limit: 1 } });
  await ask('POST /indexes/movies/documents/fetch', { json: { limit: -1 } });
  for (const json of [
    { uid: 'a b' },
    { uid: 5 },
    {},
    { uid: 'more', colour: 'red' },
    { uid: 'more', primaryKey: 5 },
    { uid: 'x'.repeat(512) },
  ]) {
    await ask('POST /indexes', { json });
  }
  await ask('POST /indexes', { text: '{"uid":"more"}', headers: { 'content-type': 'text/plain' } });
  await ask('POST /keys', { json: KEY });
  await ask('POST /keys', { json: KEY });
  for (const change of [
    { actions: undefined },
    { actions: ['unknown'] },
    { expiresAt: 'soon' },
    { expiresAt: '2099-01-02T03:04:05Z' },
    { name: 5 },
  ]) {
    await ask('POST /keys', { json: { ...KEY, uid: undefined, ...change } });
  }
  const { key } = await ask(`GET /keys/${KEY.uid}`);
  await ask(`PATCH /keys/${KEY.uid}`, { json: { name: 'renamed' } });
  await ask(`PATCH /keys/${KEY.uid}`, { json: { colour: 'red' } });
  await ask(`DELETE /keys/${KEY.uid}`);
  await ask('GET /tasks', { headers: { authorization: `Bearer ${String(key)}` } });

  for (const [who, authorization] of [
    ['none', ''],
    ['malformed', 'Basic abc'],
    ['unknown', 'Bearer of-nobody'],
    ['reader', `Bearer ${keyOf('reader')}`],
    ['snapshotter', `Bearer ${keyOf('snapshotter')}`],
  ] as const) {
    const headers = { authorization };
    await ask('POST /snapshots', { headers });
    await ask('DELETE /tasks?uids=4242', { headers });
    await ask('DELETE /indexes/none', { headers });
    await ask('POST /keys', { headers, json: { ...KEY, uid: undefined, name: who } });
    await ask('POST /indexes/movies/documents', { headers, json: [{ id: 9 }] });
    await ask('GET /indexes/movies/documents/1', { headers });
    await ask('GET /tasks/1', { headers });
  }
}

/** A faulty server may answer anything. */
function readBody(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : {};
  } catch {
    return {};
  }
}
