import { AbortMultipartUploadCommand, ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { s3Failure } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/**
 * Gives up uploads that a killed process left: S3 would keep, and charge for, their parts. Only the owner of the prefix may do this, before it
 * begins one of its own.
 *
 * @returns the keys of those that were given up
 * @throws SnapshotError of what S3 said
 */
export async function sweepUploads(s3: S3Client, { bucket: Bucket, prefix }: S3Settings): Promise<string[]> {
  const swept: string[] = [];
  try {
    let markers: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
    for (;;) {
      const page = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix, ...markers }));
      for (const { Key, UploadId } of page.Uploads ?? []) {
        // A prefix below ours is somebody else's.
        if (Key === undefined || Key.slice(prefix.length).includes('/')) continue;
        await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        swept.push(Key);
      }
      if (!page.IsTruncated) return swept;
      markers = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    }
  } catch (error) {
    throw s3Failure(error, `s3://${Bucket}/${prefix}`, 'sweep');
  }
}
