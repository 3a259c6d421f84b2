import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Catalog,
  describeArchive,
  recordName,
  recordOf,
  renderRecord,
  SnapshotError,
  type SnapshotTarget,
  snapshotUidOf,
  withUnpackedFolder,
} from '@stillframe/snapshot';
import type { Logger } from 'pino';
import { createS3 } from './s3/create-s3.js';
import { claimPrefix } from './s3/prefix-owner.js';
import { readObjectManifest } from './s3/read-object-manifest.js';
import type { S3Settings } from './s3/s3-settings.js';
import { s3Target } from './s3/s3-target.js';
import { sweepUploads } from './s3/sweep-uploads.js';
import { type UploadArchiveOptions, uploadArchive } from './s3/upload-archive.js';
import type { SnapshotPlace } from './snapshot-place.js';

export interface S3PlaceOptions {
  settings: S3Settings;
  /** Name of the database's folder: archives carry it. */
  database: string;
  /** Of this `--db-path`: the prefix belongs to the first instance that comes. */
  instanceUid: string;
  /** Where an archive is kept while it is verified or restored; null is the system's own place. */
  tempDirectory: string | null;
  logger: Logger;
}

/** A prefix of a bucket. Snapshots are streamed there; only what is verified or restored is copied to this machine for a while. */
export function s3Place({ settings, database, instanceUid, tempDirectory, logger }: S3PlaceOptions): SnapshotPlace {
  const s3 = createS3(settings);
  const target = s3Target(s3, settings);
  let owner: string | undefined;

  async function isOwner(): Promise<boolean> {
    owner ??= await claimPrefix(s3, settings, instanceUid);
    if (owner === instanceUid) return true;
    logger.warn(
      { owner, prefix: target.locate('') },
      'another instance owns this prefix: snapshots are added, none are removed; give each instance a prefix of its own',
    );
    return false;
  }

  return {
    target,
    provesNew: false,
    mayRetain: isOwner,
    tidy: async () =>
      (await isOwner()) ? [...(await sweepUploads(s3, settings)), ...(await sweepRecords(target, database))] : [],
    withLocalCopy: (archive, use) => withCopy(target, { ...archive, tempDirectory }, use),

    async describe(file) {
      const found = await target.stat(file);
      if (!found)
        throw new SnapshotError('not_found', `there is no ${target.locate(file)}`, { path: target.locate(file) });
      return withCopy(target, { file, sizeBytes: found.sizeBytes, tempDirectory }, async (path) => {
        // A foreign archive's date is that of its file.
        await utimes(path, found.modifiedAt, found.modifiedAt);
        return describeArchive(path);
      });
    },

    async send({ name, databaseSizeBytes, full, write }, catalog) {
      const startedAt = performance.now();
      const previous = full ? undefined : await findPrevious(catalog);
      const release = previous === undefined ? () => {} : catalog.useFile(previous.file, 'copied');
      try {
        const sent = await uploadArchive(s3, settings, {
          name,
          expectedBytes: databaseSizeBytes,
          previous: previous?.archive,
          write,
        });
        const tookMs = Math.round(performance.now() - startedAt);
        const record = recordOf(sent.manifest, { path: name, ...sent, tookMs });
        await putRecord(target, record.file, renderRecord(record));
        logger.info(
          { snapshotUid: record.snapshotUid, sizeBytes: sent.sizeBytes, sentBytes: sent.sentBytes },
          'snapshot sent',
        );
        return { manifest: sent.manifest, record };
      } catch (error) {
        await distrust(error, previous?.snapshotUid, catalog);
        throw error;
      } finally {
        release();
      }
    },
  };

  /** The newest archive of this database that is not known to be corrupt. One that cannot be read costs time, never correctness. */
  async function findPrevious(
    catalog: Pick<Catalog, 'entries'>,
  ): Promise<
    { snapshotUid: string; file: string; archive: NonNullable<UploadArchiveOptions['previous']> } | undefined
  > {
    const entries = await catalog.entries();
    const newest = entries.find(({ file, state }) => state !== 'corrupt' && snapshotUidOf(file, database) !== null);
    if (!newest) return undefined;
    try {
      const archive = await readObjectManifest(s3, settings, newest.file);
      return { snapshotUid: newest.snapshotUid, file: newest.file, archive };
    } catch (error) {
      logger.warn({ err: error, file: newest.file }, 'the snapshot before cannot be copied from');
      return undefined;
    }
  }
}

/** Removes the records whose archives were removed a moment before a kill. @returns their names */
async function sweepRecords(target: SnapshotTarget, database: string): Promise<string[]> {
  const names = new Set(await target.list());
  const isOrphan = (name: string): boolean => {
    const archive = name.replace(/\.json$/, '');
    return archive !== name && snapshotUidOf(archive, database) !== null && !names.has(archive);
  };
  const orphans = [...names].filter(isOrphan);
  for (const name of orphans) await target.remove(name);
  return orphans;
}

async function putRecord(target: SnapshotTarget, file: string, text: string): Promise<void> {
  try {
    await target.put(recordName(file), async (sink) => {
      sink.write(text);
    });
  } catch (error) {
    // A task that failed leaves no snapshot behind.
    await target.remove(file).catch(() => {});
    throw error;
  }
}

/** Parts that were copied and are not what was captured come from an archive that is not what it was: the next one copies nothing from it. */
async function distrust(
  error: unknown,
  previousUid: string | undefined,
  catalog: Pick<Catalog, 'update'>,
): Promise<void> {
  if (previousUid === undefined || !(error instanceof SnapshotError) || error.code !== 'checksum_mismatch') return;
  const now = new Date().toISOString();
  const verification = { startedAt: now, finishedAt: now, error: { code: error.code, message: error.message } };
  await catalog.update(previousUid, { state: 'corrupt', verification }).catch(() => {});
}

async function withCopy<T>(
  target: SnapshotTarget,
  archive: { file: string; sizeBytes: number; sha256?: string; tempDirectory: string | null },
  use: (path: string) => Promise<T>,
): Promise<T> {
  const { file, sizeBytes, sha256, tempDirectory } = archive;
  return withUnpackedFolder(tempDirectory === null ? {} : { tempDirectory }, async (folder) => {
    const remote = await target.open(file);
    const hash = createHash('sha256');
    async function* placed() {
      let position = 0;
      for await (const bytes of remote.read(0, Math.min(sizeBytes, remote.sizeBytes))) {
        hash.update(bytes as Buffer);
        yield { position, bytes: bytes as Buffer };
        position += (bytes as Buffer).length;
      }
    }
    await folder.add(file, sizeBytes, placed());
    if (sha256 !== undefined && hash.digest('hex') !== sha256)
      throw new SnapshotError('checksum_mismatch', `${target.locate(file)} is not what was written`, {
        path: target.locate(file),
      });
    return use(join(folder.path, file));
  });
}
