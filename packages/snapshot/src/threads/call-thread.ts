import { Worker } from 'node:worker_threads';
import { SnapshotError } from '../snapshot-error.js';
import type { Answer, Answers, Failure } from './serve-calls.js';

/** The argument and the result of a call that a thread serves. */
type Argument<Calls, Name extends keyof Calls> = Calls[Name] extends (argument: infer A) => unknown ? A : never;
type Result<Calls, Name extends keyof Calls> = Calls[Name] extends (argument: never) => infer R
  ? Awaited<R> extends Answer<infer V>
    ? V
    : never
  : never;

/** Small, so that buffers of blocks that are done are freed often: they lie outside of the heap and would pile up to 64 MB in each thread. */
const maxYoungGenerationSizeMb = 2;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * A worker thread that serves calls, one after another in the order in which they were made.
 *
 * A thread that dies takes its calls with it: each one rejects, and so does every later one. None of them waits for ever.
 */
export class CallThread<Calls extends Answers> {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #ended: Error | undefined;

  /**
   * @param script a module that calls `serveCalls`
   * @param workerData what it is told at its start
   */
  constructor(script: URL, workerData?: unknown) {
    this.#worker = new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb } });
    this.#worker.on('message', (message: { value: unknown } | { failure: Failure }) => {
      const waiting = this.#waiting.shift();
      if ('failure' in message) waiting?.reject(revive(message.failure));
      else waiting?.resolve(message.value);
    });
    this.#worker.on('error', (error) =>
      this.#end(new Error(`a worker thread failed: ${String(error)}`, { cause: error })),
    );
    this.#worker.on('exit', () => this.#end(new Error('a worker thread ended before its work')));
  }

  /** How many calls are not answered yet. */
  get pending(): number {
    return this.#waiting.length;
  }

  get isAlive(): boolean {
    return this.#ended === undefined;
  }

  /** From now on the process stays as long as the thread; so it is at first. */
  hold(): void {
    this.#worker.ref();
  }

  /** From now on the process may end before the thread does. */
  letGo(): void {
    this.#worker.unref();
  }

  /** @throws what the thread's handler threw, a SnapshotError as such; Error when the thread is gone */
  call<Name extends keyof Calls & string>(name: Name, argument: Argument<Calls, Name>): Promise<Result<Calls, Name>> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      this.#waiting.push({ resolve: (value) => resolve(value as Result<Calls, Name>), reject });
      this.#worker.postMessage({ name, argument });
    });
  }

  /** Stops the thread, wherever it is; when this resolves it touches no file any more. */
  async close(): Promise<void> {
    this.#end(new Error('the worker thread was stopped'));
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}

function revive({ message, code, path, hint }: Failure): Error {
  if (code === null) return new Error(message);
  return new SnapshotError(code, message, { path, ...(hint === null ? {} : { hint }) });
}
