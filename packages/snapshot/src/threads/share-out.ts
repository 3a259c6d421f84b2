import type { WorkerThread } from './thread-pool.js';

/** Gives each piece of work to the first thread that has less than two: one to work on, one to go on with. */
export function shareOut(
  threads: readonly WorkerThread[],
): <Result>(work: (thread: WorkerThread) => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  const turn = () => threads.find((thread) => thread.pending === 0) ?? threads.find((thread) => thread.pending === 1);
  return async (work) => {
    let thread = turn();
    while (thread === undefined) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      thread = turn();
    }
    try {
      return await work(thread);
    } finally {
      waiting.shift()?.();
    }
  };
}
