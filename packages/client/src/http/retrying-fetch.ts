import { ConnectionError } from '../errors/connection-error.js';
import { TimeoutError } from '../errors/timeout-error.js';
import { describeRequest } from './describe-request.js';
import { pause } from './pause.js';
import { retryDelayMs } from './retry-delay.js';

/** The part of `fetch` that is used: any function that answers a `Request` will do. */
export type Fetch = (request: Request) => Promise<Response>;

export interface RetryingFetchOptions {
  fetch: Fetch;
  /** How often a failed attempt is repeated. */
  retries: number;
  /** How long one call may take, in milliseconds, all attempts and their bodies included, but for the body of a file. */
  timeoutMs: number;
}

// Repeating these changes nothing on the server. A PUT or DELETE here enqueues a task, and would enqueue another.
const repeatable = new Set(['GET', 'HEAD']);
/** Answers of these types may be larger than memory: their bodies are handed over as they come. */
const streamed = new Set(['application/gzip']);
const passing = new Set([429, 502, 503, 504]);
// Timers hold 31 bits; a longer one would fire at once.
const longestTimerMs = 2 ** 31 - 1;

/**
 * A fetch that repeats reads when the connection fails or the server is busy, reads every body but those of files to its end,
 * and gives up in time.
 *
 * Rejects with ConnectionError, TimeoutError, or the reason of the request's own signal.
 */
export function createRetryingFetch({ fetch, retries, timeoutMs }: RetryingFetchOptions): Fetch {
  return async (request) => {
    const endsAt = Date.now() + timeoutMs;
    const deadline = new AbortController();
    const timer = timeoutMs > longestTimerMs ? undefined : setTimeout(() => deadline.abort(), timeoutMs);
    const signal = AbortSignal.any([request.signal, deadline.signal]);
    const attempts = repeatable.has(request.method) ? retries + 1 : 1;
    try {
      for (let attempt = 1; ; attempt++) {
        const isLast = attempt === attempts;
        const answer = await attemptOnce(fetch, new Request(request, { signal }), isLast);
        if (answer !== undefined && (isLast || !passing.has(answer.status))) return answer;
        const delayMs = retryDelayMs(attempt, answer?.headers.get('retry-after') ?? null);
        if (answer !== undefined && Date.now() + delayMs > endsAt) return answer;
        await pause(delayMs, signal);
      }
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (!deadline.signal.aborted) throw error;
      const message = `${describeRequest(request)} took longer than ${timeoutMs} ms.`;
      throw new TimeoutError(message, timeoutMs, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The whole answer; undefined when the connection failed and another attempt may follow. */
async function attemptOnce(fetch: Fetch, request: Request, isLast: boolean): Promise<Response | undefined> {
  try {
    const response = await fetch(request);
    return response.ok && streamed.has(request.headers.get('accept') ?? '') ? response : await readWhole(response);
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (!isLast) return undefined;
    const origin = new URL(request.url).origin;
    const message = `${describeRequest(request)} got no answer from ${origin}${reasonOf(error)}`;
    throw new ConnectionError(message, { cause: error });
  }
}

/** The same answer with its body in memory: a connection that breaks inside the body fails here, where it is repeated. */
async function readWhole(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  // What fetch hands over is decoded and whole.
  headers.delete('content-encoding');
  headers.delete('transfer-encoding');
  headers.set('content-length', String(bytes.byteLength));
  const { status, statusText } = response;
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
}

/** Node says only "fetch failed" and keeps the reason (ECONNREFUSED …) one level down. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return '.';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return `: ${cause.message || code}`;
}
