import { setImmediate } from 'node:timers/promises';

/** How long synchronous reading keeps the event loop at most. */
const turnMs = 8;

/** Cuts a long run of synchronous work into turns of the event loop. */
export function pause(): { isOver(): boolean; next(): Promise<void> } {
  let ends = performance.now() + turnMs;
  let calls = 0;
  return {
    isOver: () => (++calls & 15) === 0 && performance.now() >= ends,
    async next() {
      await setImmediate();
      ends = performance.now() + turnMs;
    },
  };
}
