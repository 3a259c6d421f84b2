import type { PolicyRunner } from './run-policies.js';

/** A line of cron is due to the minute; this is how late a snapshot may be. */
const LOOK_EVERY_MS = 5_000;

/**
 * Looks every few seconds whether a policy is due: a timer set for the instant itself would be wrong after each change of the clock.
 *
 * @param onFailure told what the disk said; it is tried again
 * @returns what ends it; resolves when nothing of it is under way any more
 */
export function watchPolicies(runner: PolicyRunner, onFailure: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    looking = runner
      .check()
      .catch(onFailure)
      .then(() => {
        if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS);
      });
  };
  look();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return looking;
  };
}
