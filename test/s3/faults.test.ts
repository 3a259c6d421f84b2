import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { inspect } from 'node:util';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  type ArchiveEntry,
  type Manifest,
  type WriteArchiveOptions,
  type WrittenSegments,
  writeArchive,
} from '@stillframe/snapshot';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLogger } from '../../apps/server/src/log.js';
import { createS3 } from '../../apps/server/src/snapshot/s3/create-s3.js';
import { readObjectManifest } from '../../apps/server/src/snapshot/s3/read-object-manifest.js';
import type { S3Settings } from '../../apps/server/src/snapshot/s3/s3-settings.js';
import { s3Target } from '../../apps/server/src/snapshot/s3/s3-target.js';
import { uploadArchive } from '../../apps/server/src/snapshot/s3/upload-archive.js';
import { s3Place } from '../../apps/server/src/snapshot/s3-place.js';
import { sampleFacts } from '../../packages/snapshot/src/testing/sample-archive.js';
import { seededBytes } from '../../packages/snapshot/src/testing/seeded-random.js';
import { type Fault, type FaultProxy, type S3Call, startFaultProxy } from './fault-proxy.js';
import { BUCKET, S3_ACCESS, S3_REGION, S3_SECRET, type S3Server, startS3, whyNoS3 } from './s3-server.js';

const MEGABYTE = 1024 * 1024;
const FOREVER = 1000;
/** How often a call fails before it passes follows from it. */
const SEED = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);
const missing = whyNoS3();
console.log(missing ? `skipped: ${missing}` : `seed ${SEED}`);

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
  const play = async ({
    target,
    onSegments,
  }: Pick<WriteArchiveOptions, 'target' | 'onSegments'>): Promise<Manifest> => {
    for (const run of recorded.runs) onSegments?.(run);
    await pipeline(Readable.from(recorded.chunks), target);
    return recorded.manifest;
  };
  const upload = (name: string) =>
    uploadArchive(s3, settings, {
      name,
      expectedBytes: documents.length,
      previous: before,
      write: play,
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

  const target = () => s3Target(s3, settings);
  const put = (name: string, text: string) =>
    target().put(name, async (sink) => {
      sink.write(text);
    });
  /** What is done with archives and records that are there, beside uploading: each leaves `after` if it succeeds, and `one` if it does not. */
  const DEEDS: {
    call: S3Call;
    deed: string;
    run: (name: string) => Promise<unknown>;
    gives: unknown;
    after: unknown;
  }[] = [
    {
      call: 'ListObjects',
      deed: 'list',
      run: async (name) => (await target().list()).includes(name),
      gives: true,
      after: 'one',
    },
    {
      call: 'GetObject',
      deed: 'download',
      run: async (name) => (await buffer((await target().open(name)).read(1, 3))).toString(),
      gives: 'ne',
      after: 'one',
    },
    { call: 'GetObject', deed: 'read the record', run: (name) => target().readText(name), gives: 'one', after: 'one' },
    {
      call: 'HeadObject',
      deed: 'stat',
      run: async (name) => (await target().stat(name))?.sizeBytes,
      gives: 3,
      after: 'one',
    },
    { call: 'DeleteObject', deed: 'delete', run: (name) => target().remove(name), gives: undefined, after: null },
    {
      call: 'PutObject',
      deed: 'put the record',
      run: async (name) => (await put(name, 'two!')).sizeBytes,
      gives: 4,
      after: 'two!',
    },
  ];

  test.each(DEEDS.flatMap((deed) => [...PASSING, 'ResetInAnswer' as const].map((fault) => ({ ...deed, fault }))))(
    '$fault at $call passes when we $deed',
    async ({ call, deed, run, gives, after, fault }) => {
      const times = 1 + ((SEED + deed.length + fault.length) % 3);
      const name = `${deed}-${fault}.json`.replaceAll(' ', '-');
      await put(name, 'one');
      proxy.fail(call, fault, times);
      expect({ seed: SEED, gave: await run(name) }).toEqual({ seed: SEED, gave: gives });
      expect(proxy.shown()).toBe(times);
      expect(await s3Target(direct, settings).readText(name)).toBe(after);
    },
  );

  test.each(
    DEEDS.flatMap((deed) =>
      // The answer to a HEAD has no body that could say why.
      LASTING.filter(({ fault }) => deed.call !== 'HeadObject' || fault === 'Reset').map((lasting) => ({
        ...deed,
        ...lasting,
      })),
    ),
  )(
    '$fault at $call, for ever, when we $deed: it says so, and changes nothing',
    async ({ call, deed, run, fault, says }) => {
      const name = `${deed}-${fault}-lasting.json`.replaceAll(' ', '-');
      await put(name, 'one');
      proxy.fail(call, fault, FOREVER);
      const failure = await run(name).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ name: 'SnapshotError', message: expect.stringMatching(says) });
      expect(inspect(failure, { depth: 10 })).not.toContain(S3_SECRET);
      expect(await s3Target(direct, settings).readText(name)).toBe('one');
    },
  );

  test('an archive whose record cannot be put is not there either', async () => {
    const place = s3Place({
      settings,
      database: 'data.ms',
      instanceUid: 'one',
      tempDirectory: null,
      logger: createLogger('OFF'),
    });
    const catalog = {
      entries: async () => [],
      update: async () => Promise.reject(new Error('nothing to update')),
      useFile: () => () => {},
    };
    proxy.fail('PutObject', 'ExpiredToken', FOREVER);
    const name = 'data.ms-20261123T101530250Z-7.snapshot';
    const sent = place.send?.({ name, databaseSizeBytes: documents.length, full: true, write: play }, catalog);
    await expect(sent).rejects.toMatchObject({ message: expect.stringMatching(/credentials have expired/) });
    expect(proxy.shown()).toBeGreaterThan(0);
    expect((await readdir(join(server.folder, BUCKET))).filter((found) => found.startsWith(name))).toEqual([]);
    expect(await openUploads()).toBe(0);
  });

  test('a clock that is an hour ahead is put right by what the server says', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const skewed = createS3(settings, () => 1);
    try {
      expect(await s3Target(skewed, settings).list()).toContain('before.snapshot');
    } finally {
      skewed.destroy();
      vi.useRealTimers();
    }
  });

  test('a clock that cannot be put right is named, and what to do', async () => {
    proxy.fail('CreateMultipartUpload', 'RequestTimeTooSkewed', FOREVER);
    await expect(upload('skewed.snapshot')).rejects.toMatchObject({
      code: 'not_writable',
      message: expect.stringMatching(/clock differs too much/),
      hint: 'Set the clock (NTP).',
    });
  });

  test('nothing that is said holds a secret', async () => {
    proxy.fail('UploadPart', 'ExpiredToken', FOREVER);
    const error = await upload('secret.snapshot').catch((failure: unknown) => failure);
    expect(String(error)).not.toContain(S3_SECRET);
  });
});
