import { HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type Manifest, readManifestOf } from '@stillframe/snapshot';
import type { CopySource } from './multipart-upload.js';
import { openObject } from './open-object.js';
import { s3Failure } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/**
 * Reads the manifest of an archive in a bucket: some requests for its end, whatever its size.
 *
 * @throws SnapshotError as `readManifest`, or of what S3 said
 */
export async function readObjectManifest(
  s3: S3Client,
  { bucket, prefix }: S3Settings,
  name: string,
): Promise<{ manifest: Manifest; source: CopySource }> {
  const key = `${prefix}${name}`;
  const location = `s3://${bucket}/${key}`;
  try {
    const { ETag: etag = '', ContentLength: sizeBytes = 0 } = await s3.send(
      new HeadObjectCommand({ Bucket: bucket, Key: key }),
    );
    const object = openObject(s3, { Bucket: bucket, Key: key, IfMatch: etag }, sizeBytes, location);
    const manifest = await readManifestOf({
      path: location,
      sizeBytes,
      file: {
        async read(bytes, offset, length, position) {
          let bytesRead = 0;
          for await (const chunk of object.read(position, Math.min(position + length, sizeBytes)))
            bytesRead += (chunk as Buffer).copy(bytes, offset + bytesRead);
          return { bytesRead };
        },
      },
    });
    return { manifest, source: { key, etag } };
  } catch (error) {
    throw s3Failure(error, location, 'read');
  }
}
