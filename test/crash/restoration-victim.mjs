// A server that kills itself at a point of a restoration, for restoration-points.test.ts. Argument: JSON {folder, point, request, writers}.
// Prints a JSON line for each acknowledged addition; exit code 3 when the point was never reached.
import { createClient } from '@stillframe/client';
import { parseOptions, startServer } from '@stillframe/server';

const { folder, point, request, writers } = JSON.parse(process.argv[2] ?? '{}');

const reach = (reached) => {
  if (reached === point) process.kill(process.pid, 'SIGKILL');
};

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
const options = parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} });
const server = await startServer(options, { reach });
const client = createClient({ url: server.url, apiKey: masterKey, retries: 0 });

let isDone = false;
const write = async (writer) => {
  for (let n = 0; !isDone; n++) {
    const id = `${writer}-${n}`;
    const { taskUid } = await client.addDocuments('log', [{ id }]);
    console.log(JSON.stringify({ taskUid, id }));
  }
};
const writing = Array.from({ length: writers }, (_, writer) => write(writer));
const { restorationUid } = await client.createRestoration(request);
while ((await client.getRestoration(restorationUid)).finishedAt === null) {
  await new Promise((resolve) => setTimeout(resolve, 5));
}
isDone = true;
await Promise.all(writing);
await server.close();
process.exit(3);
