import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SnapshotMaker } from '../snapshot/snapshot-maker.js';
import { makerSettings } from '../snapshot/testing/maker-settings.js';
import { Applier } from '../store/applier.js';
import { lastApplied } from '../store/apply.js';
import { Control } from '../store/control.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from '../store/documents-environment.js';
import { layoutOf, prepareLayout } from '../store/layout.js';
import { Payloads } from '../store/payloads.js';
import { reachNothing } from '../store/seams.js';
import { Scheduler } from './scheduler.js';
import { TaskLog } from './task-log.js';
import { TaskQueue } from './task-queue.js';

/** A log on a disk that is full when the end of the n-th batch is to be written. */
class FullDiskLog extends TaskLog {
  left = Number.POSITIVE_INFINITY;

  override async settle(...end: Parameters<TaskLog['settle']>): Promise<void> {
    if (this.left-- === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return super.settle(...end);
  }
}

let folder: string;
let control: Control;
let environment: DocumentsEnvironment;
let applier: Applier;
let scheduler: Scheduler;
let log: FullDiskLog;
let tasks: TaskQueue;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scheduler-'));
  const layout = layoutOf(join(folder, 'data.ms'));
  await prepareLayout(layout);
  control = new Control(layout.control);
  environment = openDocumentsEnvironment(layout.documents);
  const payloads = new Payloads(layout.updateFiles);
  applier = new Applier({ directory: layout.documents, updateFiles: layout.updateFiles });
  log = new FullDiskLog(control);
  const snapshots = new SnapshotMaker(
    { layout, control, documents: environment, payloads },
    makerSettings(join(folder, 'snapshots')),
  );
  const logger = pino({ level: 'silent' });
  scheduler = new Scheduler({
    control,
    log,
    applier,
    payloads,
    snapshots,
    logger,
    reach: reachNothing,
    lastApplied: () => lastApplied(environment),
  });
  tasks = new TaskQueue({ control, log, scheduler });
});

afterEach(async () => {
  await scheduler.close(1000);
  await applier.close();
  await control.close();
  await environment.root.close();
  rmSync(folder, { recursive: true });
});

async function settled(uid: number): Promise<string> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
    const status = control.task(uid)?.status ?? '';
    if (status !== 'enqueued' && status !== 'processing') return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`task ${uid} is not settled`);
}

test.each([
  { work: { type: 'indexCreation', indexUid: 'movies', primaryKey: null } },
  { work: { type: 'snapshotCreation' } },
] as const)(
  'a disk that is full when $work.type ends does not stop the queue, and nothing is done twice',
  async ({ work }) => {
    scheduler.start();
    log.left = 0;
    const { taskUid } = await tasks.enqueue(work);
    expect(await settled(taskUid)).toBe('succeeded');
    const { taskUid: next } = await tasks.enqueue({ type: 'indexCreation', indexUid: 'other', primaryKey: null });
    expect(await settled(next)).toBe('succeeded');
    expect(control.taskSets.count('status:processing')).toBe(0);
  },
);
