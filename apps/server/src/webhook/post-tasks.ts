import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Where finished tasks are told to. */
export interface WebhookTarget {
  url: string;
  /** The value of the Authorization header; null sends none. */
  authorization: string | null;
}

/** What came of one request. `isRefused`: the receiver understood and does not want it; asking again soon is of little use. */
export type Delivery = { isDelivered: true } | { isDelivered: false; isRefused: boolean; reason: string };

/** Statuses that ask for another try: RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4. */
const TRY_AGAIN: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Sends tasks as Meilisearch sends them: one POST, a task a line, gzip-compressed. Only the head of the answer is looked at.
 * Redirects are not followed: they would carry the Authorization header to somewhere else.
 *
 * The reason of a failure holds neither the URL nor the header.
 */
export async function postTasks(
  { url, authorization }: WebhookTarget,
  lines: readonly string[],
  signal: AbortSignal,
): Promise<Delivery> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/x-ndjson',
        'content-encoding': 'gzip',
        ...(authorization !== null && { authorization }),
      },
      body: await compress(lines.map((line) => `${line}\n`).join('')),
      signal,
    });
    await response.body?.cancel();
    const { status } = response;
    if (response.ok) return { isDelivered: true };
    const isRefused = status < 500 && !TRY_AGAIN.has(status);
    return { isDelivered: false, isRefused, reason: `it was answered ${status}` };
  } catch (error) {
    return { isDelivered: false, isRefused: false, reason: reasonOf(error) };
  }
}

// What a failed fetch says of its cause may quote an address, but never what comes after it.
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer came in time';
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? `the connection failed (${code})` : 'the connection failed';
}
