import type { Logger } from 'pino';
import { snapshotFailure } from '../snapshot/snapshot-failure.js';
import type { SnapshotMaker } from '../snapshot/snapshot-maker.js';
import type { Applier } from '../store/applier.js';
import type { Control } from '../store/control.js';
import type { Applied } from '../store/documents-environment.js';
import type { Outcome } from '../store/outcome.js';
import type { Payloads } from '../store/payloads.js';
import { responseError } from '../store/response-error.js';
import type { Reach } from '../store/seams.js';
import { selectAll } from '../store/select.js';
import type { DocumentWork, Work } from '../store/work.js';
import { type Choice, chooseNext } from './choose-next.js';
import type { ProgressStep } from './progress.js';
import { renamedIndexes } from './renamed-indexes.js';
import { resumeTasks } from './resume.js';
import type { RunningBatch, TaskLog } from './task-log.js';

const RETRY_MS = 1000;

export interface SchedulerParts {
  control: Control;
  log: TaskLog;
  applier: Applier;
  payloads: Payloads;
  snapshots: SnapshotMaker;
  logger: Logger;
  reach: Reach;
  /** The last task whose effect is in the documents. */
  lastApplied(): Applied | undefined;
}

/** A batch at work, how to make it give up, and when it has ended one way or the other. */
interface Lane {
  batch: RunningBatch;
  stop(): void;
  steps(): ProgressStep[];
  ended: Promise<void>;
}

/** A wish that no batch be begun: `parked` is told when that is so. */
interface Hold {
  parked(): void;
  released: Promise<void>;
}

/**
 * Runs the tasks, in the order of {@link chooseNext}, one batch at a time; but a snapshot holds the others up only while its
 * instant is fixed: its archive is written beside the tasks that follow.
 */
export class Scheduler {
  readonly #parts: SchedulerParts;
  #wake: () => void = () => {};
  #isClosing = false;
  #hold: Hold | undefined;
  /** Lets the queue go on. */
  #release: () => void = () => {};
  /** Whether tasks may stand as `processing` that nobody runs, because their start or end could not be written. */
  #hasLoose = false;
  #applying: Lane | undefined;
  #capturing: Lane | undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Says that a task was enqueued. */
  notify(): void {
    this.#wake();
  }

