import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, type StillframeClient } from '@stillframe/client';
import { type ChildServer, startChildServer } from '../crash/child-server.js';
import { row } from './load.js';

const RECORDS = 10_000;
const ROUNDS = 20;
/** What the first page may take, and the memory of all records. */
const MOST_MS = 50;
const MOST_MB = 50;
const WIDTHS = [44, 8, 20];
const QUIET = ['--log-level', 'ERROR'];

/** The first page of a long catalog beside reading the names in its directory; its start beside one with a single record; its memory. */
export async function catalog(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-bench-'));
  const snapshots = join(folder, 'snapshots');
  try {
    const few = await filled(folder);
    await fill(snapshots, few.model);
    const names = await best(() => readdir(snapshots));
    const { server, ms } = await started(folder);
    try {
      const client = createClient({ url: server.url });
      console.log(row([`${RECORDS} records`, 'ms', 'of reading the names'], WIDTHS));
      const tell = (name: string, took: number): void =>
        console.log(row([name, took.toFixed(1), (took / names).toFixed(2)], WIDTHS));
      tell('the names in the directory', names);
      tell(`start (with one record: ${few.startMs.toFixed(0)} ms)`, ms);
      tell('first page, the first request of the process', await took(() => page(client)));
      await pause(2000);
      const pages: number[] = [];
      for (let round = 0; round < ROUNDS; round++) pages.push(await took(() => page(client)));
      const least = Math.min(...pages);
      tell('first page, best', least);
      tell('first page, slowest', Math.max(...pages));
      await writeFile(join(snapshots, 'note.txt'), 'a change of the directory');
      tell('first page, the directory has changed', await took(() => page(client)));
      const megabytes = (await memory(server)) - few.megabytes;
      console.log(`memory: ${megabytes.toFixed(0)} MB more than with one record`);
      if (least > MOST_MS || megabytes > MOST_MB)
        throw new Error(`at most ${MOST_MS} ms and ${MOST_MB} MB are allowed`);
    } finally {
      await server.kill();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function page(client: StillframeClient): Promise<void> {
  const { total } = await client.listSnapshots();
  if (total !== RECORDS + 1) throw new Error(`${total} snapshots`);
}

async function started(folder: string): Promise<{ server: ChildServer; ms: number }> {
  const at = performance.now();
  const server = await startChildServer(folder, QUIET);
  return { server, ms: performance.now() - at };
}

/** Takes one snapshot, and measures a server that has no other. */
async function filled(folder: string): Promise<{ model: string; startMs: number; megabytes: number }> {
  const first = await startChildServer(folder, QUIET);
  const client = createClient({ url: first.url });
  await client.waitForTask((await client.createSnapshot()).taskUid);
  const [model] = (await client.listSnapshots()).results;
  await first.kill();
  if (!model) throw new Error('no snapshot');
  const { server, ms } = await started(folder);
  const second = createClient({ url: server.url });
  for (let round = 0; round < ROUNDS; round++) await second.listSnapshots();
  await pause(2000);
  const megabytes = await memory(server);
  await server.kill();
  return { model: model.fileName, startMs: ms, megabytes };
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}

async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) least = Math.min(least, await took(work));
  return least;
}

/** Copies of a record beside empty archives of its size. */
async function fill(directory: string, file: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const record = JSON.parse(await readFile(join(directory, `${file}.json`), 'utf8')) as { sizeBytes: number };
  const past = new Date('2026-01-01T00:00:00Z');
  for (let count = 0; count < RECORDS; count++) {
    const capturedAt = new Date(Date.UTC(2026, 0, 1) + count * 60_000).toISOString();
    const snapshotUid = `${capturedAt.replace(/[-:.]/g, '')}-${count}`;
    const name = `data.ms-${snapshotUid}.snapshot`;
    await writeFile(join(directory, name), '');
    await truncate(join(directory, name), record.sizeBytes);
    await utimes(join(directory, name), past, past);
    const copy = { ...record, snapshotUid, file: name, capturedAt, taskUids: [count] };
    await writeFile(join(directory, `${name}.json`), JSON.stringify(copy));
  }
}

/** Resident, in MB, as Linux tells it. */
async function memory({ process: { pid } }: ChildServer): Promise<number> {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
  if (!found) throw new Error('the system does not tell the memory of the server');
  return (Number(found[1]) * 1024) / 1e6;
}
