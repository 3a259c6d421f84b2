import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@stillframe/client';
import { readManifest, verifyArchive } from '@stillframe/snapshot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '../../packages/snapshot/src/testing/seeded-random.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { isFull, seedsOf } from './crash-form.js';
import { scriptPath } from './script-path.js';

const WRITERS = 8;
const INDEXES = ['cash', 'bank', 'bonds'];
const ACCOUNTS_EACH = 6;
const OPENING = 1000;
const SNAPSHOTS = isFull ? 200 : 20;
const [seed = 0] = seedsOf(1);

type Account = {
  id: string;
  writer: number;
  amount: number;
  /** Number of the writer's move that wrote it last. */
  move: number;
};

interface Restored {
  archive: string;
  documents: Record<string, Account[]>;
  tasks: { uid: number; type: string; status: string }[];
}

let server: TestServer;
let folder: string;

beforeEach(async () => {
  server = await startTestServer(['--snapshot-keep-last', '0', '--snapshot-verify=false']);
  folder = await mkdtemp(join(tmpdir(), 'stillframe-invariant-'));
});

afterEach(async () => {
  await server.remove();
  await rm(folder, { recursive: true });
});

/** Owns some accounts of one index, and moves amounts between them: one request, two documents. */
class Writer {
  readonly index: string;
  readonly accounts: Account[];
  readonly number: number;
  /** Moves that were acknowledged. */
  moves = 0;

  constructor(number: number) {
    this.number = number;
    this.index = INDEXES[number % INDEXES.length] ?? '';
    this.accounts = Array.from({ length: ACCOUNTS_EACH }, (_, n) => ({
      id: `${number}-${n}`,
      writer: number,
      amount: OPENING,
      move: 0,
    }));
  }

  async move(random: () => number): Promise<void> {
    const from = Math.floor(random() * ACCOUNTS_EACH);
    const to = (from + 1 + Math.floor(random() * (ACCOUNTS_EACH - 1))) % ACCOUNTS_EACH;
    const amount = Math.floor(random() * 100);
    const [one, other] = [this.accounts[from], this.accounts[to]];
    if (!one || !other) throw new Error('no such account');
    Object.assign(one, { amount: one.amount - amount, move: this.moves + 1 });
    Object.assign(other, { amount: other.amount + amount, move: this.moves + 1 });
    const client = createClient({ url: server.url });
    const { taskUid } = await client.addDocuments(this.index, [{ ...one }, { ...other }]);
    this.moves += 1;
    // A queue that grows without end would test patience only.
    if (this.moves % 3 === 0) await client.waitForTask(taskUid, { timeoutMs: 60_000, intervalMs: 20 });
  }
}

const movesIn = (accounts: Account[], writer: number): number =>
  Math.max(0, ...accounts.filter((account) => account.writer === writer).map(({ move }) => move));

test(`${SNAPSHOTS} snapshots while ${WRITERS} writers move amounts: no sum ever changes`, {
  timeout: 60_000 + SNAPSHOTS * 5000,
}, async () => {
  console.log(`seed ${seed}`);
  const client = createClient({ url: server.url });
  const writers = Array.from({ length: WRITERS }, (_, number) => new Writer(number));
  for (const { index, accounts } of writers)
    await client.waitForTask((await client.addDocuments(index, accounts)).taskUid);

  let isOver = false;
  const working = writers.map(async (writer, number) => {
    const random = seededRandom(seed + number);
    while (!isOver) await writer.move(random);
  });
  const acknowledged = new Map<number, number[]>();
  try {
    for (let n = 0; n < SNAPSHOTS; n++) {
      const moves = writers.map((writer) => writer.moves);
      const { taskUid } = await client.createSnapshot();
      acknowledged.set(taskUid, moves);
      await client.waitForTask(taskUid, { timeoutMs: 60_000, intervalMs: 5 });
    }
  } finally {
    isOver = true;
    await Promise.all(working);
  }
  const names = (await readdir(server.snapshotDir)).filter((name) => /-\d+\.snapshot$/.test(name)).sort();
  expect(names).toHaveLength(SNAPSHOTS);
  const archives = names.map((name) => join(server.snapshotDir, name));

  const options = { maxBuffer: 1 << 30, env: { PATH: process.env.PATH } };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [scriptPath('restore-all'), folder, ...archives],
    options,
  );
  const restored = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Restored);
  expect(restored.map(({ archive }) => archive)).toEqual(archives);
  let before = writers.map(() => 0);
  for (const { archive, documents, tasks } of restored) {
    const manifest = await readManifest(archive);
    await verifyArchive(archive);
    const about = { archive, seed };
    for (const index of INDEXES) {
      const accounts = documents[index] ?? [];
      const owners = writers.filter((writer) => writer.index === index);
      const sum = accounts.reduce((total, { amount }) => total + amount, 0);
      const wanted = { count: owners.length * ACCOUNTS_EACH, sum: owners.length * ACCOUNTS_EACH * OPENING };
      expect({ ...about, index, count: accounts.length, sum }).toEqual({ ...about, index, ...wanted });
      expect(manifest.indexes.find(({ uid }) => uid === index)?.numberOfDocuments).toBe(accounts.length);
    }
    // What was acknowledged before the snapshot was asked for is in it; and a later snapshot is never behind an earlier one.
    const moves = writers.map(({ index, number }) => movesIn(documents[index] ?? [], number));
    const atLeast = acknowledged.get(manifest.taskUids[0] ?? -1) ?? [];
    for (const [number, move] of moves.entries()) {
      const least = Math.max(atLeast[number] ?? Number.NaN, before[number] ?? 0);
      expect({ ...about, number, isBehind: !(move >= least) }).toEqual({ ...about, number, isBehind: false });
    }
    before = moves;
    // Every task up to the instant, once, but for the snapshot's own.
    const uids = tasks.map(({ uid }) => uid);
    const all = Array.from({ length: (uids.at(-1) ?? -1) + 1 }, (_, uid) => uid);
    expect({ ...about, uids }).toEqual({ ...about, uids: all.filter((uid) => !manifest.taskUids.includes(uid)) });
    expect(uids.length + manifest.taskUids.length).toBe(
      Object.values(manifest.tasks).reduce((sum, count) => sum + count, 0),
    );
    expect(tasks.filter(({ status }) => status !== 'succeeded')).toEqual([]);
  }
});
