import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditEntry } from '../http/audit-requests.js';
import { parseOptions } from '../options/parse-options.js';
import { type RunningServer, startServer } from '../start-server.js';

const MASTER = 'aSampleMasterKey-0123456789';

let folder: string;
let server: RunningServer;

async function start(flags: string[]): Promise<void> {
  const places = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots')];
  const argv = ['--http-addr', '127.0.0.1:0', '--log-level', 'OFF', ...places, ...flags];
  server = await startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} }));
}

async function send(method: string, path: string, { key, body }: { key?: string; body?: unknown } = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { id: response.headers.get('x-request-id'), body: text === '' ? undefined : JSON.parse(text) };
}

const audit = (): string => readFileSync(join(folder, 'data.ms', 'instance', 'audit.ndjson'), 'utf8');
const entries = (): AuditEntry[] =>
  audit()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditEntry);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('each request that changes something has a line: who, what, result; reading has none', async () => {
  await start(['--master-key', MASTER]);
  const scope = { actions: ['documents.*', 'tasks.*', 'keys.get'], indexes: ['movies'], expiresAt: null };
  const made = (await send('POST', '/keys', { key: MASTER, body: { ...scope, actions: ['documents.*'] } })).body as {
    key: string;
    uid: string;
  };
  const sent = [
    await send('POST', '/indexes/movies/documents', { key: made.key, body: [{ id: 1, text: 'hush' }] }),
    await send('POST', '/indexes/books/documents', { key: made.key, body: [{ id: 1 }] }),
    await send('POST', '/snapshots', { key: made.key }),
    await send('POST', '/snapshots', { key: 'wrong-key-hush' }),
    await send('POST', '/snapshots'),
    await send('DELETE', '/tasks?uids=hush', { key: MASTER }),
    await send('DELETE', `/keys/${made.key}`, { key: MASTER }),
    await send('DELETE', `/keys/${MASTER}`, { key: MASTER }),
  ];
  await send('GET', '/tasks', { key: MASTER });
  await send('GET', '/indexes/movies', { key: MASTER });
  await send('POST', '/indexes/movies/documents/fetch', { key: MASTER, body: {} });
  await send('POST', '/nothing', { key: MASTER });
  await send('POST', '/health', { key: MASTER });
  await server.close();
  const [created, ...rest] = entries();
  expect(created).toMatchObject({ operationId: 'createKey', path: {}, status: 201, code: null, key: 'master' });
  const lineOf = (at: number, entry: object) => ({
    requestId: sent[at]?.id,
    address: '127.0.0.1',
    time: expect.any(String),
    ...entry,
  });
  const refused = { status: 403, code: 'invalid_api_key' };
  expect(rest).toEqual([
    lineOf(0, { operationId: 'addDocuments', path: { indexUid: 'movies' }, status: 202, code: null, key: made.uid }),
    lineOf(1, { operationId: 'addDocuments', path: { indexUid: 'books' }, ...refused, key: made.uid }),
    lineOf(2, { operationId: 'createSnapshot', path: {}, ...refused, key: made.uid }),
    lineOf(3, { operationId: 'createSnapshot', path: {}, ...refused, key: null }),
    lineOf(4, {
      operationId: 'createSnapshot',
      path: {},
      status: 401,
      code: 'missing_authorization_header',
      key: null,
    }),
    lineOf(5, { operationId: 'deleteTasks', path: {}, status: 400, code: 'invalid_task_uids', key: 'master' }),
    lineOf(6, { operationId: 'deleteKey', path: { uidOrKey: made.uid }, status: 204, code: null, key: 'master' }),
    lineOf(7, {
      operationId: 'deleteKey',
      path: { uidOrKey: '(not a uid)' },
      status: 404,
      code: 'api_key_not_found',
      key: 'master',
    }),
  ]);
  for (const secret of [MASTER, made.key, 'hush']) expect(audit()).not.toContain(secret);
});

test('a client that leaves before its answer has a line without a status; without a master key nobody is named', async () => {
  await start([]);
  const head = { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': 100 } };
  const open = httpRequest(`${server.url}/indexes/movies/documents`, head).on('error', () => {});
  open.write('[');
  await new Promise((resolve) => open.once('socket', (socket) => socket.once('connect', resolve)));
  // Answered on another connection after it: the server has the first one by then.
  await send('GET', '/health');
  open.destroy();
  await send('POST', '/snapshots');
  await server.close();
  const byOperation = entries().map(({ operationId, status, key }) => ({ operationId, status, key }));
  expect(byOperation).toContainEqual({ operationId: 'addDocuments', status: null, key: null });
  expect(byOperation).toContainEqual({ operationId: 'createSnapshot', status: 202, key: null });
});
