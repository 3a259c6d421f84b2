import { randomBytes } from 'node:crypto';
import { createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

type Progress = NonNullable<Schema<'Batch'>['progress']>;

const DOCUMENTS = 2000;
/** Bytes that do not compress, so that an archive has as much to write as the database has to read. */
const DOCUMENT_BYTES = 50_000;

let server: TestServer;
let client: StillframeClient;
let adding: { task: Schema<'Task'>; seen: Progress[]; batch: Schema<'Batch'> };

beforeAll(async () => {
  server = await startTestServer(['--http-payload-size-limit', '200MiB']);
  client = createClient({ url: server.url });
  const lines = Array.from(
    { length: DOCUMENTS },
    (_, id) => `{"id":${id},"text":"${randomBytes((DOCUMENT_BYTES * 3) / 4).toString('base64')}"}`,
  );
  const answer = await fetch(`${server.url}/indexes/large/documents`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  const { taskUid } = (await answer.json()) as { taskUid: number };
  adding = await watch(taskUid);
}, 60_000);
afterAll(() => server.remove());

/** Asks for the task's batch again and again until it has ended; every progress that was shown, oldest first. */
async function watch(taskUid: number): Promise<typeof adding> {
  const seen: Progress[] = [];
  for (let batchUid: number | null = null; ; await nextMoment()) {
    batchUid ??= (await client.getTask(taskUid)).batchUid;
    if (batchUid === null) continue;
    const batch = await client.getBatch(batchUid);
    if (batch.progress) seen.push(batch.progress);
    if (batch.finishedAt !== null) return { task: await client.waitForTask(taskUid), seen, batch };
  }
}

// The server shares the test's thread: asking without a pause would leave it none to work.
const nextMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
const lastOf = <T>(items: T[]): T | undefined => items.at(-1);
const distinct = <T>(items: T[]): T[] => [...new Set(items)];
const isRising = (numbers: number[]): boolean =>
  numbers.every((number, n) => n === 0 || number >= Number(numbers[n - 1]));

/** What holds of the progress of every batch. */
function expectProgress(seen: Progress[]): void {
  for (const { steps, percentage } of seen) {
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      expect(Object.keys(step)).toEqual(['currentStep', 'finished', 'total']);
      expect(step.finished).toBeGreaterThanOrEqual(0);
      expect(step.finished).toBeLessThanOrEqual(step.total);
    }
    expect(percentage).toBeGreaterThanOrEqual(0);
    expect(percentage).toBeLessThanOrEqual(100);
  }
  expect(isRising(seen.map(({ percentage }) => percentage))).toBe(true);
}

describe('the batch of a snapshot of 100 MB', () => {
  test('shows the steps by Meilisearch’s names, moving with the bytes, never backwards, and null at the end', async () => {
    const { seen, batch } = await watch((await client.createSnapshot()).taskUid);
    expectProgress(seen);
    const outer = distinct(seen.map(({ steps }) => steps[0]?.currentStep));
    const order = [
      'startTheSnapshotCreation',
      'snapshotTheIndexScheduler',
      'snapshotTheIndexes',
      'snapshotTheUpdateFiles',
      'createTheTarball',
    ];
    expect(outer).toEqual(order.filter((step) => outer.includes(step)));
    expect(outer).toContain('snapshotTheIndexes');

    const bytes = seen.flatMap(({ steps }) => steps[1] ?? []);
    expect(distinct(bytes.map(({ currentStep }) => currentStep))).toEqual(['byte']);
    // What there is to do is known from the beginning.
    const totals = distinct(bytes.map(({ total }) => total));
    expect(totals).toHaveLength(1);
    expect(totals[0]).toBeGreaterThan(DOCUMENTS * DOCUMENT_BYTES);
    expect(isRising(bytes.map(({ finished }) => finished))).toBe(true);
    expect(distinct(bytes.map(({ finished }) => finished)).length).toBeGreaterThan(10);
    expect(distinct(seen.map(({ percentage }) => percentage)).length).toBeGreaterThan(10);

    expect(batch.progress).toBeNull();
    expect(batch.stats).toMatchObject({ totalNbTasks: 1, status: { succeeded: 1 }, types: { snapshotCreation: 1 } });
    const listed = await client.listBatches({ limit: 100 });
    for (const { progress } of listed.results) expect(progress).toBeNull();
  }, 60_000);
});

describe('the batch of a large addition of documents', () => {
  test('shows the documents done, never backwards, and null at the end', () => {
    const { seen, batch, task } = adding;
    expectProgress(seen);
    expect(distinct(seen.map(({ steps }) => steps[0]?.currentStep))).toEqual(['processingTasks']);
    const documents = seen.flatMap(({ steps }) => steps[1] ?? []);
    expect(distinct(documents.map(({ currentStep, total }) => `${currentStep} of ${total}`))).toEqual([
      `document of ${DOCUMENTS}`,
    ]);
    expect(isRising(documents.map(({ finished }) => finished))).toBe(true);
    expect(distinct(documents.map(({ finished }) => finished)).length).toBeGreaterThan(5);
    expect(lastOf(documents)?.finished).toBeGreaterThan(DOCUMENTS / 10);

    expect(batch.progress).toBeNull();
    expect(batch.details).toEqual({ receivedDocuments: DOCUMENTS, indexedDocuments: DOCUMENTS });
    expect(task.status).toBe('succeeded');
  });
});
