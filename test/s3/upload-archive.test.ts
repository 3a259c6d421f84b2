import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ArchiveEntry, type Manifest, writeArchive } from '@stillframe/snapshot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createS3 } from '../../apps/server/src/snapshot/s3/create-s3.js';
import { readObjectManifest } from '../../apps/server/src/snapshot/s3/read-object-manifest.js';
import type { S3Settings } from '../../apps/server/src/snapshot/s3/s3-settings.js';
import { uploadArchive } from '../../apps/server/src/snapshot/s3/upload-archive.js';
import { sampleFacts } from '../../packages/snapshot/src/testing/sample-archive.js';
import { seededBytes } from '../../packages/snapshot/src/testing/seeded-random.js';
import { BUCKET, S3_ACCESS, S3_REGION, S3_SECRET, type S3Server, startS3, whyNoS3 } from './s3-server.js';

const MEGABYTE = 1024 * 1024;
const missing = whyNoS3();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('uploadArchive', () => {
  let server: S3Server;
  let s3: S3Client;
  let settings: S3Settings;

  beforeAll(async () => {
    server = await startS3();
    settings = {
      endpoint: server.url,
      region: S3_REGION,
      bucket: BUCKET,
      prefix: 'nightly/',
      credentials: { accessKeyId: S3_ACCESS, secretAccessKey: S3_SECRET },
      partSizeBytes: 8 * MEGABYTE,
      maxInFlightParts: 4,
    };
    s3 = createS3(settings);
  });
  afterAll(async () => {
    s3?.destroy();
    await server?.stop();
  });

  const entries = (documents: Buffer): ArchiveEntry[] =>
    Object.entries({
      VERSION: Buffer.from('1\n'),
      'control/data.mdb': seededBytes(1, MEGABYTE),
      'documents/data.mdb': documents,
    }).map(([name, content]) => ({
      name,
      sizeBytes: content.length,
      read: async function* () {
        yield content;
      },
    }));

  const upload = (name: string, documents: Buffer, previous?: Parameters<typeof uploadArchive>[2]['previous']) =>
    uploadArchive(s3, settings, {
      name,
      expectedBytes: documents.length,
      previous,
      write: (options): Promise<Manifest> =>
        writeArchive({ entries: entries(documents), facts: sampleFacts, ...options }),
    });

  const stored = (name: string): Promise<Buffer> => readFile(join(server.folder, BUCKET, 'nightly', name));
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const openUploads = async (): Promise<number> =>
    (await s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))).Uploads?.length ?? 0;

  test('what lies in the bucket is the archive, and a second one is made of the first and what changed', async () => {
    const documents = seededBytes(2, 40 * MEGABYTE);
    const first = await upload('one.snapshot', documents);
    const one = await stored('one.snapshot');
    expect(sha256(one)).toBe(first.sha256);
    expect([one.length, first.sentBytes]).toEqual([first.sizeBytes, first.sizeBytes]);

    const previous = await readObjectManifest(s3, settings, 'one.snapshot');
    expect(previous.manifest).toEqual(first.manifest);
    const changed = Buffer.from(documents);
    changed.fill(7, 20 * MEGABYTE, 20 * MEGABYTE + 100);
    const second = await upload('two.snapshot', changed, previous);
    const two = await stored('two.snapshot');
    expect(sha256(two)).toBe(second.sha256);
    // The beginning, the change, the end: 5 MiB each at most.
    expect(second.sentBytes).toBeLessThan(16 * MEGABYTE);
    expect(await openUploads()).toBe(0);
  });

  test('a name that is taken is never written over', async () => {
    const documents = seededBytes(3, MEGABYTE);
    await upload('taken.snapshot', documents);
    await expect(upload('taken.snapshot', seededBytes(4, MEGABYTE))).rejects.toMatchObject({ code: 'already_exists' });
    expect(await openUploads()).toBe(0);
  });

  test('what cannot be written leaves nothing', async () => {
    const broken = uploadArchive(s3, settings, {
      name: 'broken.snapshot',
      expectedBytes: 0,
      write: async ({ target }) => {
        target.write(seededBytes(5, 20 * MEGABYTE));
        throw new Error('the source broke');
      },
    });
    await expect(broken).rejects.toThrow('the source broke');
    expect(await openUploads()).toBe(0);
  });

  test('an archive before that was replaced is not copied from', async () => {
    const documents = seededBytes(6, 20 * MEGABYTE);
    await upload('before.snapshot', documents);
    const previous = await readObjectManifest(s3, settings, 'before.snapshot');
    const stale = { ...previous, source: { ...previous.source, etag: '"0123456789abcdef0123456789abcdef"' } };
    await expect(upload('after.snapshot', documents, stale)).rejects.toMatchObject({ code: 'already_exists' });
    expect(await openUploads()).toBe(0);
  });
});
