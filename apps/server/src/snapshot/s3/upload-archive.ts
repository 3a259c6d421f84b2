import { finished } from 'node:stream/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Manifest, WriteArchiveOptions } from '@stillframe/snapshot';
import { ArchiveSink } from './archive-sink.js';
import { knownSegments } from './known-segments.js';
import { type CopySource, MultipartUpload } from './multipart-upload.js';
import { nothingKnown, PartPlanner } from './plan-parts.js';
import { s3Failure } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/** S3 takes no more parts in one upload; a reserve is left for those that changes cut short. */
const MOST_PARTS = 9000;

export interface UploadArchiveOptions {
  /** Name of the archive. */
  name: string;
  /** Raw bytes of the database: the archive is not larger by much. */
  expectedBytes: number;
  /** The archive before, which unchanged parts are copied from. */
  previous?: { manifest: Manifest; source: CopySource } | undefined;
  /** Writes the archive; `writeArchive` does. */
  write(options: Required<Pick<WriteArchiveOptions, 'target' | 'onSegments'>>): Promise<Manifest>;
}

export interface UploadedArchive {
  manifest: Manifest;
  sizeBytes: number;
  sha256: string;
  /** Bytes that left this machine; the rest was copied where it lay. */
  sentBytes: number;
}

/**
 * Streams an archive into a bucket while it is written: nothing of it is kept on disk, and of a whole archive only some parts in memory.
 *
 * @throws SnapshotError of what S3 said, or what `write` throws; S3 then keeps nothing of it
 */
export async function uploadArchive(
  s3: S3Client,
  { bucket, prefix, partSizeBytes, maxInFlightParts }: S3Settings,
  { name, expectedBytes, previous, write }: UploadArchiveOptions,
): Promise<UploadedArchive> {
  const key = `${prefix}${name}`;
  const location = `s3://${bucket}/${key}`;
  const inWords = (error: unknown): unknown => s3Failure(error, location, 'write');
  const upload = await MultipartUpload.begin({
    s3,
    bucket,
    key,
    source: previous?.source,
    maxInFlight: maxInFlightParts,
  }).catch((error: unknown) => {
    throw inWords(error);
  });
  const known = previous ? knownSegments(previous.manifest) : nothingKnown;
  const target = new ArchiveSink(
    upload,
    new PartPlanner(known, Math.max(partSizeBytes, Math.ceil(expectedBytes / MOST_PARTS))),
  );
  const ended = finished(target);
  ended.catch(() => {});
  try {
    const manifest = await write({ target, onSegments: (run) => target.announce(run) });
    target.end();
    await ended;
    const sha256 = target.sha256();
    await upload.complete(sha256);
    return { manifest, sizeBytes: target.sizeBytes, sha256, sentBytes: upload.sentBytes };
  } catch (error) {
    await upload.abort();
    throw target.failure === undefined && !isFromS3(error) ? error : inWords(target.failure ?? error);
  }
}

const isFromS3 = (error: unknown): boolean => error instanceof Error && '$metadata' in error;
