import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parseOptions } from '../options/parse-options.js';
import { type RunningServer, startServer } from '../start-server.js';
import type { TaskRecord } from '../store/records.js';
import { TaskWebhook, type WebhookTiming } from './task-webhook.js';
import { type Receiver, startReceiver } from './testing/receiver.js';

const SECRET = 'Bearer hush-0123456789';
/** For a receiver that answers, which on a busy machine may take a while. */
const hasty: WebhookTiming = { timeoutMs: 10_000, retryDelayMs: () => 5 };
/** For one that does not: what answers at all does so sooner. */
const impatient: WebhookTiming = { ...hasty, timeoutMs: 500 };

const task = (uid: number): TaskRecord => ({
  uid,
  batchUid: uid,
  indexUid: 'movies',
  status: 'succeeded',
  type: 'documentAdditionOrUpdate',
  canceledBy: null,
  details: { receivedDocuments: 1, indexedDocuments: 1 },
  error: null,
  duration: 'PT0.051262670S',
  enqueuedAt: '2026-11-23T05:31:04.99808431Z',
  startedAt: '2026-11-23T05:31:05.00000431Z',
  finishedAt: '2026-11-23T05:31:05.05127431Z',
});
const uidsOf = ({ received }: Receiver): unknown[][] =>
  received.map(({ lines }) => lines.map((line) => (line as { uid: number }).uid));

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function receive(...given: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...given);
  opened.push(receiver.close);
  return receiver;
}

function open(url: string, timing: WebhookTiming = hasty) {
  const counts = { delivered: 0, givenUp: 0, failed: 0 };
  const logged: string[] = [];
  const log = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const webhook = new TaskWebhook({
    target: { url, authorization: SECRET },
    logger: { warn: log, error: log },
    meter: {
      delivered: (tasks) => {
        counts.delivered += tasks;
      },
      givenUp: (tasks) => {
        counts.givenUp += tasks;
      },
      attemptFailed: () => {
        counts.failed += 1;
      },
    },
    timing,
  });
  opened.push(() => webhook.close());
  return { webhook, counts, logged };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 15_000; !isTrue(); ) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A port at which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('a receiver that is there', () => {
  test('gets the tasks of a batch in one request, as gzip NDJSON with the header', async () => {
    const receiver = await receive();
    const { webhook, counts } = open(receiver.url);
    webhook.tell([task(3), task(1), task(2)]);
    await receiver.until(1);
    expect(receiver.received[0]).toMatchObject({
      method: 'POST',
      path: '/tasks',
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', authorization: SECRET },
      lines: [task(3), task(1), task(2)],
    });
    await until(() => counts.delivered === 3);
    expect(counts).toEqual({ delivered: 3, givenUp: 0, failed: 0 });
  });

  test('that is slow gets what finished meanwhile together, in order', async () => {
    const receiver = await receive((response, count) => {
      if (count > 1) return void response.end();
      for (const uid of [1, 2, 3]) webhook.tell([task(uid)]);
      response.end();
    });
    const { webhook } = open(receiver.url);
    webhook.tell([task(0)]);
    await receiver.until(2);
    expect(uidsOf(receiver)).toEqual([[0], [1, 2, 3]]);
  });

  test('whose answer never ends gets the next request all the same', async () => {
    const receiver = await receive((response) => void response.writeHead(200).write('thank'));
    const { webhook, counts } = open(receiver.url);
    webhook.tell([task(0)]);
    await until(() => counts.delivered === 1);
    webhook.tell([task(1)]);
    await until(() => counts.delivered === 2);
    expect(counts.failed).toBe(0);
  });

  test('gets a batch of 20,000 in requests of a mebibyte', async () => {
    const receiver = await receive();
    const { webhook, counts } = open(receiver.url);
    const tasks = Array.from({ length: 20_000 }, (_, uid) => task(uid));
    webhook.tell(tasks);
    await until(() => counts.delivered === 20_000);
    expect(uidsOf(receiver).flat()).toEqual(tasks.map(({ uid }) => uid));
    for (const { lines } of receiver.received) expect(JSON.stringify(lines).length).toBeLessThanOrEqual(2 ** 20 + 4096);
  });
});

