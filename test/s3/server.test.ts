import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { BUCKET, S3_ACCESS, S3_SECRET, type S3Server, startS3, whyNoS3 } from './s3-server.js';

const missing = whyNoS3();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('a server that sends its snapshots to S3', () => {
  let s3: S3Server;
  let server: TestServer;
  let client: StillframeClient;
  let prefix = 0;

  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3?.stop());
  beforeEach(async () => {
    await serve();
  });
  afterEach(() => server.remove());

  const flags = (more: Record<string, string> = {}): string[] =>
    Object.entries({
      's3-bucket-url': s3.url,
      's3-bucket-name': BUCKET,
      's3-snapshot-prefix': `test-${prefix}`,
      's3-access-key': S3_ACCESS,
      's3-secret-key': S3_SECRET,
      ...more,
    }).flatMap(([name, value]) => [`--${name}`, value]);

  async function serve(more: Record<string, string> = {}): Promise<void> {
    prefix++;
    server = await startTestServer(flags(more));
    client = createClient({ url: server.url, retries: 0 });
  }
  async function serveInstead(more: Record<string, string>): Promise<void> {
    await server.remove();
    await serve(more);
  }
  const objects = async (): Promise<string[]> => (await readdir(join(s3.folder, BUCKET, `test-${prefix}`))).sort();
  const settled = async (enqueued: Promise<{ taskUid: number }>): Promise<Schema<'Task'>> => {
    const { taskUid } = await enqueued;
    return client.waitForTask(taskUid, { intervalMs: 5 }).catch(() => client.getTask(taskUid));
  };
  const take = () => settled(client.createSnapshot());
  const add = (documents: Record<string, unknown>[]) =>
    settled(client.addDocuments('movies', documents, { primaryKey: 'id' }));

  test('streams them there, and writes nothing to the snapshot directory', async () => {
    await add([{ id: 1, title: 'Alien' }]);
    expect(await take()).toMatchObject({ status: 'succeeded' });
    const { results } = await client.listSnapshots();
    expect(results).toHaveLength(1);
    const [snapshot] = results;
    expect(snapshot).toMatchObject({
      state: 'complete',
      kind: 'native',
      indexes: [{ uid: 'movies', numberOfDocuments: 1 }],
    });
    expect(snapshot?.location).toBe(`s3://${BUCKET}/test-${prefix}/${snapshot?.fileName}`);
    expect(await objects()).toEqual(['.stillframe-owner.json', snapshot?.fileName, `${snapshot?.fileName}.json`]);
    expect(existsSync(server.snapshotDir)).toBe(false);
  });

  test('they are read, downloaded in ranges, verified, pinned and deleted as in a directory', async () => {
    await add(Array.from({ length: 2000 }, (_, id) => ({ id, text: `document ${id}` })));
    await take();
    const [snapshot] = (await client.listSnapshots()).results;
    if (!snapshot) throw new Error('no snapshot');
    const url = `${server.url}/snapshots/${snapshot.snapshotUid}/file`;
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(createHash('sha256').update(whole).digest('hex')).toBe(snapshot.sha256);
    const part = await fetch(url, { headers: { range: 'bytes=100-199' } });
    expect([part.status, Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 200))]).toEqual([206, true]);
    await client.verifySnapshot(snapshot.snapshotUid);
    await expect
      .poll(async () => (await client.getSnapshot(snapshot.snapshotUid)).state, { timeout: 20_000 })
      .toBe('verified');
    expect(await client.updateSnapshot(snapshot.snapshotUid, { pinned: true })).toMatchObject({ pinned: true });
    await take();
    await client.deleteSnapshot(snapshot.snapshotUid);
    expect((await client.listSnapshots()).total).toBe(1);
  });

  test('one is restored', async () => {
    await add([{ id: 1, title: 'Alien' }]);
    await take();
    const [snapshot] = (await client.listSnapshots()).results;
    await settled(client.deleteAllDocuments('movies'));
    const { restorationUid } = await client.createRestoration({ snapshotUid: snapshot?.snapshotUid ?? '' });
    await expect
      .poll(async () => (await client.getRestoration(restorationUid)).status, { timeout: 20_000 })
      .toBe('succeeded');
    expect((await client.listDocuments('movies')).results).toEqual([{ id: 1, title: 'Alien' }]);
  });

  test('retention holds there too, and the pinned one stays', async () => {
    await serveInstead({ 'snapshot-keep-last': '2' });
    for (let count = 0; count < 4; count++) {
      await take();
      const [newest] = (await client.listSnapshots()).results;
      if (count === 0) await client.updateSnapshot(newest?.snapshotUid ?? '', { pinned: true });
    }
    expect((await client.listSnapshots()).results.map(({ pinned }) => pinned)).toEqual([false, false, true]);
    expect(await objects()).toHaveLength(7);
  });

  test('a second instance with the same prefix adds its own and removes nothing', async () => {
    await take();
    const first = server;
    server = await startTestServer(flags({ 'snapshot-keep-last': '1' }));
    client = createClient({ url: server.url, retries: 0 });
    try {
      expect(await take()).toMatchObject({ status: 'succeeded' });
      expect((await client.listSnapshots()).total).toBe(2);
    } finally {
      await first.remove();
    }
  });

  test('an archive that another program replaced is found out, not restored', async () => {
    await add([{ id: 1 }]);
    await take();
    const [snapshot] = (await client.listSnapshots()).results;
    await writeFile(
      join(s3.folder, BUCKET, `test-${prefix}`, snapshot?.fileName ?? ''),
      Buffer.alloc(snapshot?.sizeBytes ?? 0, 7),
    );
    await expect(client.createRestoration({ snapshotUid: snapshot?.snapshotUid ?? '' })).rejects.toMatchObject({
      code: 'snapshot_corrupt',
    });
    expect((await client.listDocuments('movies')).total).toBe(1);
  });

  test.each([
    ['a bucket that does not exist', { 's3-bucket-name': 'nowhere' }, /no such bucket/],
    ['a wrong secret', { 's3-secret-key': 'wrongwrongwrong' }, /credentials are not accepted/],
    ['an unknown access key', { 's3-access-key': 'AKIDUNKNOWN' }, /credentials are not accepted/],
  ])('with %s the server starts, and the task fails within 10 s with the reason', async (_what, wrong, reason) => {
    await serveInstead(wrong);
    const before = performance.now();
    const task = await take();
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(task).toMatchObject({ status: 'failed', error: { message: expect.stringMatching(reason) } });
    expect(JSON.stringify(task)).not.toContain(S3_SECRET);
    await expect(client.listSnapshots()).rejects.toMatchObject({
      code: 'io_error',
      message: expect.stringMatching(reason),
    });
  });
});