  /** Makes running tasks give up if they are among these; they then wait again. */
  stopTasks(uids: number[]): void {
    for (const lane of [this.#applying, this.#capturing]) {
      if (lane?.batch.taskUids.some((uid) => uids.includes(uid))) lane.stop();
    }
  }

  /** The steps of a running batch, outermost first. */
  stepsOf(batchUid: number): ProgressStep[] | undefined {
    return [this.#applying, this.#capturing].find((lane) => lane?.batch.uid === batchUid)?.steps();
  }

  /** Whether a task of this index is being applied. */
  isIndexing(indexUid: string): boolean {
    const [uid] = this.#applying?.batch.taskUids ?? [];
    const { taskSets } = this.#parts.control;
    return uid !== undefined && taskSets.has('status:processing', uid) && taskSets.has(`index:${indexUid}`, uid);
  }

  /**
   * Waits for the batch at work and begins no other; a snapshot's archive may still be being written. Nobody holds a queue that is held.
   *
   * @returns what lets the queue go on
   */
  async hold(): Promise<() => void> {
    const released = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    await new Promise<void>((parked) => {
      this.#hold = { parked, released };
      if (this.#isClosing) parked();
      this.#wake();
    });
    return () => {
      this.#hold = undefined;
      this.#release();
    };
  }

  /** Resolves when no snapshot is being taken. */
  async captured(): Promise<void> {
    await this.#capturing?.ended;
  }

  /** Stops within `graceMs` and a moment: what runs may finish until then; what did not, waits again. */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    this.#wake();
    this.#release();
    this.#capturing?.stop();
    const timer = setTimeout(() => this.#applying?.stop(), graceMs);
    await this.#loop;
    this.#hold?.parked();
    await this.#capturing?.ended;
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    while (!this.#isClosing) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        if (this.#hold) {
          this.#hold.parked();
          await this.#hold.released;
          continue;
        }
        if (this.#hasLoose) await this.#takeUpLoose();
        const choice = chooseNext(this.#parts.control, this.#capturing !== undefined);
        if (choice) await this.#runChoice(choice);
        else await woken;
      } catch (error) {
        this.#parts.logger.error({ err: error }, 'a batch could not be run; it is tried again');
        this.#hasLoose = true;
        await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, RETRY_MS))]);
      }
    }
  }

  async #takeUpLoose(): Promise<void> {
    const { control, log, lastApplied } = this.#parts;
    const running = new Set(this.#capturing?.batch.taskUids);
    await resumeTasks(control, log, lastApplied(), running);
    this.#hasLoose = false;
  }

  async #runChoice({ kind, taskUids }: Choice): Promise<void> {
    const [uid = 0] = taskUids;
    const work = this.#parts.control.work(uid);
    if (!work) throw new Error(`task ${uid} says nothing of what it is to do`);
    if (work.type === 'taskCancelation') await this.#cancel(uid, work.taskUids);
    else if (work.type === 'taskDeletion') await this.#delete(uid, work.taskUids);
    else if (work.type === 'snapshotCreation') await this.#snapshot(taskUids);
    else await this.#apply(uid, work);
    this.#parts.logger.debug({ kind, taskUids }, 'batch taken');
  }

  async #cancel(uid: number, asked: number[]): Promise<void> {
    const { control, log, payloads } = this.#parts;
    // What runs was told to stop when the cancelation was enqueued; a task that ended before it heard stays as it ended.
    if (this.#capturing?.batch.taskUids.some((taskUid) => asked.includes(taskUid))) {
      this.#capturing.stop();
      await this.#capturing.ended;
    }
    const batch = await log.begin([uid]);
    const cancel = selectAll(control.taskSource, { anyOf: [['status:enqueued']], dates: [], only: asked });
    const works = cancel.flatMap((taskUid) => control.work(taskUid) ?? []);
    const outcome: Outcome = {
      status: 'succeeded',
      details: { canceledTasks: cancel.length + control.taskSets.count(`canceledBy:${uid}`) },
    };
    await log.settle(batch, { outcomes: new Map([[uid, outcome]]), cancel });
    for (const work of works) await discardPayload(payloads, work);
  }

  async #delete(uid: number, asked: number[]): Promise<void> {
    const { control, log } = this.#parts;
    const batch = await log.begin([uid]);
    const ended = ['status:succeeded', 'status:failed', 'status:canceled'];
    const remove = selectAll(control.taskSource, { anyOf: [ended], dates: [], only: asked });
    const outcome: Outcome = { status: 'succeeded', details: { deletedTasks: remove.length } };
    await log.settle(batch, { outcomes: new Map([[uid, outcome]]), remove });
  }

  async #apply(uid: number, work: DocumentWork): Promise<void> {
    const { log, applier, payloads, logger } = this.#parts;
    const batch = await log.begin([uid]);
    const run = applier.apply({ taskUid: uid, work });
    const documents = work.type === 'documentAdditionOrUpdate' ? work.payload.documents : 0;
    this.#applying = {
      batch,
      stop: () => applier.stop(),
      steps: () => [
        { currentStep: 'processingTasks', finished: 0, total: 2 },
        { currentStep: 'document', finished: Math.min(applier.documentsDone, documents), total: documents },
      ],
      ended: run.then(
        () => {},
        () => {},
      ),
    };
    try {
      const outcome = await run.catch((error: unknown): Outcome => {
        logger.error({ err: error, taskUid: uid }, 'a task could not be applied');
        return {
          status: 'failed',
          details: {},
          error: responseError('internal', 'The task could not be written to the database.'),
        };
      });
      if (outcome === 'stopped') return await log.requeue(batch);
      this.#parts.reach('effect applied');
      await log.settle(batch, { outcomes: new Map([[uid, outcome]]), ...renamedIndexes(work, outcome) });
      await discardPayload(payloads, work);
    } finally {
      this.#applying = undefined;
    }
  }

  /** Returns when the instant is fixed; the rest happens beside the tasks that follow. */
  async #snapshot(taskUids: number[]): Promise<void> {
    const { log, snapshots, logger } = this.#parts;
    const batch = await log.begin(taskUids);
    const stopper = new AbortController();
    const run = snapshots.begin({ taskUids, signal: stopper.signal });
    const settle = async (outcome: Outcome): Promise<void> =>
      log.settle(batch, { outcomes: new Map(taskUids.map((uid) => [uid, outcome])) });
    const ended = run.published
      .then(
        () => settle({ status: 'succeeded', details: {} }),
        (error: unknown) => {
          if (stopper.signal.aborted) return log.requeue(batch);
          logger.error({ err: error, taskUids }, 'a snapshot failed');
          return settle({ status: 'failed', details: {}, error: snapshotFailure(error) });
        },
      )
      .catch((error: unknown) => {
        logger.error({ err: error, taskUids }, 'the end of a snapshot could not be written; it is taken again');
        this.#hasLoose = true;
      })
      .finally(() => {
        this.#capturing = undefined;
        this.#wake();
      });
    this.#capturing = { batch, stop: () => stopper.abort(), steps: () => run.steps(), ended };
    await run.pinned;
    this.#parts.reach('snapshot pinned');
  }
}

async function discardPayload(payloads: Payloads, work: Work): Promise<void> {
  if (work.type === 'documentAdditionOrUpdate') await payloads.remove(work.payload.uuid);
}
