import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { startChildServer } from '../crash/child-server.js';

const SECONDS = 5;
const CONNECTIONS = [1, 10, 64];
const APPLY_BYTES = 50_000_000;

interface Figures {
  perSecond: number;
  p99Ms: number;
}

/** Durable `POST /snapshots` beside an Express app that only answers, at several numbers of connections, and during an import of 50 MB. */
export async function enqueue(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const rival = await startRival();
  const server = await startChildServer(folder, [
    '--env',
    'production',
    '--master-key',
    'aSampleMasterKey-0123456789',
    '--log-level',
    'ERROR',
  ]);
  try {
    console.log('connections  stillframe/s  p99 ms  express/s  p99 ms  ratio');
    for (const connections of CONNECTIONS) {
      await load(server.url, connections, 1);
      await load(rival.url, connections, 1);
      const own = await load(server.url, connections, SECONDS);
      const express = await load(rival.url, connections, SECONDS);
      const ratio = (own.perSecond / express.perSecond).toFixed(2);
      console.log(
        [connections, own.perSecond, own.p99Ms, express.perSecond, express.p99Ms, ratio]
          .map((cell, i) => String(cell).padStart([11, 13, 7, 10, 7, 6][i] ?? 8))
          .join(' '),
      );
    }
    await upload(server.url);
    const busy = await load(server.url, 10, SECONDS);
    console.log(`while 50 MB of documents are applied, 10 connections: ${busy.perSecond}/s, p99 ${busy.p99Ms} ms`);
  } finally {
    await server.kill();
    rival.stop();
    await rm(folder, { recursive: true });
  }
}

async function load(url: string, connections: number, duration: number): Promise<Figures> {
  const result = await autocannon({
    url: `${url}/snapshots`,
    method: 'POST',
    headers: { authorization: 'Bearer aSampleMasterKey-0123456789' },
    connections,
    duration,
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: Math.round(result.requests.average), p99Ms: result.latency.p99 };
}

async function upload(url: string): Promise<void> {
  const document = (id: number) => `{"id":${id},"text":"${'lorem ipsum '.repeat(40)}"}\n`;
  const lines: string[] = [];
  for (let bytes = 0, id = 0; bytes < APPLY_BYTES; id++) {
    const line = document(id);
    lines.push(line);
    bytes += line.length;
  }
  const answer = await fetch(`${url}/indexes/big/documents`, {
    method: 'POST',
    headers: { authorization: 'Bearer aSampleMasterKey-0123456789', 'content-type': 'application/x-ndjson' },
    body: lines.join(''),
  });
  if (answer.status !== 202) throw new Error(await answer.text());
}

async function startRival(): Promise<{ url: string; stop(): void }> {
  const path = fileURLToPath(new URL('./rival-express.mjs', import.meta.url));
  const child = spawn(process.execPath, [path], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for await (const line of createInterface({ input: child.stderr })) {
    return { url: (JSON.parse(line) as { url: string }).url, stop: () => child.kill() };
  }
  throw new Error('the rival did not start');
}
