import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createClient, type KeyAction, type OperationId } from '@stillframe/client';
import { document, keyActions, type Method } from '@stillframe/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const MASTER_KEY = 'a-master-key-of-more-than-16-bytes';
const methods: Method[] = ['get', 'put', 'post', 'delete', 'patch'];

/** Every operation with an address that has its form and names nothing, so that whoever is let in is told so, and changes nothing. */
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const operation = item[method];
    if (!operation) return [];
    const actions = operation.security?.length === 0 ? null : operation['x-actions'];
    const isExtension = operation['x-extension'] === true;
    return [{ id: operation.operationId as OperationId, method, url: fill(path), actions, isExtension }];
  }),
);

function fill(path: string): string {
  const values: Record<string, string> = {
    snapshotUid: '20200101T000000000Z-7',
    restorationUid: '5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f11',
    taskUid: '4000000000',
    batchUid: '4000000000',
    uidOrKey: '5f0c4f7e-3a52-4d0a-9c37-2f6f0a4a8f12',
    indexUid: 'nothing',
    documentId: '1',
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '0');
}

let server: TestServer;
const keys = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer(['--master-key', MASTER_KEY]);
  const client = createClient({ url: server.url, apiKey: MASTER_KEY });
  for (const action of keyActions)
    keys.set(action, (await client.createKey({ actions: [action], indexes: ['*'], expiresAt: null })).key);
  keys.set('limited', (await client.createKey({ actions: ['*'], indexes: ['movies'], expiresAt: null })).key);
});
afterAll(() => server.remove());

/** The code of the error that a call without a body gets, or `open`. */
async function ask({ method, url }: { method: Method; url: string }, key?: string): Promise<string> {
  const headers = { ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const answer = await fetch(`${server.url}${url}`, { method: method.toUpperCase(), headers });
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  return answer.status === 401 || answer.status === 403 ? `${answer.status} ${body.code}` : 'open';
}

describe('every operation opens to the actions of its contract, and to no other', () => {
  test.each(operations)('$id', async (operation) => {
    const { actions } = operation;
    const wants = (isOpen: boolean, refusal: string) => (actions === null || isOpen ? 'open' : refusal);
    expect(await ask(operation)).toBe(wants(false, '401 missing_authorization_header'));
    expect(await ask(operation, 'wrong')).toBe(wants(false, '403 invalid_api_key'));
    expect(await ask(operation, MASTER_KEY)).toBe('open');
    for (const action of keyActions) {
      const want = wants(actions?.includes(action) ?? false, '403 invalid_api_key');
      expect(`${action}: ${await ask(operation, keys.get(action))}`).toBe(`${action}: ${want}`);
    }
  });

  test.each(
    operations.filter(
      ({ actions, isExtension }) => isExtension && actions?.some((action) => action.startsWith('snapshots.')),
    ),
  )('$id does not open to a key for some indexes: an archive holds all', async (operation) => {
    expect(await ask(operation, keys.get('limited'))).toBe('403 invalid_api_key');
  });

  test('`snapshots.*` opens all of snapshots but their restoration', () => {
    const only = (action: KeyAction) =>
      operations.filter(({ actions }) => actions?.includes(action)).map(({ id }) => id);
    const ofSnapshots = operations.filter(({ actions }) => actions?.some((action) => action.startsWith('snapshots.')));
    const rest = ofSnapshots.map(({ id }) => id).filter((id) => !only('snapshots.*').includes(id));
    expect(rest.filter((id) => (id as string) !== 'createRestoration')).toEqual([]);
  });
});

test('a body that is sent slowly with a key that only reads leaves no byte on disk', async () => {
  const { port } = new URL(server.url);
  const updateFiles = join(server.folder, 'data.ms', 'db', 'update_files');
  const before = readdirSync(updateFiles);
  const socket = connect(Number(port), 'localhost');
  const head = `POST /indexes/movies/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${keys.get('documents.get')}\r\n`;
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n[`);
  const during = new Set<string>();
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const drip = setInterval(() => {
      if (socket.writable) socket.write(' '.repeat(1000));
      for (const name of readdirSync(updateFiles)) during.add(name);
    }, 5);
    socket.on('data', (part) => {
      text += part.toString();
    });
    socket.on('error', reject).on('close', () => {
      clearInterval(drip);
      resolve(text);
    });
  });
  expect(answer).toMatch(/^HTTP\/1\.1 403 .*"code":"invalid_api_key"/s);
  expect([...during]).toEqual(before);
});
