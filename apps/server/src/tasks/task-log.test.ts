import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseTimestamp } from '../store/clock.js';
import { Control } from '../store/control.js';
import { chooseNext } from './choose-next.js';
import { resumeTasks } from './resume.js';
import { matchTasks, pageOfBatches } from './select-tasks.js';
import { TaskLog } from './task-log.js';

let folder: string;
let control: Control;
let log: TaskLog;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tasks-'));
  reopen();
});

afterEach(async () => {
  await control.close();
  rmSync(folder, { recursive: true });
});

function reopen(): void {
  control = new Control(folder);
  log = new TaskLog(control);
}

const creation = (indexUid: string) => log.enqueue({ type: 'indexCreation', indexUid, primaryKey: null });
const succeeded = { status: 'succeeded', details: {} } as const;

describe('the order of tasks', () => {
  test('cancelations, deletions, all snapshots as one, then the rest by uid; during a capture snapshots wait', async () => {
    await creation('a');
    await log.enqueue({ type: 'snapshotCreation' });
    await creation('b');
    await log.enqueue({ type: 'snapshotCreation' });
    await log.enqueue({ type: 'taskDeletion', originalFilter: '?uids=0', taskUids: [0] });
    await log.enqueue({ type: 'taskCancelation', originalFilter: '?uids=0', taskUids: [0] });
    const run = async (isCapturing = false) => {
      const choice = chooseNext(control, isCapturing);
      if (choice) {
        const batch = await log.begin(choice.taskUids);
        await log.settle(batch, { outcomes: new Map(choice.taskUids.map((uid) => [uid, succeeded])) });
      }
      return choice?.taskUids;
    };
    expect([await run(), await run(), await run(true), await run(), await run(), await run()]).toEqual([
      [5],
      [4],
      [0],
      [1, 3],
      [2],
      undefined,
    ]);
  });
});

describe('a task', () => {
  test('shows each step of its life, and survives a reopening at any of them', async () => {
    const { enqueuedAt } = await log.enqueue({
      type: 'documentAdditionOrUpdate',
      indexUid: 'movies',
      method: 'replace',
      primaryKey: null,
      allowIndexCreation: true,
      payload: { uuid: 'u', documents: 3 },
    });
    const enqueued = {
      uid: 0,
      batchUid: null,
      status: 'enqueued',
      details: { receivedDocuments: 3, indexedDocuments: null },
    };
    expect(control.task(0)).toMatchObject({
      ...enqueued,
      duration: null,
      startedAt: null,
      finishedAt: null,
      enqueuedAt,
    });
    await control.close();
    reopen();
    const batch = await log.begin([0]);
    expect(control.task(0)).toMatchObject({ batchUid: 0, status: 'processing', startedAt: batch.startedAt });
    expect(control.batch(0)?.view).toMatchObject({ uid: 0, finishedAt: null, stats: { status: { processing: 1 } } });
    await log.settle(batch, { outcomes: new Map([[0, { status: 'succeeded', details: { indexedDocuments: 3 } }]]) });
    await control.close();
    reopen();
    expect(control.task(0)).toMatchObject({
      status: 'succeeded',
      details: { receivedDocuments: 3, indexedDocuments: 3 },
      error: null,
    });
    expect(control.batch(0)?.view).toMatchObject({ stats: { status: { succeeded: 1 }, indexUids: { movies: 1 } } });
    expect(control.work(0)).toBeUndefined();
    expect(matchTasks(control, { statuses: ['succeeded'], indexUids: ['movies'] })).toEqual([0]);
    expect(matchTasks(control, { statuses: ['enqueued', 'processing'] })).toEqual([]);
  });

  test('that is canceled belongs to the batch of what canceled it', async () => {
    await creation('a');
    await log.enqueue({ type: 'taskCancelation', originalFilter: '?uids=0', taskUids: [0] });
    const batch = await log.begin([1]);
    await log.settle(batch, {
      outcomes: new Map([[1, { status: 'succeeded', details: { canceledTasks: 1 } }]]),
      cancel: [0],
    });
    expect(control.task(0)).toMatchObject({
      status: 'canceled',
      canceledBy: 1,
      batchUid: 0,
      startedAt: batch.startedAt,
    });
    expect(matchTasks(control, { canceledBy: [1] })).toEqual([0]);
    expect(control.batch(0)?.view.stats).toMatchObject({ totalNbTasks: 2, status: { canceled: 1, succeeded: 1 } });
  });

  test('that is deleted takes its batch along, and its uid is never given again', async () => {
    await creation('a');
    const first = await log.begin([0]);
    await log.settle(first, { outcomes: new Map([[0, succeeded]]) });
    await log.enqueue({ type: 'taskDeletion', originalFilter: '?uids=0', taskUids: [0] });
    const second = await log.begin([1]);
    await log.settle(second, {
      outcomes: new Map([[1, { status: 'succeeded', details: { deletedTasks: 1 } }]]),
      remove: [0],
    });
    expect([control.task(0), control.batch(0)]).toEqual([undefined, undefined]);
    await control.forget([1]);
    expect(pageOfBatches(control, {}, { limit: 20, reverse: false })).toEqual({ uids: [], total: 0, next: null });
    expect((await creation('b')).uid).toBe(2);
  });

  test('names the index that its documents are in after a swap', async () => {
    await creation('a');
    await creation('b');
    await log.enqueue({ type: 'indexSwap', swaps: [{ indexes: ['a', 'b'], rename: false }] });
    const batch = await log.begin([2]);
    const renamedIndexes = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    await log.settle(batch, { outcomes: new Map([[2, succeeded]]), renamedIndexes });
    expect([control.task(0)?.indexUid, control.task(1)?.indexUid]).toEqual(['b', 'a']);
    expect(matchTasks(control, { indexUids: ['a'] })).toEqual([1, 2]);
  });
});

