import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startChildServer } from '../crash/child-server.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { Model, type Outcome } from './model.js';
import { INDEXES, operations } from './operation.js';
import { documentText, sendOperation } from './send-operation.js';

const { STILLFRAME_PROPERTY_SEED, STILLFRAME_PROPERTY_RUNS } = process.env;
const seed = Number(STILLFRAME_PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runsOr = (few: number) => Number(STILLFRAME_PROPERTY_RUNS ?? few);

/** The server holds what the model holds, and each task ended as the model says; `first` is the uid of the first one. */
async function expectSame(url: string, model: Model, outcomes: Outcome[], taskUids: number[]): Promise<void> {
  const client = createClient({ url });
  const last = taskUids.at(-1) ?? 0;
  await client.waitForTask(last, { intervalMs: 5 }).catch(() => {});
  const { results } = await client.listTasks({ from: last, limit: taskUids.length });
  const ended = results
    .toReversed()
    .map(({ uid, status, error, details }) => ({ uid, status, code: error?.code ?? null, details }));
  expect(ended).toEqual(
    outcomes.map(({ code, details }, n) => ({
      uid: taskUids[n],
      status: code === null ? 'succeeded' : 'failed',
      code,
      details,
    })),
  );

  const listed = await client.listIndexes({ limit: 100 });
  const primaryKeys = listed.results.map(({ uid, primaryKey }) => [uid, primaryKey]);
  expect(primaryKeys.sort()).toEqual([...model.indexes].map(([uid, { primaryKey }]) => [uid, primaryKey]).sort());
  for (const [uid, { documents }] of model.indexes) {
    const texts = [...documents.values()].map(documentText);
    const page = await client.listDocuments(uid, { limit: 1000 });
    expect(page.total).toBe(documents.size);
    expect(sorted(page.results)).toEqual(sorted(texts.map((text) => JSON.parse(text) as object)));
    for (const id of documents.keys()) expect((await client.getDocument(uid, id)) !== undefined).toBe(true);
    const stats = await client.getIndexStats(uid);
    expect(stats.numberOfDocuments).toBe(documents.size);
    expect(Object.entries(stats.fieldDistribution).sort()).toEqual(model.fieldDistribution(uid));
  }
}

const sorted = (documents: object[]): object[] =>
  documents
    .map((document) => Object.fromEntries(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const payloadsIn = (folder: string) => readdirSync(join(folder, 'data.ms', 'db', 'update_files'));

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

test(
  `any sequence of operations does to the server what it does to a model (seed ${seed})`,
  async () => {
    const client = createClient({ url: server.url });
    await fc.assert(
      fc
        .asyncProperty(operations(15), async (sequence) => {
          const model = new Model();
          const taskUids: number[] = [];
          for (const operation of sequence) taskUids.push(await sendOperation(server.url, operation));
          const outcomes = sequence.map((operation) => model.apply(operation));
          await expectSame(server.url, model, outcomes, taskUids);
        })
        .afterEach(async () => {
          for (const uid of INDEXES) {
            const { taskUid } = await client.deleteIndex(uid);
            await client.waitForTask(taskUid, { intervalMs: 5 }).catch(() => {});
          }
        }),
      { seed, numRuns: runsOr(10) },
    );
    await expect.poll(() => payloadsIn(server.folder)).toEqual([]);
  },
  60_000 + runsOr(10) * 2000,
);

test(
  `so it does when the process is killed between any two of them (seed ${seed})`,
  async () => {
    const killed = fc.tuple(operations(12), fc.array(fc.nat(12), { minLength: 1, maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(killed, async ([sequence, moments]) => {
        const folder = mkdtempSync(join(tmpdir(), 'stillframe-property-'));
        let child = await startChildServer(folder);
        const restart = async () => {
          await child.kill();
          child = await startChildServer(folder);
        };
        try {
          const kills = new Set(moments.map((moment) => moment % sequence.length));
          const model = new Model();
          const taskUids: number[] = [];
          for (const [n, operation] of sequence.entries()) {
            taskUids.push(await sendOperation(child.url, operation));
            if (kills.has(n)) await restart();
          }
          const outcomes = sequence.map((operation) => model.apply(operation));
          await expectSame(child.url, model, outcomes, taskUids);
          // What was settled is on disk: a last kill takes nothing back.
          await restart();
          await expectSame(child.url, model, outcomes, taskUids);
          await expect.poll(() => payloadsIn(folder)).toEqual([]);
        } finally {
          await child.kill();
          rmSync(folder, { recursive: true });
        }
      }),
      // A sequence that fails is shown as it is: each step of making it smaller would be four starts of a server.
      { seed, numRuns: runsOr(2), endOnFailure: true },
    );
  },
  60_000 + runsOr(2) * 20_000,
);
