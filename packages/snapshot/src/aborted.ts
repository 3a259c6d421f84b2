import { SnapshotError } from './snapshot-error.js';

/** Stops work on `path` as soon as the caller has given up. */
export function throwIfAborted(signal: AbortSignal | undefined, path: string): void {
  if (signal?.aborted) throw abortedError(signal, path);
}

/** The error for work that the caller gave up. */
export function abortedError(signal: AbortSignal, path: string): SnapshotError {
  return new SnapshotError('aborted', `the work on ${path} was stopped`, { path, cause: signal.reason });
}
