import { readlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, type Served, serve, startCommand } from '../../testing/run-command.js';

const masterKey = 'a master key of more than 16 bytes';

describe('against a server', () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve();
  });
  afterAll(() => server?.stop());

  const taskUid = async () => (await createClient({ url: server.url }).listTasks({ limit: 1 })).results[0]?.uid;

  test('it enqueues, and says as what', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['create', '--url', server.url]);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `Snapshot enqueued as task ${await taskUid()}.\n`,
      stderr: '',
    });
  });

  test('--wait waits until the archive is there', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['create', '--wait'], { STILLFRAME_URL: server.url });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Snapshot complete after \d+\.\d s \(task \d+\)\.\n$/);
    expect(stderr).not.toContain('error');
    expect(await readlink(join(server.snapshotDir, 'data.ms.snapshot'))).toMatch(/^data\.ms-.+\.snapshot$/);
  });

  test('--json prints an event a line, and nothing else', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['create', '--wait', '--json', '--url', server.url]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const uid = await taskUid();
    expect(events[0]).toMatchObject({ event: 'enqueued', task: { taskUid: uid, type: 'snapshotCreation' } });
    for (const event of events.slice(1, -1)) {
      expect(event).toMatchObject({
        event: 'progress',
        taskUid: uid,
        status: expect.stringMatching(/enqueued|processing/),
      });
    }
    expect(events.at(-1)).toMatchObject({ event: 'succeeded', task: { uid, status: 'succeeded' } });
  });
});

describe('a snapshot that fails', () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve();
    // A file in the place of the directory: not even root can write into it.
    await writeFile(server.snapshotDir, '');
  });
  afterAll(() => server?.stop());

  test('is an error with the server’s reason', async () => {
    const { exitCode, stderr } = await runCommand(['create', '--wait', '--url', server.url]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: Task \d+ \(snapshotCreation\) failed: .+$/m);
    expect(stderr).toContain(server.snapshotDir);
    expect(stderr).toMatch(/\nGET \/tasks\/\d+ shows the task, https?:\S+ explains the error\.\n$/);
  });

  test('is the last JSON event too', async () => {
    const { exitCode, stdout } = await runCommand(['create', '--wait', '--json', '--url', server.url]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'failed',
      task: { status: 'failed', error: { type: 'system' } },
    });
  });
});

describe('keys', () => {
  let server: Served;
  beforeAll(async () => {
    server = await serve([], { MEILI_MASTER_KEY: masterKey });
  });
  afterAll(() => server?.stop());

  test.each([
    { from: 'MEILI_MASTER_KEY', argv: [], env: { MEILI_MASTER_KEY: masterKey } },
    {
      from: 'STILLFRAME_API_KEY before it',
      argv: [],
      env: { STILLFRAME_API_KEY: masterKey, MEILI_MASTER_KEY: 'wrong' },
    },
    { from: '--api-key before all', argv: ['--api-key', masterKey], env: { STILLFRAME_API_KEY: 'wrong' } },
  ])('come from $from', async ({ argv, env }) => {
    expect(await runCommand(['create', '--url', server.url, ...argv], { ...env })).toMatchObject({ exitCode: 0 });
  });

  test('that are missing or wrong are named as such', async () => {
    const hint = 'Give a key with the action snapshots.create: set STILLFRAME_API_KEY, or --api-key.\n';
    expect(await runCommand(['create', '--url', server.url])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: The Authorization header is missing. It must use the bearer authorization method.\n${hint}`,
    });
    expect(await runCommand(['create', '--url', server.url, '--api-key', 'wrong'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: The provided API key is invalid.\n${hint}`,
    });
  });

  test('that may not read tasks are told so by --wait', async () => {
    const owner = createClient({ url: server.url, apiKey: masterKey });
    const { key } = await owner.createKey({ actions: ['snapshots.create'], indexes: ['*'], expiresAt: null });
    const { exitCode, stderr } = await runCommand(['create', '--wait', '--url', server.url, '--api-key', key]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'error: The provided API key is invalid.\nGive a key with the action tasks.get: set STILLFRAME_API_KEY, or --api-key.\n',
    );
  });
});

test('no server there', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const url = `http://127.0.0.1:${port}`;
  expect(await runCommand(['create', '--url', url])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: [
      `error: POST /snapshots got no answer from ${url}: connect ECONNREFUSED 127.0.0.1:${port}`,
      `Is the server running at ${url}? "stillframe serve" starts one, --url names another.\n`,
    ].join('\n'),
  });
});

describe('a task that does not end', () => {
  // A server whose task runs for ever: no real one does at will.
  const task = { uid: 7, batchUid: null, status: 'enqueued', type: 'snapshotCreation', error: null, finishedAt: null };
  const endless = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.statusCode = request.method === 'POST' ? 202 : 200;
    response.end(JSON.stringify(request.method === 'POST' ? { taskUid: 7 } : task));
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    endless.closeAllConnections();
    endless.close();
  });

  test('--timeout gives up waiting', async () => {
    expect(await runCommand(['create', '--wait', '--timeout', '0.1', '--url', url])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'enqueued\nerror: Task 7 was still enqueued after 100 ms.\nThe server goes on with it; GET /tasks/7 tells how it ends.\n',
    });
  });

  test('Ctrl+C gives up waiting', async () => {
    const running = startCommand(['create', '--wait', '--url', url]);
    await expect.poll(() => running.stderr()).toBe('enqueued\n');
    running.stop();
    expect(await running.exitCode).toBe(1);
    expect(running.stderr()).toBe(
      'enqueued\nerror: stopped waiting; the server goes on with the snapshot.\nGET /tasks/7 tells how it ends.\n',
    );
  });
});
