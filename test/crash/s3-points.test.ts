import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { verifyArchive } from '@stillframe/snapshot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createS3 } from '../../apps/server/src/snapshot/s3/create-s3.js';
import { type FaultProxy, type Moment, type S3Call, startFaultProxy } from '../s3/fault-proxy.js';
import { BUCKET, S3_ACCESS, S3_REGION, S3_SECRET, type S3Server, startS3, whyNoS3 } from '../s3/s3-server.js';
import { isFull, seedsOf } from './crash-form.js';
import { scriptPath } from './script-path.js';

const PREFIX = 'crash/';
const SEEDS = seedsOf(isFull ? 20 : 1);
const MOMENTS: Moment[] = ['before', 'after'];

interface Point {
  call: S3Call;
  /** Whether the start is under attack, or the snapshots after it. */
  during: 'start' | 'snapshots';
}

/** In an order in which each one is reached: what `UploadPart` leaves, the next start gives up; `DeleteObject` needs a third snapshot. */
const POINTS: Point[] = [
  { call: 'PutObject', during: 'snapshots' },
  { call: 'CreateMultipartUpload', during: 'snapshots' },
  { call: 'UploadPart', during: 'snapshots' },
  { call: 'ListMultipartUploads', during: 'start' },
  { call: 'AbortMultipartUpload', during: 'start' },
  { call: 'ListObjects', during: 'start' },
  { call: 'GetObject', during: 'snapshots' },
  { call: 'UploadPartCopy', during: 'snapshots' },
  { call: 'CompleteMultipartUpload', during: 'snapshots' },
  { call: 'HeadObject', during: 'snapshots' },
  { call: 'DeleteObject', during: 'snapshots' },
];

interface TaskEnd {
  uid: number;
  type: string;
  status: string;
  error: unknown;
}

const missing = whyNoS3();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('killed while it speaks to S3', () => {
  let s3: S3Server;
  let proxy: FaultProxy;
  let client: S3Client;
  let folder: string;

  beforeAll(async () => {
    s3 = await startS3();
    proxy = await startFaultProxy(s3.url);
    const credentials = { accessKeyId: S3_ACCESS, secretAccessKey: S3_SECRET };
    const bucket = { endpoint: s3.url, region: S3_REGION, bucket: BUCKET, prefix: PREFIX, credentials };
    client = createS3({ ...bucket, partSizeBytes: 0, maxInFlightParts: 1 });
    folder = await mkdtemp(join(tmpdir(), 'stillframe-s3-points-'));
  });
  afterAll(async () => {
    client?.destroy();
    await proxy?.stop();
    await s3?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  const start = (more: { isLast?: boolean; importSnapshot?: string } = {}): ChildProcess => {
    const flags = {
      's3-bucket-url': proxy.url,
      's3-bucket-name': BUCKET,
      's3-snapshot-prefix': PREFIX,
      's3-access-key': S3_ACCESS,
      's3-secret-key': S3_SECRET,
      'experimental-s3-multipart-part-size': '5MiB',
      'snapshot-compression-level': '0',
      'snapshot-keep-last': '2',
    };
    const argv = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    return fork(scriptPath('s3-victim'), [JSON.stringify({ folder, argv, ...more })], {
      execArgv: ['--no-warnings'],
      env: { PATH: process.env.PATH },
    });
  };
  const said = async (child: ChildProcess): Promise<Record<string, unknown>> => {
    const ended = once(child, 'exit').then(([code, signal]): [Record<string, unknown>] => {
      throw new Error(`the victim ended with ${code ?? signal} before it said anything`);
    });
    ended.catch(() => {});
    const [message] = await Promise.race([once(child, 'message'), ended]);
    return message;
  };
  const killAt = (child: ChildProcess, point: Point, moment: Moment, occurrence: number): void => {
    let left = occurrence;
    proxy.watch((call, when) => {
      if (call === point.call && when === moment && left-- === 0) child.kill('SIGKILL');
      return !child.killed;
    });
  };
  const names = async (): Promise<string[]> => {
    const all = await readdir(join(s3.folder, BUCKET, PREFIX)).catch(() => []);
    return all.filter((name) => !name.startsWith('.')).sort();
  };
  const archives = async (): Promise<string[]> => (await names()).filter((name) => name.endsWith('.snapshot'));
  const pathOf = (name: string): string => join(s3.folder, BUCKET, PREFIX, name);
  const sha256Of = async (name: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(pathOf(name)))
      .digest('hex');

  /** What a start must have put in order, whatever was under way when the process before it died. */
  async function expectOrder(tasks: TaskEnd[], killed: object): Promise<void> {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
    const all = await names();
    const there = await archives();
    expect({ ...killed, uploads: Uploads.length, names: all }).toEqual({
      ...killed,
      uploads: 0,
      names: there.flatMap((name) => [name, `${name}.json`]).sort(),
    });
    expect({ ...killed, unsettled: tasks.filter(({ status }) => status !== 'succeeded') }).toEqual({
      ...killed,
      unsettled: [],
    });
    for (const name of there) {
      const record = JSON.parse(await readFile(pathOf(`${name}.json`), 'utf8'));
      expect({ ...killed, name, sha256: await sha256Of(name) }).toEqual({ ...killed, name, sha256: record.sha256 });
    }
  }

  // One folder and one prefix through all of them: each start finds what the kill before left, and is killed in its turn.
  test(`at ${POINTS.length} kinds of call: the next start leaves no upload, no archive without its record, no record without its archive`, {
    timeout: 60_000 + SEEDS.length * POINTS.length * 20_000,
  }, async () => {
    console.log(`seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`);
    let killed: object = {};
    for (const seed of SEEDS)
      for (const [at, point] of POINTS.entries()) {
        const moment = MOMENTS[(seed + at) % 2] ?? 'before';
        const child = start();
        const exited = once(child, 'exit');
        if (point.during === 'start') killAt(child, point, moment, 0);
        else {
          await expectOrder((await said(child)).tasks as TaskEnd[], killed);
          killAt(child, point, moment, seed % 2);
          child.send('go');
        }
        killed = { seed, ...point, moment };
        const [code, signal] = await exited;
        proxy.heal();
        expect({ ...killed, code, signal }).toEqual({ ...killed, code: null, signal: 'SIGKILL' });
        // Whatever was under way, one that was finished before is there, and good.
        const all = await names();
        const good = all.filter((name) => all.includes(`${name}.json`)).at(-1);
        if (at > 0 || seed !== SEEDS[0]) expect({ ...killed, good }).toEqual({ ...killed, good: expect.any(String) });
        if (good !== undefined && isFull) await verifyArchive(pathOf(good), { tempDirectory: folder });
      }
    const last = start({ isLast: true });
    const lastEnded = once(last, 'exit');
    await expectOrder((await said(last)).tasks as TaskEnd[], killed);
    expect(await lastEnded).toEqual([0, null]);
    const restored = start({ importSnapshot: pathOf((await archives()).at(-1) ?? '') });
    const restoredEnded = once(restored, 'exit');
    expect((await said(restored)).documents).toBeGreaterThanOrEqual(24);
    expect(await restoredEnded).toEqual([0, null]);
  });
});
