import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ArchiveEntry, type Manifest, type WrittenSegments, writeArchive } from '@stillframe/snapshot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createS3 } from '../../apps/server/src/snapshot/s3/create-s3.js';
import { readObjectManifest } from '../../apps/server/src/snapshot/s3/read-object-manifest.js';
import type { S3Settings } from '../../apps/server/src/snapshot/s3/s3-settings.js';
import { uploadArchive } from '../../apps/server/src/snapshot/s3/upload-archive.js';
import { sampleFacts } from '../../packages/snapshot/src/testing/sample-archive.js';
import { seededBytes } from '../../packages/snapshot/src/testing/seeded-random.js';
import { type Fault, type FaultProxy, type S3Call, startFaultProxy } from './fault-proxy.js';
import { BUCKET, S3_ACCESS, S3_REGION, S3_SECRET, type S3Server, startS3, whyNoS3 } from './s3-server.js';

const MEGABYTE = 1024 * 1024;
const FOREVER = 1000;
const missing = whyNoS3();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('an upload, and what can go wrong', () => {
  let server: S3Server;
  let proxy: FaultProxy;
  let direct: S3Client;
  let s3: S3Client;
  let settings: S3Settings;
  let before: Parameters<typeof uploadArchive>[2]['previous'];
  const documents = seededBytes(11, 24 * MEGABYTE);

  beforeAll(async () => {
    server = await startS3();
    proxy = await startFaultProxy(server.url);
    const credentials = { accessKeyId: S3_ACCESS, secretAccessKey: S3_SECRET };
    settings = {
      endpoint: proxy.url,
      region: S3_REGION,
      bucket: BUCKET,
      prefix: '',
      credentials,
      partSizeBytes: 8 * MEGABYTE,
      maxInFlightParts: 4,
    };
    direct = createS3({ ...settings, endpoint: server.url });
    s3 = createS3(settings, () => 1);
    recorded = await record();
    await upload('before.snapshot');
    before = await readObjectManifest(s3, settings, 'before.snapshot');
  });
  afterEach(() => proxy?.heal());
  afterAll(async () => {
    direct?.destroy();
    s3?.destroy();
    await proxy?.stop();
    await server?.stop();
  });

  const entries = (): ArchiveEntry[] =>
    Object.entries({
      VERSION: Buffer.from('1\n'),
      'control/data.mdb': seededBytes(12, MEGABYTE),
      'documents/data.mdb': documents,
    }).map(([name, content]) => ({
      name,
      sizeBytes: content.length,
      read: async function* () {
        yield content;
      },
    }));
  /** Written once and played back: the archive is not what is tested here. */
  let recorded: { manifest: Manifest; chunks: Buffer[]; runs: WrittenSegments[] };
  const record = async (): Promise<typeof recorded> => {
    const [chunks, runs]: [Buffer[], WrittenSegments[]] = [[], []];
    const target = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    const manifest = await writeArchive({
      entries: entries(),
      facts: sampleFacts,
      target,
      onSegments: (run) => runs.push(run),
    });
    return { manifest, chunks, runs };
  };
  const upload = (name: string) =>
    uploadArchive(s3, settings, {
      name,
      expectedBytes: documents.length,
      previous: before,
      write: async ({ target, onSegments }) => {
        for (const run of recorded.runs) onSegments(run);
        await pipeline(Readable.from(recorded.chunks), target);
        return recorded.manifest;
      },
    });
  const stored = (name: string): Promise<Buffer> => readFile(join(server.folder, BUCKET, name));
  const openUploads = async (): Promise<number> =>
    (await direct.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))).Uploads?.length ?? 0;

  const CALLS: S3Call[] = [
    'CreateMultipartUpload',
    'UploadPart',
    'UploadPartCopy',
    'CompleteMultipartUpload',
    'HeadObject',
  ];
  const PASSING: Fault[] = ['SlowDown', 'TooManyRequests', 'InternalError', 'Reset'];

  test.each(CALLS.flatMap((call) => PASSING.map((fault) => ({ call, fault }))))(
    '$fault at $call passes: it is tried again',
    async ({ call, fault }) => {
      proxy.fail(call, fault, 2);
      const name = `${call}-${fault}.snapshot`;
      const { sha256 } = await upload(name);
      expect(proxy.shown()).toBe(2);
      expect(
        createHash('sha256')
          .update(await stored(name))
          .digest('hex'),
      ).toBe(sha256);
      expect(await openUploads()).toBe(0);
    },
  );

  test.each<{ call: S3Call; fault: Fault }>([
    { call: 'UploadPart', fault: 'ResetInAnswer' },
    { call: 'CompleteMultipartUpload', fault: 'ResetInAnswer' },
    { call: 'CompleteMultipartUpload', fault: 'ErrorIn200' },
    { call: 'UploadPartCopy', fault: 'ErrorIn200' },
  ])('$fault at $call, once: what lies there in the end is what was sent', async ({ call, fault }) => {
    proxy.fail(call, fault, 1);
    const name = `${call}-${fault}-once.snapshot`;
    const { sha256 } = await upload(name);
    expect(proxy.shown()).toBe(1);
    expect(
      createHash('sha256')
        .update(await stored(name))
        .digest('hex'),
    ).toBe(sha256);
    expect(await openUploads()).toBe(0);
  });

  const LASTING: { fault: Fault; says: RegExp }[] = [
    { fault: 'SlowDown', says: /slow down/ },
    { fault: 'InternalError', says: /InternalError/ },
    { fault: 'Reset', says: /s3:\/\/backups\// },
    { fault: 'ExpiredToken', says: /credentials have expired/ },
  ];
  test.each(
    ['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy', 'CompleteMultipartUpload'].flatMap((call) =>
      LASTING.map((lasting) => ({ call: call as S3Call, ...lasting })),
    ),
  )('$fault at $call, for ever: it fails and says so, and leaves nothing', async ({ call, fault, says }) => {
    const archive = await stored('before.snapshot');
    proxy.fail(call, fault, FOREVER);
    const name = `${call}-${fault}-lasting.snapshot`;
    await expect(upload(name)).rejects.toMatchObject({ name: 'SnapshotError', message: expect.stringMatching(says) });
    expect(proxy.shown()).toBeGreaterThan(0);
    expect(await openUploads()).toBe(0);
    expect(await readdir(join(server.folder, BUCKET))).not.toContain(name);
    expect((await stored('before.snapshot')).equals(archive)).toBe(true);
  });

  test('nothing that is said holds a secret', async () => {
    proxy.fail('UploadPart', 'ExpiredToken', FOREVER);
    const error = await upload('secret.snapshot').catch((failure: unknown) => failure);
    expect(String(error)).not.toContain(S3_SECRET);
  });
});
