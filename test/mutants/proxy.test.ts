import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBody } from './change.js';
import { type FaultyServer, startFaultyServer } from './faulty-server.js';
import { startProxy } from './proxy.js';
import { MASTER_KEY } from './roles.js';

let server: FaultyServer;
beforeAll(async () => {
  server = await startFaultyServer();
});
afterAll(() => server.close());

/** All bytes of one answer, as they came over the socket; what differs from answer to answer is blotted out. */
function bytesOf(url: string, head: string, body = ''): Promise<string> {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `${head}\r\nHost: ${host}\r\nAuthorization: Bearer ${MASTER_KEY}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () =>
      resolve(
        Buffer.concat(chunks)
          .toString('latin1')
          .replace(/^Date: .*$/m, 'Date: …')
          .replace(/^X-Request-Id: .*$/im, 'X-Request-Id: …')
          .replace(/"(enqueuedAt|createdAt|updatedAt|startedAt|finishedAt|duration)":"[^"]*"/g, '"$1":"…"')
          .replace(/"taskUid":\d+/, '"taskUid":…'),
      ),
    );
  });
}

const json = '{"uid":5}';
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;

describe('an honest proxy', () => {
  test.each([
    { what: 'an answer', head: 'GET /health HTTP/1.1' },
    { what: 'a list', head: 'GET /keys?limit=2 HTTP/1.1' },
    { what: 'a head alone', head: 'HEAD /health HTTP/1.1' },
    { what: 'an error', head: 'GET /tasks/abc HTTP/1.1' },
    { what: 'a route that does not exist', head: 'GET /nowhere HTTP/1.1' },
    { what: 'a method that does not exist', head: 'PUT /tasks HTTP/1.1' },
    {
      what: 'a question of another origin',
      head: 'OPTIONS /tasks HTTP/1.1\r\nOrigin: http://example.org\r\nAccess-Control-Request-Method: GET',
    },
    { what: 'a body that is no JSON', head: post('/indexes', '{'), body: '{' },
    {
      what: 'a chunked body',
      head: 'POST /indexes HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked',
      body: `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`,
    },
    { what: 'a query that is not encoded', head: 'GET /tasks?uids=*&statuses=canceled,CANCELED HTTP/1.1' },
    { what: 'a long answer', head: 'GET /openapi.json HTTP/1.1' },
  ])('passes $what through byte for byte', async ({ head, body }) => {
    const direct = await bytesOf(server.real, head, body);
    expect(await bytesOf(server.url, head, body)).toBe(direct);
    expect(direct).toMatch(/^HTTP\/1\.1 \d{3} /);
  });

  test('touches nothing, and counts what it passes', () => {
    expect(server.requests).toBeGreaterThan(10);
    expect(server.touched).toBe(0);
  });
});

test('a fault touches its own route and status alone', async () => {
  const proxy = await startProxy(server.real, onBody('GET /health', 200, () => ({ status: 'ok' }))());
  try {
    expect(await (await fetch(`${proxy.url}/health`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${proxy.url}/version`)).status).toBe(401);
    expect(proxy).toMatchObject({ requests: 2, touched: 1 });
  } finally {
    await proxy.close();
  }
});
