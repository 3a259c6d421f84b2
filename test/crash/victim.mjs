// A server that kills itself at a point, for kill-points.test.ts. Argument: JSON {folder, importSnapshot, point, occurrence}.
// Prints a JSON line for each acknowledged task; exit code 3 when the point was never reached.
import { createClient } from '@stillframe/client';
import { parseOptions, startServer } from '@stillframe/server';
import { nodeDisk } from '@stillframe/snapshot';

const { folder, importSnapshot, point, occurrence } = JSON.parse(process.argv[2] ?? '{}');
const MOST_ROUNDS = 20;
let isArmed = false;
let left = occurrence;

const reach = (reached) => {
  if (isArmed && reached === point && left-- === 0) process.kill(process.pid, 'SIGKILL');
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

const paths = ['--db-path', `${folder}/data.ms`, '--snapshot-dir', `${folder}/snapshots`];
const importing = importSnapshot ? ['--import-snapshot', importSnapshot] : [];
const argv = ['--http-addr', 'localhost:0', '--log-level', 'OFF', ...paths, ...importing];
const options = parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} });

isArmed = importing.length > 0;
const server = await startServer(options, { disk, reach });
const client = createClient({ url: server.url, retries: 0 });
let id = 0;
const add = async () => {
  id += 1;
  const { taskUid } = await client.addDocuments('log', [{ id, text: `entry ${id}` }]);
  console.log(JSON.stringify({ taskUid, id }));
  return taskUid;
};
const settled = (taskUid) => client.waitForTask(taskUid, { intervalMs: 5 });

await settled(await add());
await settled((await client.createSnapshot()).taskUid);
console.log(JSON.stringify({ snapshotOf: id }));
isArmed = true;
for (let round = 0; round < MOST_ROUNDS; round++) {
  await add();
  const { taskUid } = await client.createSnapshot();
  console.log(JSON.stringify({ taskUid }));
  await settled(await add());
  await settled(taskUid);
}
await server.close();
process.exit(3);
