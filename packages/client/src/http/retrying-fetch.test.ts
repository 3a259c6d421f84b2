import { afterEach, describe, expect, test } from 'vitest';
import { type ScriptedServer, type Step, startScriptedServer } from '../../testing/scripted-server.js';
import { ConnectionError } from '../errors/connection-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { createRetryingFetch } from './retrying-fetch.js';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const ok: Step = { status: 200, body: { uid: 7 } };
const busy: Step = { status: 503, body: 'busy' };

async function call(steps: Step[], { method = 'GET', retries = 2, timeoutMs = 10_000, signal }: CallOptions = {}) {
  server = await startScriptedServer(steps);
  const init = { method, ...(method === 'POST' && { body: '[1]' }), ...(signal && { signal }) };
  const answer = createRetryingFetch({ fetch, retries, timeoutMs })(new Request(`${server.url}/tasks?limit=1`, init));
  return { answer, seen: server.seen, url: server.url };
}

interface CallOptions {
  method?: string;
  retries?: number;
  timeoutMs?: number;
  signal?: AbortSignal;
}

describe('a read is repeated', () => {
  test.each<{ given: string; first: Step }>([
    { given: 'a 503', first: busy },
    { given: 'a 429', first: { status: 429 } },
    { given: 'a closed connection', first: 'drop' },
    { given: 'a body that ends too soon', first: 'cut' },
  ])('after $given', async ({ first }) => {
    const { answer, seen } = await call([first, first, ok]);
    const response = await answer;
    expect(await response.json()).toEqual({ uid: 7 });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(3).fill('GET /tasks?limit=1'));
  });

  test('as often as asked; the last answer counts', async () => {
    const { answer, seen } = await call([busy], { retries: 1 });
    expect((await answer).status).toBe(503);
    expect(seen).toHaveLength(2);
  });

  test('not before the server’s Retry-After', async () => {
    const { answer, seen } = await call([{ status: 503, headers: { 'retry-after': '1' } }, ok]);
    await answer;
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('not when Retry-After lies beyond the time allowed: the answer is handed over at once', async () => {
    const { answer, seen } = await call([{ status: 503, headers: { 'retry-after': '3600' } }, ok]);
    expect((await answer).status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  test.each([400, 401, 403, 404, 500])('not after a %i', async (status) => {
    const { answer, seen } = await call([{ status }, ok]);
    expect((await answer).status).toBe(status);
    expect(seen).toHaveLength(1);
  });
});

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('a %s is sent once, whatever happens', async (method) => {
  const { answer, seen } = await call([busy, ok], { method });
  expect((await answer).status).toBe(503);
  expect(seen).toHaveLength(1);
  await server?.close();
  const dropped = await call(['drop', ok], { method });
  await expect(dropped.answer).rejects.toThrow(ConnectionError);
  expect(dropped.seen).toHaveLength(1);
});

test('the body of a POST arrives', async () => {
  const { answer, seen } = await call([ok], { method: 'POST' });
  await answer;
  expect(seen[0]?.body).toBe('[1]');
});

describe('without an answer', () => {
  test('the error names the request and the server, and keeps the cause', async () => {
    const { answer: first, url } = await call([ok]);
    await first;
    await server?.close();
    const request = new Request(`${url}/tasks?limit=1`);
    const refused = createRetryingFetch({ fetch, retries: 0, timeoutMs: 10_000 })(request);
    await expect(refused).rejects.toMatchObject({
      name: 'ConnectionError',
      message: `GET /tasks?limit=1 got no answer from ${url}: connect ECONNREFUSED ${new URL(url).host}`,
      cause: expect.any(TypeError),
    });
  });

  test('in time, it is a TimeoutError', async () => {
    const { answer } = await call(['hang'], { timeoutMs: 50 });
    const error = await answer.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ message: 'GET /tasks?limit=1 took longer than 50 ms.', timeoutMs: 50 });
  });

  test('the time allowed covers the pauses between attempts too', async () => {
    const { answer, seen } = await call(['drop'], { retries: 1_000, timeoutMs: 300 });
    await expect(answer).rejects.toThrow(TimeoutError);
    expect(seen.length).toBeLessThan(5);
  });

  test('an abort by the caller is the caller’s own reason', async () => {
    const controller = new AbortController();
    const { answer, seen } = await call(['hang'], { signal: controller.signal });
    const reason = new Error('enough');
    const rejected = expect(answer).rejects.toBe(reason);
    await expect.poll(() => seen.length).toBe(1);
    controller.abort(reason);
    await rejected;
  });
});
