import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChildServer } from '../crash/child-server.js';
import { fillHistory } from './fill-history.js';
import { load, MASTER_KEY, row } from './load.js';
import { startRival } from './rival.js';

const ROUNDS = 5;
const SECONDS = 2;
const HISTORIES = [1_000, 1_000_000];
const FILTERS = {
  'at most 1,000 matches': 'indexUids=rare&limit=20',
  'half of all': 'statuses=failed&limit=20',
  'half of all, and two more filters':
    'statuses=failed&types=documentAdditionOrUpdate,documentDeletion&afterEnqueuedAt=2020-01-01&limit=20',
};
const WIDTHS = [34, 9, 9, 7, 7];

/** Filters over a long history beside a short one, and a page of tasks beside an Express app that prints the same 20 objects. */
export async function tasks(): Promise<void> {
  console.log(row(['filter', 'history', 'total', 'p50 ms', 'p99 ms'], WIDTHS));
  for (const history of HISTORIES) {
    const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
    await fillHistory(join(folder, 'data.ms'), history);
    const server = await startChildServer(folder, [
      '--env',
      'production',
      '--master-key',
      MASTER_KEY,
      '--log-level',
      'ERROR',
    ]);
    try {
      for (const [name, query] of Object.entries(FILTERS)) {
        const url = `${server.url}/tasks?${query}`;
        const { total } = (await get(url)) as { total: number };
        await load({ url }, 1, 1);
        const { p50, p99 } = await latencies(url);
        console.log(row([name, history, total, p50.toFixed(2), p99.toFixed(2)], WIDTHS));
      }
      if (history === HISTORIES.at(-1)) await pageBesideExpress(server.url);
    } finally {
      await server.kill();
      await rm(folder, { recursive: true });
    }
  }
}

async function pageBesideExpress(url: string): Promise<void> {
  const page = `${url}/tasks?limit=20`;
  const rival = await startRival(await get(page));
  try {
    const bare = `${rival.url}/tasks`;
    for (const warm of [page, bare]) await load({ url: warm }, 10, 1);
    // In turns, so that a machine that slows down for a while slows both.
    for (let round = 1; round <= ROUNDS; round++) {
      const own = await load({ url: page }, 10, SECONDS);
      const express = await load({ url: bare }, 10, SECONDS);
      const ratio = (own.perSecond / express.perSecond).toFixed(2);
      console.log(
        `GET /tasks?limit=20, 10 connections, round ${round}: ${own.perSecond}/s, plain Express ${express.perSecond}/s, ratio ${ratio}`,
      );
    }
  } finally {
    rival.stop();
  }
}

async function get(url: string): Promise<unknown> {
  return (await fetch(url, { headers: { authorization: `Bearer ${MASTER_KEY}` } })).json();
}

/** One request after another: what one caller waits, to the microsecond. */
async function latencies(url: string): Promise<{ p50: number; p99: number }> {
  const taken: number[] = [];
  for (let n = 0; n < 1000; n++) {
    const start = performance.now();
    await get(url);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return { p50: taken[500] ?? 0, p99: taken[990] ?? 0 };
}