describe('a receiver that fails', () => {
  test('is told again until it succeeds, first things first', async () => {
    const receiver = await receive((response, count) => response.writeHead(count < 4 ? 500 : 204).end());
    const { webhook, counts, logged } = open(receiver.url);
    webhook.tell([task(0)]);
    await receiver.until(1);
    webhook.tell([task(1)]);
    await until(() => counts.delivered === 2);
    expect(uidsOf(receiver)).toEqual([[0], [0], [0], [0], [1]]);
    expect(counts).toEqual({ delivered: 2, givenUp: 0, failed: 3 });
    expect(logged[0]).toBe(
      '{"attempt":1,"reason":"it was answered 500","tasks":1,"delayMs":5,"message":"the task webhook is tried again"}',
    );
  });

  test('by not being there yet gets everything once it is', async () => {
    const port = await freePort();
    const { webhook, counts } = open(`http://127.0.0.1:${port}/tasks`);
    webhook.tell([task(0)]);
    webhook.tell([task(1)]);
    await until(() => counts.failed > 2);
    const receiver = await receive(undefined, port);
    await until(() => counts.delivered === 2);
    expect(uidsOf(receiver).flat()).toEqual([0, 1]);
  });

  test('by never answering is left after the time for one request', async () => {
    const receiver = await receive((response, count) => void (count > 2 && response.end()));
    const { webhook, counts, logged } = open(receiver.url, impatient);
    webhook.tell([task(0)]);
    await until(() => counts.delivered === 1);
    expect(counts.failed).toBe(2);
    expect(logged[0]).toContain('no answer came in time');
  });

  test('by refusing is asked five times, then never again for these', async () => {
    const receiver = await receive((response, count) => response.writeHead(count > 5 ? 200 : 400).end());
    const { webhook, counts } = open(receiver.url);
    webhook.tell([task(0)]);
    await until(() => counts.givenUp === 1);
    webhook.tell([task(1)]);
    await until(() => counts.delivered === 1);
    expect(uidsOf(receiver)).toEqual([[0], [0], [0], [0], [0], [1]]);
  });

  test('by pointing elsewhere is not followed: the header is for it alone', async () => {
    const elsewhere = await receive();
    const receiver = await receive((response) => response.writeHead(307, { location: elsewhere.url }).end());
    const { webhook, counts } = open(receiver.url);
    webhook.tell([task(0)]);
    await until(() => counts.givenUp === 1);
    expect(elsewhere.received).toEqual([]);
  });

  test('for long: 50,000 tasks wait and no more, the newest', async () => {
    const { webhook, counts } = open(`http://127.0.0.1:${await freePort()}/`, { ...hasty, retryDelayMs: () => 60_000 });
    webhook.tell([task(0)]);
    await until(() => counts.failed === 1);
    for (let uid = 1; uid <= 50_010; uid++) webhook.tell([task(uid)]);
    expect(webhook.waiting).toBe(50_000);
    expect(counts.givenUp).toBe(10);
  });
});

test('closing sends what waits, but waits for nobody who does not answer', async () => {
  const good = await receive();
  const told = open(good.url);
  told.webhook.tell([task(0)]);
  await told.webhook.close();
  expect(uidsOf(good)).toEqual([[0]]);

  const hanging = await receive(() => {});
  const { webhook, counts } = open(hanging.url, { ...hasty, timeoutMs: 60_000 });
  webhook.tell([task(0)]);
  await hanging.until(1);
  webhook.tell([task(1)]);
  const from = Date.now();
  await webhook.close();
  expect(Date.now() - from).toBeLessThan(2000);
  expect(counts).toMatchObject({ delivered: 0, givenUp: 2 });
  webhook.tell([task(2)]);
  expect(webhook.waiting).toBe(0);
});

test('neither URL nor header are ever in the log', async () => {
  const port = await freePort();
  const { webhook, counts, logged } = open(`http://127.0.0.1:${port}/hush/path?token=hush`);
  webhook.tell([task(0)]);
  await until(() => counts.failed > 1);
  await webhook.close();
  expect(logged.length).toBeGreaterThan(1);
  expect(logged.join('\n')).not.toContain('hush');
});

describe('a server', () => {
  let server: RunningServer;
  let folder: string;

  async function start(flags: string[]): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'webhook-'));
    opened.push(async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    });
    const places = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots')];
    const argv = ['--http-addr', 'localhost:0', '--log-level', 'OFF', ...places, ...flags];
    server = await startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} }));
  }
  const send = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  };
  const statusesOf = async () => {
    const { results } = (await send('GET', '/tasks')) as { results: { status: string }[] };
    return results.map(({ status }) => status);
  };

  test('tells of each finished task as GET /tasks shows it, failed and canceled ones too', async () => {
    const receiver = await receive();
    await start(['--task-webhook-url', receiver.url, '--task-webhook-authorization-header', SECRET]);
    await send('POST', '/indexes/movies/documents', [{ id: 1 }, { id: 2 }]);
    await send('POST', '/indexes', { uid: 'movies' });
    await send('POST', '/snapshots');
    await send('POST', '/tasks/cancel?uids=2');
    await until(() => uidsOf(receiver).flat().length === 4);
    const lines = receiver.received.flatMap(({ lines }) => lines) as { uid: number; status: string }[];
    for (const line of lines) expect(line).toEqual(await send('GET', `/tasks/${line.uid}`));
    expect(new Set(lines.map(({ uid }) => uid))).toEqual(new Set([0, 1, 2, 3]));
    expect(receiver.received[0]?.headers.authorization).toBe(SECRET);
    const page = await (await fetch(`${server.url}/metrics`)).text();
    expect(page).toContain('stillframe_task_webhook_tasks_total{result="delivered"}');
  });

  test('goes on with its queue while the webhook hangs, and stops in time', async () => {
    const receiver = await receive(() => {});
    await start(['--task-webhook-url', receiver.url]);
    await send('POST', '/indexes/movies/documents', [{ id: 1 }]);
    await receiver.until(1);
    for (let n = 0; n < 10; n++) await send('POST', '/indexes/movies/documents', [{ id: n }]);
    for (const deadline = Date.now() + 10_000; ; ) {
      const statuses = await statusesOf();
      if (statuses.every((status) => status === 'succeeded')) break;
      if (Date.now() > deadline) throw new Error(statuses.join(' '));
    }
    expect(receiver.received).toHaveLength(1);
    const from = Date.now();
    await server.close();
    expect(Date.now() - from).toBeLessThan(5000);
  });
});
