import type { Request, Response } from 'express';

/** A rest of a body that is small enough to be read for the sake of the connection. */
const WORTH_READING_BYTES = 64 * 1024;
/** How long a client that is still sending gets to notice the answer. */
const LINGER_MS = 500;

/**
 * Answers a request whose body was not read to its end. A large rest is never read: the connection closes. It does so a
 * moment after the answer, because a connection that closes on unread bytes takes the answer with it (RFC 9112 §9.6).
 */
export function stopReading(request: Request, response: Response, answer: () => void): void {
  const length = Number(request.headers['content-length'] ?? 0);
  const isSmall = request.headers['transfer-encoding'] === undefined && length <= WORTH_READING_BYTES;
  if (request.complete || isSmall) {
    answer();
    return;
  }
  response.setHeader('Connection', 'close');
  const end = response.end.bind(response) as (...parts: unknown[]) => Response;
  response.end = ((chunk?: unknown) => {
    response.end = end as typeof response.end;
    if (chunk !== undefined) response.write(chunk);
    const finish = (): void => {
      clearTimeout(timer);
      end();
    };
    const timer = setTimeout(finish, LINGER_MS);
    request.once('end', finish).once('close', () => clearTimeout(timer));
    request.resume();
    return response;
  }) as typeof response.end;
  answer();
}
