import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createClient, type StillframeClient } from '@stillframe/client';
import { readManifest } from '@stillframe/snapshot';
import { afterEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const charactersText = gunzipSync(
  readFileSync(new URL('../fixtures/characters.ndjson.gz', import.meta.url)),
).toString();
const characters = charactersText
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string });

let server: TestServer | undefined;
afterEach(() => server?.remove());

async function allDocuments(client: StillframeClient, indexUid: string): Promise<{ id: string | number }[]> {
  const documents: unknown[] = [];
  for (;;) {
    const { results, total } = await client.listDocuments(indexUid, { offset: documents.length, limit: 1000 });
    documents.push(...results);
    if (documents.length >= total || results.length === 0) return documents as { id: string | number }[];
  }
}

test('8,055 real documents, a snapshot under a writer, and the same state after the wipe', async () => {
  server = await startTestServer();
  const client = createClient({ url: server.url });
  const upload = await fetch(`${server.url}/indexes/characters/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: charactersText,
  });
  await client.waitForTask(((await upload.json()) as { taskUid: number }).taskUid);

  let isWriting = true;
  const written: number[] = [];
  const writer = (async () => {
    for (let id = 0; isWriting; id++) {
      await client.addDocuments('log', [{ id, text: `entry ${id}` }]);
      written.push(id);
    }
  })();
  while (written.length < 20) await new Promise(setImmediate);
  const snapshot = await client.createSnapshot();
  expect(snapshot).toMatchObject({ indexUid: null, status: 'enqueued', type: 'snapshotCreation' });
  await client.waitForTask(snapshot.taskUid);
  isWriting = false;
  await writer;
  await server.close();

  const link = join(server.snapshotDir, 'data.ms.snapshot');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readlinkSync(link)).toMatch(/^data\.ms-\d{8}T\d{9}Z-\d+\.snapshot$/);
  expect(statSync(link).mode & 0o777).toBe(0o400);
  const listed = execFileSync('tar', ['tzf', link], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(listed.slice(0, 3)).toEqual(['VERSION', 'control/data.mdb', 'documents/data.mdb']);
  const manifest = await readManifest(link);
  const logged = manifest.indexes.find(({ uid }) => uid === 'log')?.numberOfDocuments ?? 0;
  expect(logged).toBeGreaterThan(0);

  await rm(join(server.folder, 'data.ms'), { recursive: true });
  server = await startTestServer(['--import-snapshot', link], server.folder);
  const restored = createClient({ url: server.url });
  expect(await allDocuments(restored, 'characters')).toEqual(characters);
  expect(await restored.getIndexStats('characters')).toMatchObject({
    numberOfDocuments: 8055,
    fieldDistribution: { id: 8055, code: 8055, name: 8055 },
  });

  // What waited at the instant is applied now; what was written afterwards is not there.
  const waited = manifest.tasks.enqueued;
  const last = (await restored.listTasks({ limit: 1, types: ['documentAdditionOrUpdate'] })).results[0];
  if (last) await restored.waitForTask(last.uid);
  const log = await allDocuments(restored, 'log');
  expect(log).toEqual(Array.from({ length: logged + waited }, (_, id) => ({ id, text: `entry ${id}` })));
  expect((await restored.listTasks({ types: ['snapshotCreation'] })).total).toBe(0);
});
