import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { type OpenTargetFile, SnapshotError } from '@stillframe/snapshot';
import { s3Failure } from './s3-failure.js';

/** An object as it was when it was opened: S3 refuses to read another one of its name. */
export interface ObjectVersion {
  Bucket: string;
  Key: string;
  IfMatch: string | undefined;
}

/** An object, open. Each read is a request of its own. */
export function openObject(s3: S3Client, object: ObjectVersion, sizeBytes: number, location: string): OpenTargetFile {
  return {
    sizeBytes,
    read: (start, end) => Readable.from(bytes(s3, object, { start, end, location }), { objectMode: false }),
    close: async () => {},
  };
}

async function* bytes(
  s3: S3Client,
  object: ObjectVersion,
  { start, end, location }: { start: number; end: number; location: string },
): AsyncGenerator<Buffer> {
  let position = start;
  // A connection that breaks in the middle is taken up where it broke, as long as each brings something.
  while (position < end) {
    const from = position;
    try {
      const { Body } = await s3.send(new GetObjectCommand({ ...object, Range: `bytes=${position}-${end - 1}` }));
      for await (const chunk of Body as AsyncIterable<Buffer>) {
        position += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (hasChanged(error))
        throw new SnapshotError('truncated', `${location} was replaced or has become shorter`, {
          path: location,
          cause: error,
        });
      if (position === from || error instanceof S3ServiceException) throw s3Failure(error, location, 'read');
    }
    if (position === from) throw new SnapshotError('truncated', `${location} has become shorter`, { path: location });
  }
}

const hasChanged = (error: unknown): boolean =>
  error instanceof Error && ['PreconditionFailed', 'InvalidRange', 'NoSuchKey', 'NotFound'].includes(error.name);
