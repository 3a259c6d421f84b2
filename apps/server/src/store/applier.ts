import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Outcome } from './outcome.js';
import type { DocumentWork } from './work.js';

export interface ApplyWorkerData {
  directory: string;
  updateFiles: string;
  /** Two Int32: "stop" (0 or 1), documents done. */
  shared: SharedArrayBuffer;
}

export interface ApplyRequest {
  taskUid: number;
  work: DocumentWork;
}

export type ApplyAnswer = { outcome: Outcome } | { stopped: true } | { crash: string };

/** Applies tasks to the documents in a worker thread, one at a time: however long one takes, requests are answered meanwhile. */
export class Applier {
  readonly #worker: Worker;
  readonly #counters: Int32Array;

  constructor(folders: { directory: string; updateFiles: string }) {
    const shared = new SharedArrayBuffer(8);
    this.#counters = new Int32Array(shared);
    const workerData: ApplyWorkerData = { ...folders, shared };
    this.#worker = new Worker(new URL('./apply-worker.js', import.meta.url), { workerData });
  }

  /**
   * @returns the outcome, on disk; or `stopped`, and then nothing of the task was done
   * @throws Error what the disk or the database said; the task's effect is not there
   */
  async apply(request: ApplyRequest): Promise<Outcome | 'stopped'> {
    Atomics.store(this.#counters, 0, 0);
    Atomics.store(this.#counters, 1, 0);
    this.#worker.postMessage(request);
    const [answer] = (await once(this.#worker, 'message')) as [ApplyAnswer];
    if ('crash' in answer) throw new Error(answer.crash);
    return 'stopped' in answer ? 'stopped' : answer.outcome;
  }

  /** Asks the running task to give up. */
  stop(): void {
    Atomics.store(this.#counters, 0, 1);
  }

  /** Documents of the running task that were done so far. */
  get documentsDone(): number {
    return Atomics.load(this.#counters, 1);
  }

  async close(): Promise<void> {
    const exited = once(this.#worker, 'exit');
    this.#worker.postMessage('close');
    await exited;
  }
}