describe('readers', () => {
  test('see a task and the filters that match it turn at one moment', async () => {
    await creation('a');
    const disagreements: unknown[] = [];
    let isWatching = true;
    const watch = (async () => {
      while (isWatching) {
        const { status } = control.task(0) ?? {};
        if (status && !matchTasks(control, { statuses: [status] }).includes(0)) disagreements.push(status);
        await new Promise(setImmediate);
      }
    })();
    for (let round = 0; round < 50; round++) {
      const batch = await log.begin([0]);
      await log.requeue(batch);
    }
    isWatching = false;
    await watch;
    expect(disagreements).toEqual([]);
  });
});

describe('after a kill', () => {
  test('a task whose effect is there ends as recorded, every other one waits again', async () => {
    await creation('a');
    await creation('b');
    await log.begin([0]);
    await log.begin([1]);
    await control.close();
    reopen();
    await resumeTasks(control, log, { taskUid: 0, outcome: succeeded });
    expect(control.task(0)).toMatchObject({ status: 'succeeded', batchUid: 0 });
    expect(control.task(1)).toMatchObject({ status: 'enqueued', batchUid: null, startedAt: null });
    expect(control.batch(1)).toBeUndefined();
    expect(chooseNext(control, false)?.taskUids).toEqual([1]);
  });
});

test('after a kill, the tasks before an applied swap follow it', async () => {
  await creation('a');
  await log.enqueue({ type: 'indexSwap', swaps: [{ indexes: ['a', 'b'], rename: false }] });
  await log.begin([1]);
  await resumeTasks(control, log, { taskUid: 1, outcome: succeeded });
  expect([control.task(0)?.indexUid, control.task(1)?.status]).toEqual(['b', 'succeeded']);
});

describe('dates', () => {
  test('select by the instant of a step, exclusive of the ends', async () => {
    const tasks = [await creation('a'), await creation('b'), await creation('c')];

    const [first = 0n, second = 0n, third = 0n] = tasks.map(({ enqueuedAt }) => parseTimestamp(enqueuedAt) ?? 0n);
    expect(matchTasks(control, { afterEnqueuedAt: first })).toEqual([1, 2]);
    expect(matchTasks(control, { afterEnqueuedAt: first, beforeEnqueuedAt: third })).toEqual([1]);
    expect(matchTasks(control, { beforeEnqueuedAt: second })).toEqual([0]);
    expect(matchTasks(control, { afterStartedAt: 0n })).toEqual([]);
    await log.begin([1]);
    expect(matchTasks(control, { afterStartedAt: first })).toEqual([1]);
  });
});
