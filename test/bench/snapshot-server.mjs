// A built server without HTTP, in a process of its own, that measures itself. It takes one command at a time over IPC and answers each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { openDatabase } from '../../apps/server/dist/open-database.js';
import { parseOptions } from '../../apps/server/dist/options/parse-options.js';

const pino = createRequire(new URL('../../apps/server/package.json', import.meta.url))('pino');
const options = parseOptions({ argv: process.argv.slice(2), env: {}, readFile: () => undefined, warn: () => {} });
const openingAt = performance.now();
const database = await openDatabase(options, pino({ level: 'silent' }));
const { tasks, payloads } = database;
if (options.importSnapshot !== null) tasks.get(0);
const firstAnswerSeconds = (performance.now() - openingAt) / 1000;

const WORDS = 4000;
const DOCUMENTS_PER_TASK = 20_000;
let state = 1;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
const words = Array.from({ length: WORDS }, () =>
  Math.floor(random() * 2 ** 31)
    .toString(36)
    .slice(0, 2 + random() * 7),
);

/** Text with the skew of natural language: a compressor takes 55 to 65 % away. */
function text(length) {
  let written = '';
  while (written.length < length) written += `${words[Math.floor(random() ** 2 * WORDS)]} `;
  return written;
}

const documentOf = (id) =>
  JSON.stringify({
    id,
    title: text(40),
    overview: text(300 + random() * 1500),
    rating: Math.floor(random() * 1e6) / 1e5,
    released: Math.floor(random() * 2 ** 31),
    tags: [text(4).trim(), text(4).trim(), text(4).trim()],
  });

async function settled(uid) {
  for (;;) {
    const task = JSON.parse(tasks.get(uid));
    if (task.finishedAt !== null) return task;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function put(ids) {
  for (let first = 0; first < ids.length; first += DOCUMENTS_PER_TASK) {
    const payload = await payloads.create();
    for (const id of ids.slice(first, first + DOCUMENTS_PER_TASK)) await payload.write(documentOf(id));
    const { taskUid } = await tasks.enqueue({
      type: 'documentAdditionOrUpdate',
      indexUid: 'movies',
      method: 'replace',
      primaryKey: 'id',
      allowIndexCreation: true,
      payload: await payload.finish(),
    });
    const task = await settled(taskUid);
    if (task.status !== 'succeeded') throw new Error(JSON.stringify(task.error));
  }
}

/** Four writers, each one enqueueing durably as fast as it can, until `isOver`. */
async function write(isOver) {
  const taken = [];
  let last = 0;
  const start = performance.now();
  const writer = async () => {
    while (!isOver()) {
      const before = performance.now();
      const { taskUid } = await tasks.enqueue({ type: 'indexCreation', indexUid: 'other', primaryKey: null });
      taken.push(performance.now() - before);
      last = Math.max(last, taskUid);
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  const seconds = (performance.now() - start) / 1000;
  taken.sort((a, b) => a - b);
  return { last, perSecond: taken.length / seconds, p99Ms: taken[Math.floor(taken.length * 0.99)] ?? 0 };
}

const anonymousBytes = () =>
  Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;

async function takeSnapshot(withWriters) {
  const lag = monitorEventLoopDelay({ resolution: 1 });
  const anonymousBytesBefore = anonymousBytes();
  let peakAnonymousBytes = 0;
  const watch = setInterval(() => {
    peakAnonymousBytes = Math.max(peakAnonymousBytes, anonymousBytes());
  }, 50);
  let isOver = false;
  const cpu = process.cpuUsage();
  const start = performance.now();
  lag.enable();
  const { taskUid } = await tasks.enqueue({ type: 'snapshotCreation' });
  const writing = withWriters ? write(() => isOver) : undefined;
  const task = await settled(taskUid);
  const seconds = (performance.now() - start) / 1000;
  lag.disable();
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  isOver = true;
  const writers = await writing;
  if (task.status !== 'succeeded') throw new Error(JSON.stringify(task.error));
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    worstLagMs: lag.max / 1e6,
    anonymousBytesBefore,
    peakAnonymousBytes,
    writers,
  };
}

const commands = {
  /** @param {{ documents: number }} argument */
  fill: ({ documents }) => put(Array.from({ length: documents }, (_, id) => id)),
  /** Overwrites documents chosen at random. */
  change: ({ documents, share }) =>
    put(Array.from({ length: Math.round(documents * share) }, () => Math.floor(random() * documents))),
  snapshot: ({ withWriters }) => takeSnapshot(withWriters),
  async write({ seconds }) {
    const end = performance.now() + seconds * 1000;
    const figures = await write(() => performance.now() > end);
    await settled(figures.last);
    return figures;
  },
  async close() {
    await database.close();
    process.disconnect();
  },
};

process.on('message', async ({ command, argument }) => {
  try {
    const value = (await commands[command](argument)) ?? null;
    if (process.connected) process.send?.({ value });
  } catch (error) {
    process.send?.({ failure: error.stack });
  }
});
process.send?.({ value: { firstAnswerSeconds } });
