import type { ReceivedResponse } from '../model/exchange.js';

/** An answer as a test has it: what `fetch` gave, or what an HTTP client or an injecting framework made of one. */
export type Answer = Response | PlainAnswer;

export interface PlainAnswer {
  readonly status: number;
  readonly headers?: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text as it came. An object is taken for what a client parsed, and written as JSON again. */
  readonly body?: unknown;
}

/**
 * Reads an answer, and leaves the body of a `Response` to be read by the test.
 *
 * @throws TypeError when it is no answer, or when its body was read already
 */
export async function readAnswer(received: unknown): Promise<ReceivedResponse> {
  if (received instanceof Response) {
    if (received.bodyUsed) {
      throw new TypeError('the body of this Response was read already: hand over response.clone(), made before it was');
    }
    const bytes = await received.clone().arrayBuffer();
    const body = new TextDecoder().decode(bytes);
    return { status: received.status, headers: [...received.headers], body, isUtf8: isUtf8(bytes) };
  }
  if (!isPlainAnswer(received)) {
    throw new TypeError('this is no answer: a Response is needed, or an object with status, headers and body');
  }
  const { status, headers = {}, body = '' } = received;
  return { status, headers: pairs(headers), body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function isPlainAnswer(value: unknown): value is PlainAnswer {
  return typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number';
}

function pairs(headers: NonNullable<PlainAnswer['headers']>): ReceivedResponse['headers'] {
  if (headers instanceof Headers) return [...headers];
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: string | undefined) =>
      one === undefined ? [] : [[name.toLowerCase(), one] as const],
    ),
  );
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
