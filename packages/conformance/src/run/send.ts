import { type Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ReceivedResponse, SentRequest } from '../model/exchange.js';

/** Bounds of one request. */
export interface SendLimits {
  /** Milliseconds from the first byte sent to the last one received. */
  readonly timeoutMs: number;
  /** Bytes of a body; what is longer is cut off and is an error. */
  readonly bodyBytes: number;
}

/** Why there is no answer: `refused` and `reset` are of the network, the others of what came. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly why: 'unreachable' | 'timeout' | 'too-long' | 'no-http' | 'stopped';
  /** Whether the connection had been used before: its server may just have closed it, as it may at any time. @see RFC 9112 §9.3.1 */
  readonly wasReused: boolean;

  constructor(why: NoAnswer['why'], message: string, options?: ErrorOptions & { wasReused?: boolean }) {
    super(message, options);
    this.why = why;
    this.wasReused = options?.wasReused ?? false;
  }
}

/**
 * Sends one request and takes what comes, nothing repaired and no redirect followed.
 *
 * @throws NoAnswer
 */
export function send(
  sent: SentRequest,
  limits: SendLimits,
  agents: { http: Agent; https: Agent },
  signal?: AbortSignal,
): Promise<ReceivedResponse> {
  const url = new URL(sent.url);
  const isSecure = url.protocol === 'https:';
  const begin = isSecure ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const body = sent.body === undefined ? undefined : Buffer.from(sent.body);
    const headers: Record<string, string> = Object.fromEntries(sent.headers);
    if (body !== undefined) headers['content-length'] = String(body.length);
    const outgoing = begin(
      url,
      { method: sent.method, headers, agent: isSecure ? agents.https : agents.http },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > limits.bodyBytes)
            fail(
              new NoAnswer(
                'too-long',
                `the body of ${sent.method} ${url.pathname} is longer than ${limits.bodyBytes} bytes`,
              ),
            );
        });
        incoming.on('error', (cause) =>
          fail(new NoAnswer('unreachable', `the answer to ${sent.method} ${url.pathname} broke off`, { cause })),
        );
        incoming.on('end', () => {
          settle();
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          resolve({
            status: incoming.statusCode ?? 0,
            headers: pairsOf(incoming.rawHeaders),
            body: text,
            ...(Buffer.from(text).equals(bytes) ? {} : { isUtf8: false }),
          });
        });
      },
    );
    const timer = setTimeout(
      () =>
        fail(
          new NoAnswer('timeout', `${sent.method} ${url.pathname} had no whole answer after ${limits.timeoutMs} ms`),
        ),
      limits.timeoutMs,
    );
    const stop = () => fail(new NoAnswer('stopped', 'stopped'));
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    const fail = (error: NoAnswer) => {
      settle();
      outgoing.destroy();
      reject(error);
    };
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    outgoing.on('error', (cause: NodeJS.ErrnoException) => {
      const isGarbage = cause.code?.startsWith('HPE_') === true;
      fail(
        new NoAnswer(
          isGarbage ? 'no-http' : 'unreachable',
          isGarbage ? `what came is no HTTP: ${cause.message}` : cause.message || String(cause.code),
          { cause, wasReused: outgoing.reusedSocket },
        ),
      );
    });
    outgoing.end(body);
  });
}

function pairsOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2)
    pairs.push([(raw[index] ?? '').toLowerCase(), raw[index + 1] ?? '']);
  return pairs;
}
