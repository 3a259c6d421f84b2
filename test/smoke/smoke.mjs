// Walks the built server and client through one snapshot with whatever Node runs this file; needs no test runner.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import { parseOptions, startServer } from '@stillframe/server';

const folder = await mkdtemp(join(tmpdir(), 'stillframe-smoke-'));
const start = (...more) => {
  const paths = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots')];
  const argv = ['--http-addr', 'localhost:0', '--log-level', 'ERROR', ...paths, ...more];
  return startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: console.warn }));
};
const documentsOf = async (url) => (await createClient({ url }).listDocuments('movies')).results;
const movies = [
  { id: 1, title: 'Carol' },
  { id: 2, title: 'Up' },
];

try {
  let server = await start();
  const client = createClient({ url: server.url });
  const added = await client.addDocuments('movies', movies);
  await client.waitForTask(added.taskUid);
  const task = await client.waitForTask((await client.createSnapshot()).taskUid);
  assert.equal(task.status, 'succeeded');
  await server.close();

  await rm(join(folder, 'data.ms'), { recursive: true });
  server = await start('--import-snapshot', join(folder, 'snapshots', 'data.ms.snapshot'));
  assert.deepEqual(await documentsOf(server.url), movies);
  await server.close();
  console.log(`Node ${process.version}: snapshot taken, database removed, snapshot imported, documents are the same`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
