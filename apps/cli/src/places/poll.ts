import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 50;
const LONGEST_MS = 1000;

/**
 * Looks again and again, less and less often, until what it sees is done.
 *
 * @returns undefined when that took longer than `timeoutMs`
 * @throws the signal's reason when it aborts, and whatever `look` throws
 */
export async function poll<T>(
  look: () => Promise<T>,
  isDone: (seen: T) => boolean,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  for (let waitMs = FIRST_MS; ; waitMs = Math.min(waitMs * 1.5, LONGEST_MS)) {
    const seen = await look();
    if (isDone(seen)) return seen;
    if (Date.now() >= deadline) return undefined;
    try {
      await pause(Math.min(waitMs, deadline - Date.now()), undefined, { signal });
    } catch {
      throw signal.reason;
    }
  }
}
