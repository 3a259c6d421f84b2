import { resolve } from 'node:path';
import type { Disk } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import type { ServerOptions } from './options/server-options.js';
import { directoryPlace } from './snapshot/directory-place.js';
import type { S3Settings } from './snapshot/s3/s3-settings.js';
import type { SnapshotPlace } from './snapshot/snapshot-place.js';
import { readInstanceUid } from './store/instance-uid.js';
import type { Layout } from './store/layout.js';

export interface SnapshotPlaceParts {
  options: ServerOptions;
  layout: Layout;
  /** Name of the database's folder. */
  database: string;
  disk: Disk;
  logger: Logger;
}

/** Where the options want snapshots to live. What speaks to S3 is loaded only if it is needed. */
export async function openSnapshotPlace(parts: SnapshotPlaceParts): Promise<SnapshotPlace> {
  const { options, layout, database, disk, logger } = parts;
  const settings = s3SettingsOf(options);
  if (!settings) return directoryPlace(resolve(options.snapshotDir), database, disk);
  const { s3Place } = await import('./snapshot/s3-place.js');
  const instanceUid = await readInstanceUid(layout);
  return s3Place({ settings, database, instanceUid, tempDirectory: options.tempDir, logger });
}

/** The level for where snapshots go. */
export const compressionLevelOf = (options: ServerOptions): number =>
  (options.s3BucketName === null ? null : options.experimentalS3CompressionLevel) ?? options.snapshotCompressionLevel;

function s3SettingsOf(options: ServerOptions): S3Settings | undefined {
  const { s3BucketName: bucket, s3AccessKey, s3SecretKey } = options;
  const { experimentalS3RoleArn: roleArn, experimentalS3WebIdentityTokenFile: webIdentityTokenFile } = options;
  if (bucket === null) return undefined;
  return {
    ...(options.s3BucketUrl !== null && { endpoint: options.s3BucketUrl }),
    region: options.s3BucketRegion,
    bucket,
    prefix: options.s3SnapshotPrefix,
    ...(s3AccessKey !== null &&
      s3SecretKey !== null && { credentials: { accessKeyId: s3AccessKey, secretAccessKey: s3SecretKey } }),
    ...(roleArn !== null && webIdentityTokenFile !== null && { credentials: { roleArn, webIdentityTokenFile } }),
    partSizeBytes: options.experimentalS3MultipartPartSizeBytes,
    maxInFlightParts: options.experimentalS3MaxInFlightParts,
  };
}
