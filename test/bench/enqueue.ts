import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChildServer } from '../crash/child-server.js';
import { load, MASTER_KEY, row } from './load.js';
import { startRival } from './rival.js';

const SECONDS = 5;
const CONNECTIONS = [1, 10, 64];
const APPLY_BYTES = 50_000_000;
const WIDTHS = [11, 12, 6, 9, 6, 5];

/** Durable `POST /snapshots` beside an Express app that only answers, at several numbers of connections, and during an import of 50 MB. */
export async function enqueue(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const rival = await startRival();
  const server = await startChildServer(folder, [
    '--env',
    'production',
    '--master-key',
    MASTER_KEY,
    '--log-level',
    'ERROR',
  ]);
  const post = (url: string) => ({ url: `${url}/snapshots`, method: 'POST' as const });
  try {
    console.log(row(['connections', 'stillframe/s', 'p99 ms', 'express/s', 'p99 ms', 'ratio'], WIDTHS));
    for (const connections of CONNECTIONS) {
      for (const { url } of [server, rival]) await load(post(url), connections, 1);
      const own = await load(post(server.url), connections, SECONDS);
      const express = await load(post(rival.url), connections, SECONDS);
      const ratio = (own.perSecond / express.perSecond).toFixed(2);
      console.log(row([connections, own.perSecond, own.p99Ms, express.perSecond, express.p99Ms, ratio], WIDTHS));
    }
    await upload(server.url);
    const busy = await load(post(server.url), 10, SECONDS);
    console.log(`while 50 MB of documents are applied, 10 connections: ${busy.perSecond}/s, p99 ${busy.p99Ms} ms`);
  } finally {
    await server.kill();
    rival.stop();
    await rm(folder, { recursive: true });
  }
}

async function upload(url: string): Promise<void> {
  const lines: string[] = [];
  for (let bytes = 0, id = 0; bytes < APPLY_BYTES; id++) {
    const line = `{"id":${id},"text":"${'lorem ipsum '.repeat(40)}"}\n`;
    lines.push(line);
    bytes += line.length;
  }
  const answer = await fetch(`${url}/indexes/big/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${MASTER_KEY}`, 'content-type': 'application/x-ndjson' },
    body: lines.join(''),
  });
  if (answer.status !== 202) throw new Error(await answer.text());
}
