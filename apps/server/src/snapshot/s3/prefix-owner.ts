import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { SnapshotError } from '@stillframe/snapshot';
import { putSmall } from './put-small.js';
import { s3Failure } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/** Hidden, as it is no archive. */
const OWNER_NAME = '.stillframe-owner.json';

/**
 * Says whose the prefix is: the first instance that comes writes its name there, in one request that fails if somebody else's is there already.
 * Only the owner removes archives by retention and sweeps uploads; another one that shares the prefix adds its own and leaves the rest.
 *
 * @param instanceUid of this server's `--db-path`
 * @returns the owner's instanceUid
 * @throws SnapshotError of what S3 said
 */
export async function claimPrefix(s3: S3Client, { bucket, prefix }: S3Settings, instanceUid: string): Promise<string> {
  const key = `${prefix}${OWNER_NAME}`;
  const location = `s3://${bucket}/${key}`;
  try {
    const text = JSON.stringify({ instanceUid, claimedAt: new Date().toISOString() }, null, 2);
    await putSmall(s3, { bucket, key, isNew: true }, Buffer.from(`${text}\n`));
    return instanceUid;
  } catch (error) {
    const failure = s3Failure(error, location, 'write');
    if (failure.code !== 'already_exists') throw failure;
    return readOwner(s3, { bucket, key, location });
  }
}

async function readOwner(
  s3: S3Client,
  { bucket, key, location }: { bucket: string; key: string; location: string },
): Promise<string> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const { instanceUid } = JSON.parse((await Body?.transformToString('utf8')) ?? '') as { instanceUid?: unknown };
    if (typeof instanceUid === 'string') return instanceUid;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw s3Failure(error, location, 'read');
  }
  throw new SnapshotError('damaged', `${location} does not say whose the prefix is`, {
    path: location,
    hint: 'Remove that object; the next instance that starts becomes the owner.',
  });
}
