import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { SnapshotError, type SnapshotTarget, type TargetFile } from '@stillframe/snapshot';
import { openObject } from './open-object.js';
import { collectSmall, putSmall } from './put-small.js';
import { isAbsent, s3Failure } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

/** A prefix of a bucket as a target. It has no way to say which archive is the newest good one: the catalog says it. */
export function s3Target(s3: S3Client, settings: S3Settings): SnapshotTarget {
  const { bucket: Bucket, prefix } = settings;
  const keyOf = (name: string): string => `${prefix}${name}`;
  const locate = (name: string): string => `s3://${Bucket}/${keyOf(name)}`;
  const inWords = <T>(name: string, doing: string, work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      throw s3Failure(error, locate(name), doing);
    });
  const head = async (name: string): Promise<HeadObjectCommandOutput | null> => {
    try {
      return await s3.send(new HeadObjectCommand({ Bucket, Key: keyOf(name) }));
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  };
  return {
    locate,
    // Asking S3 for it would cost as much as the list.
    revision: async () => null,

    list: () =>
      inWords('', 'list', async () => {
        const names: string[] = [];
        for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: prefix, Delimiter: '/' }))
          for (const { Key = '' } of page.Contents ?? []) names.push(Key.slice(prefix.length));
        return names.filter((name) => name !== '');
      }),

    stat: (name) => inWords(name, 'look at', async () => fileOf(await head(name))),

    open: (name) =>
      inWords(name, 'open', async () => {
        const found = await head(name);
        if (!found) throw new SnapshotError('not_found', `there is no ${locate(name)}`, { path: locate(name) });
        return openObject(
          s3,
          { Bucket, Key: keyOf(name), IfMatch: found.ETag },
          found.ContentLength ?? 0,
          locate(name),
        );
      }),

    readText: (name) =>
      inWords(name, 'read', async () => {
        try {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: keyOf(name) }));
          return (await Body?.transformToString('utf8')) ?? '';
        } catch (error) {
          if (isAbsent(error)) return null;
          throw error;
        }
      }),

    async put(name, write) {
      const body = await collectSmall(locate(name), write);
      return inWords(name, 'write', () => putSmall(s3, { bucket: Bucket, key: keyOf(name) }, body));
    },

    remove: (name) =>
      inWords(name, 'remove', async () => {
        await s3.send(new DeleteObjectCommand({ Bucket, Key: keyOf(name) }));
      }),

    pointTo: async () => {},
  };
}

const fileOf = (found: HeadObjectCommandOutput | null): TargetFile | null =>
  found && {
    sizeBytes: found.ContentLength ?? 0,
    modifiedAt: found.LastModified ?? new Date(0),
    version: `${found.ETag}`,
  };
