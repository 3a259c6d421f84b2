import { setTimeout as delay } from 'node:timers/promises';
import { bodyOf, withHeader, withText } from './change.js';
import { type Forward, headerOf, type ProxiedReply, type ProxiedRequest, type Serve } from './exchange.js';

/** A server that behaves otherwise than ours and keeps the contract just as well: a judge that finds fault with it is wrong. */
export interface LawfulServer {
  readonly name: string;
  readonly why: string;
  /** @param seed of its timing and data, so that a run can be had again */
  serve(seed: number): Serve;
}

/** Numbers from 0 to 1 that are the same for the same seed. @see Mulberry32, by Tommy Ettinger, in the public domain */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same JSON with the members of each object in another order; texts of documents too, as objects have none. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, member]) => [random(), name, shuffled(member, random)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a - b).map(([, name, member]) => [name, member]));
}

const isJson = (reply: ProxiedReply): boolean =>
  /^application\/json/.test(headerOf(reply, 'content-type') ?? '') && reply.body.length > 0;

/** The four that a judge must leave alone. */
export const lawfulServers: readonly LawfulServer[] = [
  {
    name: 'keys in another order',
    why: 'RFC 8259 §4: an object is an unordered collection',
    serve: (seed) => {
      const random = randomFrom(seed);
      return async (request, forward) => {
        const reply = await forward(request);
        return isJson(reply) ? withText(reply, JSON.stringify(shuffled(bodyOf(reply), random))) : reply;
      };
    },
  },
  {
    name: 'slow answers',
    why: 'a contract without deadlines for answers promises none',
    serve: (seed) => {
      const random = randomFrom(seed);
      return async (request, forward) => {
        const reply = await forward(request);
        await delay(random() * 12);
        return { ...reply };
      };
    },
  },
  {
    name: 'more headers',
    why: 'RFC 9110 §5.1: recipients ignore headers that they do not know',
    serve: (seed) => {
      const random = randomFrom(seed);
      return async (request, forward) => {
        const reply = withHeader(await forward(request), 'X-Request-Id', Math.floor(random() * 1e9).toString(36));
        const cached = withHeader(
          withHeader(reply, 'Server-Timing', `db;dur=${random().toFixed(3)}`),
          'Vary',
          'Origin, Accept',
        );
        const type = headerOf(cached, 'content-type');
        return type === undefined
          ? cached
          : withHeader(cached, 'content-type', type.replace(/;\s*charset=utf-8/i, ';charset=UTF-8'));
      };
    },
  },
  {
    name: 'tasks that end before they are announced',
    why: 'when a task begins and ends is not promised, only that it does, and in which order',
    serve: (seed) => {
      const random = randomFrom(seed);
      return async (request, forward) => {
        const reply = await forward(request);
        const { taskUid } = isJson(reply) ? bodyOf(reply) : {};
        if (typeof taskUid !== 'number' || random() < 0.5) return reply;
        await settled(taskUid, request, forward);
        return { ...reply };
      };
    },
  },
];

/** How long a task may take before its answer is let go all the same. */
const LONGEST_MS = 2000;

/** Waits until a task has ended, with the credential of whoever asked for it; whoever may not look does not wait. */
async function settled(uid: number, { headers }: ProxiedRequest, forward: Forward): Promise<void> {
  const kept = headers.filter(([name]) => /^(host|authorization)$/i.test(name));
  for (const start = Date.now(); Date.now() - start < LONGEST_MS; await delay(5)) {
    const reply = await forward({ method: 'GET', target: `/tasks/${uid}`, headers: kept, body: Buffer.alloc(0) });
    if (reply.status !== 200 || bodyOf(reply).finishedAt !== null) return;
  }
}
