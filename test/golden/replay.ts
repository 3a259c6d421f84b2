import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Exchange, Recording } from './recording.js';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,9}Z$/;
const DURATION = /^PT\d+\.\d{9}S$/;
const DEADLINE_MS = 10_000;

/** What came of one exchange: `same reply` leaves an error's message out, `letter for letter` does not. */
export interface Replayed {
  name: string;
  isSameReply: boolean;
  isLetterForLetter: boolean;
  difference?: { wanted: unknown; got: unknown };
}

/** Sends a story to a server, in order, and compares each answer with the recorded one. */
export async function replay(recording: Recording, url: string): Promise<Replayed[]> {
  const results: Replayed[] = [];
  for (const exchange of recording.exchanges) {
    const got = exchange.name.endsWith('its task at the end')
      ? await untilSettled(exchange, url)
      : await send(exchange, url);
    const wanted = { ...exchange.response, headers: {}, type: mediaType(exchange.response.headers['content-type']) };
    const view = (reply: { status: number; type: string; body: unknown }, withMessage: boolean) =>
      JSON.stringify([
        reply.status,
        reply.type,
        exchange.loose ? shapeOf(reply.body) : normalized(reply.body, withMessage),
      ]);
    const isLetterForLetter = view(wanted, true) === view(got, true);
    results.push({
      name: exchange.name,
      isSameReply: view(wanted, false) === view(got, false),
      isLetterForLetter,
      ...(isLetterForLetter
        ? {}
        : { difference: { wanted: [wanted.status, wanted.type, wanted.body], got: [got.status, got.type, got.body] } }),
    });
  }
  return results;
}

interface Reply {
  status: number;
  type: string;
  body: unknown;
}

async function untilSettled(exchange: Exchange, url: string): Promise<Reply> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const reply = await send(exchange, url);
    const { status } = (reply.body ?? {}) as { status?: string };
    if (!(status === 'enqueued' || status === 'processing') || Date.now() > deadline) return reply;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function send({ request }: Exchange, url: string): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { hostname, port, method: request.method, path: request.path.replaceAll(' ', '%20'), headers: request.headers },
      async (incoming) => {
        const body = await text(incoming);
        const type = mediaType(incoming.headers['content-type']);
        resolve({
          status: incoming.statusCode ?? 0,
          type,
          body: type === 'application/json' ? JSON.parse(body) : body,
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

const mediaType = (header: string | undefined): string => (header ?? '').split(';')[0] ?? '';

/** A body without what differs by nature: instants (but `expiresAt`, which is echoed) and durations. */
function normalized(value: unknown, withMessage: boolean, key?: string): unknown {
  if (typeof value === 'string') {
    if (key === 'message' && !withMessage) return '<message>';
    if (key !== 'expiresAt' && DATE_TIME.test(value)) return '<date>';
    return DURATION.test(value) ? '<duration>' : value;
  }
  if (Array.isArray(value)) return value.map((item) => normalized(item, withMessage));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, normalized(item, withMessage, name)]),
  );
}

// Figures that only the real engine has (what it traced, how its tables grew) are no part of the shape.
const ENGINE_FIGURES = ['progressTrace', 'writeChannelCongestion', 'internalDatabaseSizes'];

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ENGINE_FIGURES.includes(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, shapeOf(item)]),
  );
}
