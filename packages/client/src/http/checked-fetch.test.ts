import { afterEach, expect, test } from 'vitest';
import { type ScriptedServer, type Step, startScriptedServer } from '../../testing/scripted-server.js';
import { ApiError } from '../errors/api-error.js';
import { createCheckedFetch } from './checked-fetch.js';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

async function call(step: Step): Promise<Response> {
  server = await startScriptedServer([step]);
  return createCheckedFetch(fetch)(
    new Request(`${server.url}/tasks/7`, { headers: { authorization: 'Bearer secret' } }),
  );
}

const ofServer = {
  message: 'Task `7` not found.',
  code: 'task_not_found',
  type: 'invalid_request',
  link: 'https://docs.meilisearch.com/errors#task_not_found',
};
const request = 'GET /tasks/7';
const none = { code: null, type: null, link: null, request };

test.each<{ given: string; step: Step; want: object }>([
  {
    given: 'an error of the server',
    step: { status: 404, body: ofServer },
    want: { ...ofServer, status: 404, request },
  },
  {
    given: 'an unknown route',
    step: { status: 404 },
    want: { ...none, status: 404, message: 'GET /tasks/7 was answered 404: this server does not have that.' },
  },
  {
    given: 'an unknown method',
    step: { status: 405, headers: { allow: 'POST' } },
    want: { ...none, status: 405, message: 'GET /tasks/7 was answered 405: this server does not have that.' },
  },
  {
    given: 'an error page of a proxy',
    step: { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' },
    want: { ...none, status: 502, message: 'GET /tasks/7 was answered 502 Bad Gateway.' },
  },
  {
    given: 'JSON that is no error of ours',
    step: { status: 400, body: { error: 'nope' } },
    want: { ...none, status: 400, message: 'GET /tasks/7 was answered 400 Bad Request.' },
  },
  {
    given: 'a success that is a page',
    step: { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' },
    want: {
      ...none,
      status: 200,
      message:
        'GET /tasks/7 was answered 200 with text/html instead of JSON: is this the URL of a Stillframe or Meilisearch server?',
    },
  },
])('$given becomes an ApiError', async ({ step, want }) => {
  const error = await call(step).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject(want);
});

test('JSON passes, and so does 204', async () => {
  expect(await (await call({ status: 202, body: { taskUid: 0 } })).json()).toEqual({ taskUid: 0 });
  await server?.close();
  expect((await call({ status: 204 })).status).toBe(204);
});
