import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ApiError, createClient, type Schema, type StillframeClient } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const FOREIGN = fileURLToPath(new URL('../fixtures/meilisearch-1.50.snapshot', import.meta.url));
const NOWHERE = '20200101T000000000Z-7';
const OURS = 'https://github.com/stillframe/stillframe/blob/main/docs/errors.md#';

let server: TestServer;
let client: StillframeClient;

beforeAll(async () => {
  server = await startTestServer(['--snapshot-verify=false', '--snapshot-keep-last', '0']);
  client = createClient({ url: server.url });
  await client.addDocuments('movies', [
    { id: 1, title: 'Carol' },
    { id: 2, title: 'Up' },
  ]);
});
afterAll(() => server.remove());

async function until<T>(ask: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 20_000; ; ) {
    const value = await ask();
    if (isSo(value)) return value;
    if (Date.now() > deadline) throw new Error(`waited too long, last: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Takes a snapshot. */
async function take(): Promise<Schema<'Snapshot'>> {
  const { taskUid } = await client.createSnapshot();
  await client.waitForTask(taskUid);
  const { results } = await client.listSnapshots({ taskUids: [taskUid] });
  const [snapshot] = results;
  if (!snapshot || results.length > 1) throw new Error(`task ${taskUid} has ${results.length} snapshots`);
  return snapshot;
}

const pathOf = ({ location }: { location: string }) => fileURLToPath(location);
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    ({ status, code, link }: ApiError) => `${status} ${code} ${link?.replace(OURS, 'ours#')}`,
  );

interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** The file with headers as they are given. */
function getFile(snapshotUid: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${server.url}/snapshots/${snapshotUid}/file`, { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('what is told of a snapshot', () => {
  test('all that its archive holds, and the way from its task', async () => {
    const snapshot = await take();
    const bytes = readFileSync(pathOf(snapshot));
    expect(snapshot).toEqual({
      snapshotUid: expect.stringMatching(/^\d{8}T\d{9}Z-\d+$/),
      kind: 'native',
      state: 'complete',
      pinned: false,
      fileName: `data.ms-${snapshot.snapshotUid}.snapshot`,
      location: expect.stringMatching(/^file:\/\/\//),
      taskUids: [Number(snapshot.snapshotUid.split('-')[1])],
      capturedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      took: expect.stringMatching(/^PT\d+\.\d{9}S$/),
      sizeBytes: bytes.length,
      databaseSizeBytes: expect.any(Number),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      versions: { format: 1, stillframe: '0.1.0', meilisearch: '1.50.0' },
      indexes: [{ uid: 'movies', primaryKey: 'id', numberOfDocuments: 2 }],
      progress: null,
      verification: null,
    });
    expect(await client.getSnapshot(snapshot.snapshotUid)).toEqual(snapshot);
  });

  test('the newest first, in pages, by state', async () => {
    const [older, newer] = [await take(), await take()];
    const { results, total } = await client.listSnapshots({ limit: 2 });
    expect(results.map(({ snapshotUid }) => snapshotUid)).toEqual([newer.snapshotUid, older.snapshotUid]);
    expect(total).toBeGreaterThanOrEqual(2);
    expect((await client.listSnapshots({ offset: 1, limit: 1 })).results).toEqual([older]);
    expect((await client.listSnapshots({ states: ['corrupt'] })).total).toBe(0);
  });

  test('an archive of Meilisearch that was put there is foreign; once verified its contents are known', async () => {
    const path = join(server.snapshotDir, 'theirs.snapshot');
    copyFileSync(FOREIGN, path);
    utimesSync(path, 1_790_000_000, 1_790_000_000);
    // An answer does not wait for long until a file is described.
    const { results } = await until(
      () => client.listSnapshots({ kinds: ['foreign'] }),
      ({ total }) => total > 0,
    );
    expect(results).toMatchObject([{ kind: 'foreign', state: 'complete', fileName: 'theirs.snapshot', indexes: null }]);
    const uid = results[0]?.snapshotUid ?? '';
    await client.verifySnapshot(uid);
    const verified = await until(
      () => client.getSnapshot(uid),
      ({ state }) => state === 'verified',
    );
    expect(verified.versions).toEqual({ format: null, stillframe: null, meilisearch: '1.50.0' });
    expect(verified.indexes?.map((index) => index.uid)).toContain('movies');
    expect((await getFile(uid)).body.equals(readFileSync(FOREIGN))).toBe(true);
    await client.deleteSnapshot(uid);
    expect(existsSync(path)).toBe(false);
  });

  test('a snapshot under way is `creating`, and nothing can be done with it but wait', async () => {
    const big = Array.from({ length: 2000 }, (_, id) => ({ id, text: `${id} `.repeat(3000) }));
    await client.waitForTask((await client.addDocuments('big', big)).taskUid, { timeoutMs: 60_000 });
    const { taskUid } = await client.createSnapshot();
    const [making] = await until(
      async () => (await client.listSnapshots({ taskUids: [taskUid] })).results,
      (results) => results.length > 0,
    );
    // A fast machine may have ended it by now.
    if (making?.state === 'creating') {
      expect(making).toMatchObject({
        sizeBytes: null,
        sha256: null,
        taskUids: [taskUid],
        progress: { bytesTotal: expect.any(Number) },
      });
      const refused = await Promise.all([
        codeOf(client.verifySnapshot(making.snapshotUid)),
        codeOf(client.deleteSnapshot(making.snapshotUid)),
      ]);
      for (const code of refused)
        expect(['409 snapshot_not_complete ours#snapshot_not_complete', 'no error']).toContain(code);
    }
    await client.waitForTask(taskUid, { timeoutMs: 60_000 });
    await client.waitForTask((await client.deleteIndex('big')).taskUid);
  });
});

describe('uids that are none', () => {
  test.each([
    ['latest', 400],
    ['..', 400],
    ['../../etc/passwd', 400],
    ['..%2F..%2Fetc%2Fpasswd', 400],
    ['%2e%2e', 400],
    ['%2e%2e%2fdata.ms', 400],
    ['..%252f..%252fetc%252fpasswd', 400],
    ['%00', 400],
    ['data.ms.snapshot', 400],
    [`data.ms-${NOWHERE}.snapshot`, 400],
    [`${NOWHERE}%00`, 400],
    [`${NOWHERE}%0A`, 400],
    [`${NOWHERE}/..`, 400],
    ['foreign-XYZ', 400],
    ['%E0%A4%A', 400],
    ['a'.repeat(5000), 400],
    [NOWHERE, 404],
    ['foreign-0123456789abcdef', 404],
  ])('%s', async (uid, status) => {
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/file'],
      ['DELETE', '?force=true'],
      ['POST', '/verify'],
    ] as const) {
      const answer = await raw(
        `${method} /snapshots/${uid}${rest} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      const got = Number(head.split(' ')[1]);
      // Where dots lead out of /snapshots there is no such route, or no such method.
      expect(status === 404 ? [404] : [400, 404, 405], `${method} ${uid}${rest}: ${head}`).toContain(got);
      if (got === 400) expect(body).toMatch(/"code":"(invalid_snapshot_uid|bad_request)"/);
      expect(answer).not.toMatch(/root:|ENOENT|at Object|\/tmp\//);
    }
  });

  /** A request that no library has straightened. */
  function raw(text: string): Promise<string> {
    const { hostname, port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
      let answer = '';
      socket.on('data', (part) => {
        answer += part.toString();
      });
      socket.on('end', () => resolve(answer)).on('error', reject);
      socket.write(text);
    });
  }

  test('just deleted: every operation says that it is not there', async () => {
    const { snapshotUid } = await take();
    await client.deleteSnapshot(snapshotUid);
    const want = '404 snapshot_not_found ours#snapshot_not_found';
    expect(await codeOf(client.getSnapshot(snapshotUid))).toBe(want);
    expect(await codeOf(client.getSnapshotFile(snapshotUid))).toBe(want);
    expect(await codeOf(client.verifySnapshot(snapshotUid))).toBe(want);
    expect(await codeOf(client.updateSnapshot(snapshotUid, { pinned: true }))).toBe(want);
    expect(await codeOf(client.deleteSnapshot(snapshotUid))).toBe(want);
  });
});

describe('downloads', () => {
  test('the whole, with all that a careful client needs', async () => {
    const snapshot = await take();
    const bytes = readFileSync(pathOf(snapshot));
    const { status, headers, body } = await getFile(snapshot.snapshotUid);
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-length': `${bytes.length}`,
      'content-disposition': `attachment; filename=${snapshot.fileName}`,
      'accept-ranges': 'bytes',
      etag: `"${snapshot.sha256}"`,
      'repr-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    });
    expect(headers['content-encoding']).toBeUndefined();
  });

  test('HEAD has the same headers and no body, and looks at no range', async () => {
    const { snapshotUid, sizeBytes } = await take();
    const whole = await getFile(snapshotUid);
    const head = await getFile(snapshotUid, { range: 'bytes=0-9' }, 'HEAD');
    const named = ({ headers: { date: _date, 'x-request-id': _id, ...rest } }: RawAnswer) => rest;
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, `${sizeBytes}`]);
    expect(named(head)).toEqual(named(whole));
    await client.deleteSnapshot(snapshotUid);
  });

  test('ranges, and what is none', async () => {
    const snapshot = await take();
    const bytes = readFileSync(pathOf(snapshot));
    const size = bytes.length;
    const ask = async (range: string, more = {}) => {
      const { status, headers, body } = await getFile(snapshot.snapshotUid, { range, ...more });
      return { status, range: headers['content-range'], body };
    };
    for (const [range, start, end] of [
      ['bytes=0-9', 0, 10],
      ['bytes=100-', 100, size],
      ['bytes=-7', size - 7, size],
    ] as const) {
      expect(await ask(range)).toEqual({
        status: 206,
        range: `bytes ${start}-${end - 1}/${size}`,
        body: bytes.subarray(start, end),
      });
    }
    for (const none of ['bytes=a-b', 'bytes=5-1', 'items=0-1', 'bytes=0-1,3-4', `bytes=${'0-0,'.repeat(500)}1-1`])
      expect((await ask(none)).status, none).toBe(200);
    const etag = `"${snapshot.sha256}"`;
    expect((await ask('bytes=0-9', { 'if-range': etag })).status).toBe(206);
    expect((await ask('bytes=0-9', { 'if-range': '"another"' })).status).toBe(200);
    const behind = await getFile(snapshot.snapshotUid, { range: `bytes=${size}-` });
    expect([behind.status, behind.headers['content-range']]).toEqual([416, `bytes */${size}`]);
    expect(JSON.parse(behind.body.toString())).toMatchObject({
      code: 'range_not_satisfiable',
      link: `${OURS}range_not_satisfiable`,
    });
    const known = await getFile(snapshot.snapshotUid, { 'if-none-match': etag });
    expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, etag]);
    // Nothing of all that holds it any more.
    await client.deleteSnapshot(snapshot.snapshotUid);
  });

  test('a download that broke off goes on where it was', async () => {
    const snapshot = await take();
    const bytes = readFileSync(pathOf(snapshot));
    const first = await client.getSnapshotFile(snapshot.snapshotUid, { range: 'bytes=0-999' });
    const begun = Buffer.from(await new Response(first.body).arrayBuffer());
    const rest = await client.getSnapshotFile(snapshot.snapshotUid, { range: 'bytes=1000-', ifRange: first.etag });
    expect([rest.start, rest.totalBytes, rest.fileName]).toEqual([1000, bytes.length, snapshot.fileName]);
    const end = Buffer.from(await new Response(rest.body).arrayBuffer());
    expect(Buffer.concat([begun, end]).equals(bytes)).toBe(true);
  });

  test('a stuck download keeps its snapshot from being deleted, and nothing else; when it goes away the snapshot can go', async () => {
    const snapshot = await bigSnapshot();
    const stuck = await stuckDownload(snapshot.snapshotUid);
    expect(await codeOf(client.deleteSnapshot(snapshot.snapshotUid, { force: true }))).toBe(
      '409 snapshot_in_use ours#snapshot_in_use',
    );
    const { snapshotUid } = await take();
    await client.deleteSnapshot(snapshotUid);
    stuck.destroy();
    await until(
      () => codeOf(client.deleteSnapshot(snapshot.snapshotUid, { force: true })),
      (code) => code === 'no error',
    );
  });

  test('an archive that is cut under a download breaks the connection, and is corrupt from then on', async () => {
    const snapshot = await bigSnapshot();
    const answer = await stuckDownload(snapshot.snapshotUid);
    chmodSync(pathOf(snapshot), 0o600);
    truncateSync(pathOf(snapshot), 1_000_000);
    const end = new Promise<string>((resolve) => {
      answer.once('end', () => resolve('end')).once('error', (error) => resolve(`error: ${error.message}`));
    });
    answer.resume();
    expect(await end).toBe('error: aborted');
    expect(
      await until(
        () => client.getSnapshot(snapshot.snapshotUid),
        ({ state }) => state === 'corrupt',
      ),
    ).toMatchObject({
      verification: { status: 'failed', error: { code: 'snapshot_corrupt' } },
    });
    expect(await codeOf(client.getSnapshotFile(snapshot.snapshotUid))).toBe(
      '409 snapshot_corrupt ours#snapshot_corrupt',
    );
    await client.deleteSnapshot(snapshot.snapshotUid);
  });

  /** One of which much more than the buffers of a connection is left when its download begins. */
  async function bigSnapshot(): Promise<Schema<'Snapshot'>> {
    const snapshot = await take();
    const path = join(server.snapshotDir, 'big.snapshot');
    // A foreign archive may be followed by anything until it is verified: what counts here is its size.
    writeFileSync(path, Buffer.concat([readFileSync(FOREIGN), Buffer.alloc(24_000_000, snapshot.snapshotUid)]));
    utimesSync(path, 1_790_000_000, 1_790_000_000);
    const [big] = await until(
      async () => (await client.listSnapshots({ kinds: ['foreign'] })).results,
      (results) => results.length === 1,
    );
    if (!big) throw new Error('no big snapshot');
    return big;
  }

  function stuckDownload(snapshotUid: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      httpRequest(`${server.url}/snapshots/${snapshotUid}/file`, (answer) => resolve(answer.pause()))
        .on('error', reject)
        .end();
    });
  }
});

describe('pinning, proving, deleting', () => {
  test('a pin is kept', async () => {
    const { snapshotUid } = await take();
    expect((await client.updateSnapshot(snapshotUid, { pinned: true })).pinned).toBe(true);
    expect((await client.updateSnapshot(snapshotUid, {})).pinned).toBe(true);
    expect((await client.getSnapshot(snapshotUid)).pinned).toBe(true);
    expect((await client.updateSnapshot(snapshotUid, { pinned: false })).pinned).toBe(false);
  });

  test('a proof tells that it waits, runs and ended well', async () => {
    const { snapshotUid } = await take();
    const asked = await client.verifySnapshot(snapshotUid);
    expect(['enqueued', 'processing']).toContain(asked.verification?.status);
    const verified = await until(
      () => client.getSnapshot(snapshotUid),
      ({ state }) => state === 'verified',
    );
    expect(verified.verification).toEqual({
      status: 'succeeded',
      progress: null,
      enqueuedAt: null,
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      error: null,
    });
  });

  test('a damaged archive is found to be corrupt, and the link goes back to the one before', async () => {
    const [before, damaged] = [await take(), await take()];
    const bytes = readFileSync(pathOf(damaged));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    chmodSync(pathOf(damaged), 0o600);
    writeFileSync(pathOf(damaged), bytes);
    await client.verifySnapshot(damaged.snapshotUid);
    const corrupt = await until(
      () => client.getSnapshot(damaged.snapshotUid),
      ({ state }) => state === 'corrupt',
    );
    expect(corrupt.verification).toMatchObject({ status: 'failed', error: { code: 'snapshot_corrupt' } });
    expect(readFileSync(join(server.snapshotDir, 'data.ms.snapshot')).equals(readFileSync(pathOf(before)))).toBe(true);
    await client.deleteSnapshot(damaged.snapshotUid);
  });

  test('the last good one goes only with force', async () => {
    const { results } = await client.listSnapshots({ limit: 1000 });
    const good = results.filter(({ state }) => state !== 'corrupt');
    for (const { snapshotUid } of good.slice(1)) await client.deleteSnapshot(snapshotUid);
    const last = good[0]?.snapshotUid ?? '';
    expect(await codeOf(client.deleteSnapshot(last))).toBe('409 last_good_snapshot ours#last_good_snapshot');
    await client.deleteSnapshot(last, { force: true });
    expect(existsSync(join(server.snapshotDir, 'data.ms.snapshot'))).toBe(false);
    await take();
  });
});

test('all of it is there again after a restart', async () => {
  const { snapshotUid } = await take();
  await client.updateSnapshot(snapshotUid, { pinned: true });
  await server.close();
  const before = server;
  server = { ...(await startTestServer([], before.folder)), folder: before.folder };
  client = createClient({ url: server.url });
  expect(await client.getSnapshot(snapshotUid)).toMatchObject({ pinned: true, state: 'complete' });
});
