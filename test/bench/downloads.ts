import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@stillframe/client';
import { startChildServer } from '../crash/child-server.js';
import { load, MASTER_KEY, row } from './load.js';

const DOCUMENTS = 60_000;
const SECONDS = 5;
const SLOW_BYTES_PER_SECOND = 20_000;
const STUCK = 10;
const WIDTHS = [58, 10, 8];

/** What readers of archives cost those who write: a slow download, ten stuck ones and a proof at once. */
export async function downloads(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const flags = ['--env', 'production', '--master-key', MASTER_KEY, '--log-level', 'ERROR', '--snapshot-verify=false'];
  const server = await startChildServer(folder, flags);
  const client = createClient({ url: server.url, apiKey: MASTER_KEY, timeoutMs: 120_000 });
  const answers: IncomingMessage[] = [];
  try {
    for (let first = 0; first < DOCUMENTS; first += 10_000) {
      const documents = Array.from({ length: 10_000 }, (_, at) => ({ id: first + at, text: noise(first + at) }));
      await client.waitForTask((await client.addDocuments('movies', documents)).taskUid, { timeoutMs: 120_000 });
    }
    const { taskUid } = await client.createSnapshot();
    await client.waitForTask(taskUid, { timeoutMs: 120_000 });
    const [snapshot] = (await client.listSnapshots({ taskUids: [taskUid] })).results;
    if (!snapshot) throw new Error('no snapshot');
    const { snapshotUid, sizeBytes } = snapshot;
    console.log(`an archive of ${Math.round((sizeBytes ?? 0) / 1e6)} MB`);
    // Tasks that are deleted at once leave the queue as it was: a snapshot of its own would be measured otherwise.
    const enqueue = { url: `${server.url}/indexes/none/documents/1`, method: 'DELETE' as const };
    await load(enqueue, 10, 1);
    console.log(row(['documents deleted over 10 connections', 'per second', 'p99 ms'], WIDTHS));
    const alone = await load(enqueue, 10, SECONDS);
    console.log(row(['alone', alone.perSecond, alone.p99Ms], WIDTHS));
    for (let count = 0; count < STUCK; count++) answers.push((await open(server.url, snapshotUid)).pause());
    const slow = await open(server.url, snapshotUid);
    answers.push(slow);
    const dripping = new AbortController();
    const drip = takeSlowly(slow, dripping.signal);
    await client.verifySnapshot(snapshotUid);
    const busy = await load(enqueue, 10, SECONDS);
    dripping.abort();
    const taken = await drip;
    const { verification } = await client.getSnapshot(snapshotUid);
    const name = `${STUCK} stuck downloads, one at ${Math.round(taken / SECONDS / 1000)} KB/s, a proof (${verification?.status})`;
    console.log(row([name, busy.perSecond, busy.p99Ms], WIDTHS));
  } finally {
    for (const answer of answers) answer.destroy();
    await server.kill();
    await rm(folder, { recursive: true });
  }
}

/** @returns how many bytes it took */
async function takeSlowly(answer: IncomingMessage, signal: AbortSignal): Promise<number> {
  let taken = 0;
  while (!signal.aborted) {
    taken += (answer.read(SLOW_BYTES_PER_SECOND / 10) as Buffer | null)?.length ?? 0;
    await pause(100);
  }
  return taken;
}

/** Words that a compressor makes little of, so that the archive is large. */
function noise(seed: number): string {
  let state = seed + 1;
  let text = '';
  while (text.length < 900) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += state.toString(36);
  }
  return text;
}

function open(url: string, snapshotUid: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${MASTER_KEY}` };
  return new Promise((resolve, reject) => {
    httpRequest(`${url}/snapshots/${snapshotUid}/file`, { headers, agent: false }, resolve).on('error', reject).end();
  });
}
