import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@stillframe/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

let folder: string;
let child: ChildProcess;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-main-'));
  const places = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots')];
  const argv = [...process.execArgv, main, 'serve', '--http-addr', 'localhost:0', '--log-level', 'OFF', ...places];
  child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  url = await servedUrl(child);
});
afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

async function servedUrl({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  // Leaving this loop closes the pipe: a server outlives whoever read its output.
  for await (const chunk of stdout ?? []) {
    text += String(chunk);
    const [served] = /http:\/\/\S+(?= from )/.exec(text) ?? [];
    if (served !== undefined) return served;
  }
  throw new Error(`the server ended before it served: ${text}`);
}

/** A request whose body never ends: it keeps the server from stopping at once. */
async function openRequest(): Promise<void> {
  const endless = request(`${url}/indexes/movies/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  endless.on('error', () => undefined);
  endless.write('[{"id":1}');
  await once(endless, 'socket');
  // Answered on another connection: by now the server has the request above.
  await createClient({ url }).getHealth();
}

async function ended(): Promise<{ exitCode: number | null; afterMs: number }> {
  const from = Date.now();
  const [exitCode] = await once(child, 'exit');
  return { exitCode, afterMs: Date.now() - from };
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('stops the server within 5 s, with exit code 0, even when a request does not end', async () => {
    await openRequest();
    const end = ended();
    child.kill(signal);
    const { exitCode, afterMs } = await end;
    expect(exitCode).toBe(0);
    expect(afterMs).toBeLessThan(5_000);
  });
});

test('a second signal does not wait', async () => {
  await openRequest();
  const end = ended();
  child.kill('SIGINT');
  child.kill('SIGTERM');
  expect((await end).exitCode).toBe(1);
});
