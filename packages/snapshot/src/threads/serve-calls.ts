import { parentPort } from 'node:worker_threads';
import { SnapshotError, type SnapshotErrorCode } from '../snapshot-error.js';

/** A call's result, and the memory that moves with it instead of being copied. */
export interface Answer<Value> {
  value: Value;
  transfer?: ArrayBuffer[];
}

/** The calls that a thread serves, by name. */
export type Answers = Record<string, (argument: never) => Answer<unknown> | Promise<Answer<unknown>>>;

/** An error on its way between threads: classes do not survive it. */
export interface Failure {
  message: string;
  /** Null for an error that is not a SnapshotError. */
  code: SnapshotErrorCode | null;
  path: string;
  hint: string | null;
}

/** Serves calls in this worker thread, each one when the one before it is answered. */
export function serveCalls(answers: Answers): void {
  const port = parentPort;
  if (port === null) throw new Error('calls are served in worker threads only');
  let last: Promise<void> = Promise.resolve();
  port.on('message', ({ name, argument }: { name: string; argument: never }) => {
    last = last.then(async () => {
      try {
        const { value, transfer = [] } = (await answers[name]?.(argument)) ?? { value: undefined };
        port.postMessage({ value }, transfer);
      } catch (error) {
        port.postMessage({ failure: describe(error) });
      }
    });
  });
}

function describe(error: unknown): Failure {
  if (error instanceof SnapshotError)
    return { message: error.message, code: error.code, path: error.path, hint: error.hint ?? null };
  return { message: error instanceof Error ? error.message : String(error), code: null, path: '', hint: null };
}
