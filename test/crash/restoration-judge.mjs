// Starts a server on what a killed one left, and prints what it holds as JSON, for restoration-points.test.ts. Argument: JSON {folder}.
import { readdirSync } from 'node:fs';
import { createClient } from '@stillframe/client';
import { parseOptions, startServer } from '@stillframe/server';

const { folder } = JSON.parse(process.argv[2] ?? '{}');
const paths = ['--db-path', `${folder}/data.ms`, '--snapshot-dir', `${folder}/snapshots`];
// In production fewer validators are compiled: half of what a start costs.
const masterKey = 'aCrashMasterKey-0123456789';
const argv = [
  '--http-addr',
  'localhost:0',
  '--log-level',
  'OFF',
  '--env',
  'production',
  '--master-key',
  masterKey,
  ...paths,
];
const server = await startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} }));
const client = createClient({ url: server.url, apiKey: masterKey });
for (const deadline = Date.now() + 20_000; ; ) {
  if ((await client.listTasks({ statuses: ['enqueued', 'processing'], limit: 1 })).total === 0) break;
  if (Date.now() > deadline) throw new Error('the queue did not come to rest');
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const indexes = {};
for (const { uid } of (await client.listIndexes({ limit: 100 })).results) {
  const { results } = await client.listDocuments(uid, { limit: 100_000 });
  const { numberOfDocuments } = await client.getIndexStats(uid);
  indexes[uid] = { ids: results.map(({ id }) => id), texts: results.map(({ text }) => text), numberOfDocuments };
}
const tasks = (await client.listTasks({ limit: 100_000 })).results.map(({ uid, type, status, canceledBy }) => ({
  uid,
  type,
  status,
  canceledBy,
}));
const restorations = (await client.listRestorations()).results;
const { taskUid } = await client.addDocuments('after', [{ id: 1 }]);
const { status } = await client.waitForTask(taskUid, { intervalMs: 5 });
await server.close();
const folders = readdirSync(`${folder}/data.ms`).sort();
const payloads = readdirSync(`${folder}/data.ms/db/update_files`);
console.log(JSON.stringify({ indexes, tasks, restorations, next: { taskUid, status }, folders, payloads }));
