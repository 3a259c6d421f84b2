import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { SnapshotError } from '@stillframe/snapshot';

/** Records of archives have some kilobytes; archives are uploaded in parts. */
const LARGEST_BYTES = 16 * 1024 * 1024;

export interface ObjectPlace {
  bucket: string;
  key: string;
  /** Only if nothing of that name is there. */
  isNew?: boolean;
}

/** Puts a small object there in one request, in the place of what had its name. @throws what S3 throws */
export async function putSmall(
  s3: S3Client,
  { bucket, key, isNew = false }: ObjectPlace,
  body: Buffer,
): Promise<{ sizeBytes: number; sha256: string }> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: body,
      ContentLength: body.length,
      ContentMD5: createHash('md5').update(body).digest('base64'),
      ...(isNew && { IfNoneMatch: '*' }),
    }),
  );
  return { sizeBytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
}

/** Takes what is written, as long as it is small. @throws what `write` throws · SnapshotError `too_large` */
export async function collectSmall(key: string, write: (sink: Writable) => Promise<void>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      chunks.push(chunk);
      done(
        sizeBytes > LARGEST_BYTES
          ? new SnapshotError('too_large', `an object of more than ${LARGEST_BYTES} bytes`, { path: key })
          : null,
      );
    },
  });
  const ended = finished(sink);
  ended.catch(() => {});
  await write(sink);
  sink.end();
  await ended;
  return Buffer.concat(chunks);
}
