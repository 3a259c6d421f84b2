import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SnapshotError, type SnapshotErrorCode } from '@stillframe/snapshot';

/** What a restoration leaves to its thread; in this order, where indexes are concerned. */
export type RestoreCommand =
  /** Unpacks and checks a whole archive. */
  | { do: 'unpack'; archivePath: string; intoDirectory: string }
  /** Copies indexes of an archive into the database, unseen; with `isDry` only reads and checks them. */
  | { do: 'stage'; archivePath: string; documents: string; indexUids: string[]; isDry: boolean }
  /** Shows what was staged to everybody. */
  | { do: 'give'; restorationUid: string }
  /** Removes what nobody sees: what was replaced, or what was staged and not given. */
  | { do: 'clear' }
  | { do: 'close' };

export interface RestoreProgress {
  step: string;
  bytesDone: number;
  bytesTotal: number;
}

export interface RestoreThreadData {
  /** One Int32: "stop" (0 or 1). */
  shared: SharedArrayBuffer;
}

export type RestoreAnswer =
  | { done: true }
  | { progress: RestoreProgress }
  | { failure: { code: SnapshotErrorCode | null; message: string; path: string; hint?: string } };

interface Pending {
  resolve(): void;
  reject(error: Error): void;
}

/** The thread in which one restoration reads its archive and writes: requests are answered meanwhile. */
export class RestoreThread {
  readonly #worker: Worker;
  readonly #stop: Int32Array;
  #pending: Pending | undefined;

  constructor(onProgress: (progress: RestoreProgress) => void) {
    const shared = new SharedArrayBuffer(4);
    this.#stop = new Int32Array(shared);
    const workerData: RestoreThreadData = { shared };
    this.#worker = new Worker(new URL('./restore-worker.js', import.meta.url), { workerData });
    this.#worker.on('message', (answer: RestoreAnswer) => {
      if ('progress' in answer) onProgress(answer.progress);
      else if ('failure' in answer) this.#pending?.reject(failureOf(answer.failure));
      else this.#pending?.resolve();
    });
    this.#worker.on('error', (error: Error) => this.#pending?.reject(error));
  }

  /** One at a time. @throws SnapshotError (`aborted` after `stop`), or an Error that the disk or the database gave */
  run(command: RestoreCommand): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#worker.postMessage(command);
    });
  }

  /** Makes what runs give up soon; what follows, too, but for `give`. */
  stop(): void {
    Atomics.store(this.#stop, 0, 1);
  }

  async close(): Promise<void> {
    const exited = once(this.#worker, 'exit');
    await this.run({ do: 'close' });
    await exited;
  }
}

function failureOf({ code, message, path, hint }: Extract<RestoreAnswer, { failure: object }>['failure']): Error {
  if (code === null) return new Error(message);
  return new SnapshotError(code, message, { path, ...(hint !== undefined && { hint }) });
}
