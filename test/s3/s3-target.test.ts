import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { createS3 } from '../../apps/server/src/snapshot/s3/create-s3.js';
import { s3Target } from '../../apps/server/src/snapshot/s3/s3-target.js';
import { targetSuite } from '../../packages/snapshot/src/testing/target-suite.js';
import { BUCKET, S3_ACCESS, S3_REGION, S3_SECRET, type S3Server, startS3, whyNoS3 } from './s3-server.js';

const missing = whyNoS3();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('what a directory promises, a bucket promises too', () => {
  let server: S3Server;
  let prefixes = 0;
  beforeAll(async () => {
    server = await startS3();
  });
  afterAll(() => server?.stop());

  targetSuite('a prefix of a bucket', async () => {
    const prefix = `suite-${++prefixes}/`;
    const settings = {
      endpoint: server.url,
      region: S3_REGION,
      bucket: BUCKET,
      prefix,
      credentials: { accessKeyId: S3_ACCESS, secretAccessKey: S3_SECRET },
      partSizeBytes: 8 * 2 ** 20,
      maxInFlightParts: 4,
    };
    return {
      target: s3Target(
        createS3(settings, () => 1),
        settings,
      ),
      truncate: (name, sizeBytes) => truncate(join(server.folder, BUCKET, prefix, name), sizeBytes),
    };
  });
});
