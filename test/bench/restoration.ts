import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { startChildServer } from '../crash/child-server.js';
import { fillIndexes } from './fill-indexes.js';
import { row } from './load.js';

const INDEXES = 10;
/** About half a GB of data file in all. */
const DOCUMENTS_PER_INDEX = 12_000;
const ROUNDS = 3;
/** One index of ten is to take no more than this of the time of all. */
const MOST_SHARE = 1 / 3;
const WIDTHS = [34, 8, 9, 9];

/** Brings back all of a verified archive, and one index of ten of it; the best of several rounds, the two by turns. */
export async function restoration(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  await fillIndexes(join(folder, 'data.ms'), INDEXES, DOCUMENTS_PER_INDEX);
  const bytes = statSync(join(folder, 'data.ms/db/documents/data.mdb')).size;
  const server = await startChildServer(folder, ['--log-level', 'ERROR', '--env', 'production', '--master-key', KEY]);
  try {
    const client = createClient({ url: server.url, apiKey: KEY, timeoutMs: 120_000 });
    await client.waitForTask((await client.createSnapshot()).taskUid, { timeoutMs: 120_000 });
    const { name, snapshotUid } = await verified(join(folder, 'snapshots'));
    const archive = statSync(join(folder, 'snapshots', name)).size;
    console.log(
      `${INDEXES} indexes of ${DOCUMENTS_PER_INDEX} documents, ${megabytes(bytes)} MB, archive ${megabytes(archive)} MB; ` +
        `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
    );
    let [all, one] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round++) {
      one = Math.min(one, await seconds(client, { snapshotUid, indexes: [`index-${round}`] }));
      all = Math.min(all, await seconds(client, { snapshotUid }));
    }
    console.log(row(['', 'wall s', 'MB/s', 'of all'], WIDTHS));
    console.log(row(['everything', all.toFixed(2), megabytes(bytes / all), ''], WIDTHS));
    const share = one / all;
    console.log(row(['one index of ten', one.toFixed(2), megabytes(bytes / INDEXES / one), share.toFixed(2)], WIDTHS));
    if (share > MOST_SHARE) throw new Error(`one index took ${share.toFixed(2)} of the time of all`);
  } finally {
    await server.kill();
    await rm(folder, { recursive: true });
  }
}

const KEY = 'aBenchMasterKey-0123456789';
const megabytes = (value: number): string => (value / 1e6).toFixed(0);

/** Waits until the archive's record says `verified`. */
async function verified(directory: string): Promise<{ name: string; snapshotUid: string }> {
  const name = readdirSync(directory).find((file) => /Z-\d+\.snapshot$/.test(file)) ?? '';
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const record = JSON.parse(readFileSync(join(directory, `${name}.json`), 'utf8')) as Record<string, string>;
    if (record.state === 'verified') return { name, snapshotUid: record.snapshotUid ?? '' };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the archive was not verified');
}

async function seconds(client: StillframeClient, asked: Schema<'NewRestoration'>): Promise<number> {
  const start = performance.now();
  const { restorationUid } = await client.createRestoration(asked);
  for (;;) {
    const { status, error } = await client.getRestoration(restorationUid);
    if (status === 'succeeded') return (performance.now() - start) / 1000;
    if (status === 'failed') throw new Error(error?.message);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
