const firstDelayMs = 100;
const longestDelayMs = 5_000;

/**
 * How long to wait before the next attempt.
 *
 * The server's `Retry-After` decides (seconds or a date, RFC 9110 §10.2.3). Without it, the wait doubles from 100 ms to
 * at most 5 s, less up to half of it at random, so that many clients do not come back at once.
 *
 * @param attempt attempts made so far, from 1
 * @param retryAfter the header's value, if the server sent one
 */
export function retryDelayMs(attempt: number, retryAfter: string | null): number {
  const asked = retryAfter === null ? Number.NaN : readRetryAfter(retryAfter);
  if (!Number.isNaN(asked)) return Math.max(0, asked);
  const delayMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
  return delayMs * (1 - Math.random() / 2);
}

function readRetryAfter(value: string): number {
  return /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
}
