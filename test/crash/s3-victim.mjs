// A built server without HTTP that sends its snapshots to S3, for s3-points.test.ts, which kills it from outside: the proxy in front of S3 knows which call
// is under way. Argument: JSON {folder, argv, isLast, importSnapshot}. Over IPC it says what it found when its queue had come to rest, waits for a word, and takes
// snapshots until it is killed; exit code 0 when it is the last one, 3 when nobody killed it.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createLogger } from '../../apps/server/dist/log.js';
import { openDatabase } from '../../apps/server/dist/open-database.js';
import { parseOptions } from '../../apps/server/dist/options/parse-options.js';

const { folder, argv, isLast, importSnapshot } = JSON.parse(process.argv[2] ?? '{}');
const SNAPSHOTS = 4;
const QUIET_MS = 20_000;
/** More than two of S3's smallest parts, when nothing is compressed: one is sent, the rest copied. */
const DOCUMENTS = 24;
const DOCUMENT_BYTES = 512 * 1024;

const open = (name, more) => {
  const own = ['--db-path', join(folder, name), '--snapshot-dir', join(folder, 'unused'), '--log-level', 'OFF'];
  const options = parseOptions({ argv: [...own, ...more], env: {}, readFile: () => undefined, warn: () => {} });
  return openDatabase(options, createLogger('OFF'));
};
const untilQuiet = async ({ control: { taskSets } }) => {
  const deadline = Date.now() + QUIET_MS;
  while (taskSets.count('status:enqueued') + taskSets.count('status:processing') > 0) {
    if (Date.now() > deadline) throw new Error('the queue did not come to rest');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};
const put = async ({ payloads, tasks }, documents) => {
  const writer = await payloads.create();
  for (const document of documents) await writer.write(JSON.stringify(document));
  const payload = await writer.finish();
  const work = { indexUid: 'log', method: 'replace', primaryKey: 'id', allowIndexCreation: true, payload };
  await tasks.enqueue({ type: 'documentAdditionOrUpdate', ...work });
  writer.handOver();
};

if (importSnapshot) {
  const restored = await open('restored.ms', ['--import-snapshot', importSnapshot]);
  await untilQuiet(restored);
  process.send({ documents: restored.documents.listDocuments('log', { offset: 0, limit: 0 })?.total });
  await restored.close();
  process.exit(0);
}

const database = await open('data.ms', argv);
await untilQuiet(database);
const tasks = JSON.parse(`[${database.tasks.list({}, { limit: 100_000, reverse: true }).results.join(',')}]`);
process.send({ tasks: tasks.map(({ uid, type, status, error }) => ({ uid, type, status, error })) });
if (isLast) {
  await database.close();
  process.exit(0);
}
await once(process, 'message');
if (tasks.length === 0) {
  const text = () => randomBytes(DOCUMENT_BYTES / 2).toString('hex');
  await put(
    database,
    Array.from({ length: DOCUMENTS }, (_, id) => ({ id: 1000 + id, text: text() })),
  );
}
for (let taken = 0; taken < SNAPSHOTS; taken++) {
  await put(database, [{ id: taken, at: Date.now() }]);
  await database.tasks.enqueue({ type: 'snapshotCreation' });
  await untilQuiet(database);
}
process.exit(3);
