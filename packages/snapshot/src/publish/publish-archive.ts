import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { throwIfAborted } from '../aborted.js';
import { isDatabaseName, isSnapshotUid } from '../archive/archive-facts.js';
import type { Manifest } from '../archive/manifest.js';
import { diskError } from '../disk-error.js';
import { SnapshotError } from '../snapshot-error.js';
import { archiveName, recordName, temporaryName } from './archive-names.js';
import { type ArchiveRecord, recordOf, writeRecord } from './archive-record.js';
import { type Disk, type DiskFile, nodeDisk } from './disk.js';
import { FileTarget } from './file-target.js';
import { newestArchive } from './newest-archive.js';
import { pruneArchives } from './prune-archives.js';
import { readBackAside } from './read-back-aside.js';
import { setAsideForeign, swingLink } from './swing-link.js';

export interface PublishArchiveOptions {
  /** Made with its parents (mode 0700) when missing. */
  directory: string;
  /** Name of the database's folder, such as `data.ms`. */
  database: string;
  snapshotUid: string;
  /** How many sound archives stay, this one included; 0 keeps all. */
  keepLast: number;
  /**
   * Writes the archive; `writeArchive` does.
   *
   * @param previousPath the newest archive of the database that is not known to be corrupt, to copy unchanged segments from
   */
  write: (target: Writable, previousPath: string | undefined) => Promise<Manifest>;
  /** Keeps what changes the set of archives apart from other such changes in this process. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told of the archive at `previousPath` before it is read; what it returns is called when it is not needed any more. */
  onPrevious?: (path: string) => () => void;
  /** Whether an older archive can go now; one that cannot is looked at again when the next is published. */
  mayRemove?: (path: string) => boolean;
  /** Free space to ask for beforehand, in bytes; an estimate, so running out of space is handled all the same. */
  expectedBytes?: number;
  signal?: AbortSignal;
  /** The file system; another one in tests. */
  disk?: Disk;
}

/** An archive that is there to stay. */
export interface PublishedArchive {
  path: string;
  sizeBytes: number;
  /** Of the archive's file, hexadecimal. */
  sha256: string;
  manifest: Manifest;
  record: ArchiveRecord;
  /** Older archives that were removed. */
  removed: string[];
  /** Why older archives could not be removed; the new one is sound all the same. */
  pruneFailure?: SnapshotError;
  /** Where a file that stood in the link's place was kept (Meilisearch's own snapshot). */
  setAside?: string;
}

/**
 * Publishes an archive in a directory, whole or not at all:
 *
 * temporary file → mode 0400 → fsync and read back, side by side → rename → fsync of the directory → record → link swung → older ones removed.
 *
 * Until the link points to it, any failure removes everything that was made (the directory itself stays) and leaves archives, records and link as they were.
 *
 * @throws SnapshotError with the directory in its message: `not_writable` · `not_a_directory` · `no_space` · `already_exists` · `checksum_mismatch` (read
 * back) · `aborted` · `io_error`, or what `write` throws
 */
export async function publishArchive(options: PublishArchiveOptions): Promise<PublishedArchive> {
  const { directory, database, snapshotUid, disk = nodeDisk, signal, inTurn = (work) => work() } = options;
  assertNames(options);
  const startedAt = performance.now();
  const path = join(directory, archiveName(database, snapshotUid));
  const temporary = join(directory, temporaryName(archiveName(database, snapshotUid)));
  try {
    await disk.makeDirectory(directory);
    await assertRoom(disk, directory, options.expectedBytes ?? 0);
    const setAside = await setAsideForeign(disk, directory, database);
    const written = await writeFile(disk, temporary, options);
    return await inTurn(async () => {
      await withUndo(disk, [temporary], async () => {
        throwIfAborted(signal, path);
        await assertAbsent(disk, directory, path);
        await disk.rename(temporary, path);
      });
      const tookMs = Math.round(performance.now() - startedAt);
      const record = recordOf(written.manifest, { ...written, path, tookMs });
      await withUndo(disk, [path, join(directory, recordName(archiveName(database, snapshotUid)))], async () => {
        await disk.syncDirectory(directory);
        await writeRecord(disk, path, record);
        await swingLink(disk, directory, database, archiveName(database, snapshotUid));
      });
      await disk.syncDirectory(directory);
      const pruned = await prune(disk, { ...options, published: path });
      return { path, ...written, record, ...pruned, ...(setAside === null ? {} : { setAside }) };
    });
  } catch (error) {
    throw diskError(error, directory, `publish ${archiveName(database, snapshotUid)} in ${directory}`);
  }
}

