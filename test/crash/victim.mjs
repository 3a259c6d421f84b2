// A database that is worked on until the process kills itself, for kill-points.test.ts.
// Argument: JSON {folder, seed, point, occurrence, isArmedAtStart, importSnapshot}. Prints JSON lines: what it found and what a
// restored snapshot holds, then each write before and after it is acknowledged. Exit code 0 without a point, 3 when it was never reached.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDisk } from '@stillframe/snapshot';
import { contentOf, openBuilt, put as putTexts, tasksOf, until, untilQuiet } from './built-database.mjs';
import { say } from './say.mjs';

const { folder, seed, point, occurrence, isArmedAtStart, importSnapshot } = JSON.parse(process.argv[2] ?? '{}');
const MOST_WRITES = 200;
/** Mulberry32: a seed repeats the work. */
let state = seed >>> 0;
const random = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  const once = Math.imul(state ^ (state >>> 15), state | 1);
  const twice = once ^ (once + Math.imul(once ^ (once >>> 7), once | 61));
  return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
};
const below = (end) => Math.floor(random() * end);

let isArmed = isArmedAtStart === true;
let left = occurrence;
let isApplied = true;
const die = () => process.kill(process.pid, 'SIGKILL');
const reach = (reached) => {
  if (reached === 'effect applied') isApplied = true;
  if (isArmed && reached === point && left-- === 0) die();
};

// "disk <call> before" and "disk <call> after" are points too.
const watched =
  (name, call) =>
  async (...values) => {
    reach(`disk ${name} before`);
    const result = await call(...values);
    reach(`disk ${name} after`);
    return result;
  };
const watchedFile = (file) =>
  Object.fromEntries(Object.entries(file).map(([name, call]) => [name, watched(name, call)]));
const disk = {
  ...Object.fromEntries(Object.entries(nodeDisk).map(([name, call]) => [name, watched(name, call)])),
  create: watched('create', async (path) => watchedFile(await nodeDisk.create(path))),
};

const snapshots = join(folder, 'snapshots');
const seams = { disk, reach };
const argv = importSnapshot ? ['--import-snapshot', importSnapshot] : [];
const database = await openBuilt({ folder, argv, seams });
await untilQuiet(database);
// Records that a kill prevented are made beside the start; whoever asks for snapshots waits for them.
await database.snapshots.list({}, { offset: 0, limit: 1 });
const names = existsSync(snapshots) ? readdirSync(snapshots) : [];
// A payload goes after its task was settled.
const filesOf = () => readdirSync(join(folder, 'data.ms', 'db', 'update_files'));
await until(() => filesOf().length === 0, 'payloads').catch(() => {});
const updateFiles = filesOf();
const root = readdirSync(join(folder, 'data.ms'));
const tasks = tasksOf(database, { reverse: true }).map(({ uid, type, status }) => ({ uid, type, status }));
say({ found: { documents: contentOf(database), tasks, names, updateFiles, root } });

const link = join(snapshots, 'data.ms.snapshot');
if (existsSync(link) && !importSnapshot) {
  const restored = await openBuilt({ folder, name: 'restored.ms', argv: ['--import-snapshot', link] });
  await untilQuiet(restored);
  say({ restored: contentOf(restored) });
  await restored.close();
  rmSync(join(folder, 'restored.ms'), { recursive: true });
}
if (!point) {
  await database.close();
  process.exit(0);
}

const enqueue = async (write, work) => {
  say({ asked: write });
  const { taskUid } = await database.tasks.enqueue(work);
  say({ acknowledged: taskUid });
  return taskUid;
};
const snapshot = () => enqueue({ kind: 'snapshot' }, { type: 'snapshotCreation' });
const put = (ids) => {
  const texts = ids.map((id) => JSON.stringify({ id, seed, at: random() }));
  const documents = Object.fromEntries(ids.map((id, n) => [id, texts[n]]));
  return putTexts(database, 'log', texts, (work) => enqueue({ kind: 'put', documents }, work));
};
const remove = (id) =>
  enqueue({ kind: 'remove', id: `${id}` }, { type: 'documentDeletion', indexUid: 'log', documentIds: [`${id}`] });
const many = (length) => Array.from({ length }, (_, id) => 1000 + id);

/** Kills while the worker thread applies a large payload. */
const dieInTask = async () => {
  const uid = await put(many(3000));
  while (database.control.task(uid)?.status === 'enqueued') await new Promise(setImmediate);
  isApplied = false;
  const until = performance.now() + random() * 20;
  while (performance.now() < until) await new Promise(setImmediate);
  if (!isApplied) die();
};

if (!existsSync(link)) {
  await put([1, 2, 3]);
  await snapshot();
  await untilQuiet(database);
}
isArmed = true;
for (let writes = 0; writes < MOST_WRITES; writes++) {
  if (point === 'task under way') await dieInTask();
  const choice = random();
  if (choice < 0.45) await put(Array.from({ length: 1 + below(4) }, () => 1 + below(40)));
  else if (choice < 0.55) await put(many(1 + below(300)));
  else if (choice < 0.7) await remove(1 + below(40));
  else await snapshot();
  if (random() < 0.4) await untilQuiet(database);
}
await database.close();
process.exit(3);