function assertNames({ database, snapshotUid, keepLast }: PublishArchiveOptions): void {
  if (!Number.isInteger(keepLast) || keepLast < 0) throw new RangeError(`keepLast cannot be ${keepLast}`);
  if (isDatabaseName(database) && isSnapshotUid(snapshotUid)) return;
  const name = archiveName(database, snapshotUid);
  throw new SnapshotError('invalid_facts', `${JSON.stringify(name)} is not the name of an archive`, { path: name });
}

async function assertRoom(disk: Disk, directory: string, needed: number): Promise<void> {
  if (needed === 0) return;
  const free = await disk.freeBytes(directory);
  if (free >= needed) return;
  throw new SnapshotError('no_space', `about ${needed} bytes are needed in ${directory}, ${free} are free`, {
    path: directory,
    hint: `free ${needed - free} bytes there, or choose another snapshot directory`,
  });
}

async function assertAbsent(disk: Disk, directory: string, path: string): Promise<void> {
  const isTaken = (await disk.list(directory)).some((entry) => join(directory, entry.name) === path);
  if (isTaken) throw new SnapshotError('already_exists', `${path} is there already`, { path });
}

interface WrittenFile {
  manifest: Manifest;
  sizeBytes: number;
  sha256: string;
}

async function writeFile(disk: Disk, path: string, options: PublishArchiveOptions): Promise<WrittenFile> {
  const { inTurn = (work) => work(), onPrevious = () => () => {} } = options;
  const [previousPath, release] = await inTurn(async () => {
    const newest = await newestArchive(disk, options.directory, options.database);
    return [newest, newest === undefined ? () => {} : onPrevious(newest)] as const;
  });
  try {
    return await writeFrom(disk, path, options, previousPath);
  } finally {
    release();
  }
}

async function writeFrom(
  disk: Disk,
  path: string,
  options: PublishArchiveOptions,
  previousPath: string | undefined,
): Promise<WrittenFile> {
  // Left by an attempt that died: no other process publishes this snapshotUid.
  await disk.remove(path);
  const file = await disk.create(path);
  return withUndo(disk, [path], async () => {
    const target = new FileTarget(file);
    try {
      const ended = finished(target);
      ended.catch(() => {});
      const manifest = await options.write(target, previousPath);
      target.end();
      await ended;
      await file.chmod(0o400);
      const { sizeBytes } = target;
      return { manifest, sizeBytes, sha256: await settle(file, path, { manifest, sizeBytes }) };
    } catch (error) {
      throw target.failure ?? error;
    } finally {
      await file.close();
    }
  });
}

/** Brings a file to the disk and reads it back meanwhile: both see the same pages, and it takes both to go on. @returns its SHA-256 */
async function settle(file: DiskFile, path: string, written: Omit<WrittenFile, 'sha256'>): Promise<string> {
  const [synced, read] = await Promise.allSettled([file.sync(), readBackAside(path, written)]);
  if (synced.status === 'rejected') throw synced.reason;
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}

async function withUndo<T>(disk: Disk, paths: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // The first failure is the one to tell; what cannot be removed now is swept at the next start.
    for (const path of paths) await disk.remove(path).catch(() => {});
    throw error;
  }
}

async function prune(
  disk: Disk,
  options: PublishArchiveOptions & { published: string },
): Promise<Pick<PublishedArchive, 'removed' | 'pruneFailure'>> {
  try {
    return { removed: await pruneArchives(disk, options) };
  } catch (error) {
    return {
      removed: [],
      pruneFailure: diskError(error, options.directory, `remove older archives in ${options.directory}`),
    };
  }
}
