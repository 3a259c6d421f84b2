import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { SnapshotError } from '../snapshot-error.js';
import { parseTarHeader } from '../tar/parse-tar-header.js';
import { tarBlockSize, tarPadding } from '../tar/tar-header.js';
import { ByteCursor } from './byte-cursor.js';
import { type OpenArchive, readBlocks } from './open-archive.js';

/** How far to look: Meilisearch's telling names come early. */
const maxHeaders = 64;
const maxBytesRead = 32 * 1024 * 1024;

/**
 * Finds out what a file without a readable tail is, from the names at its beginning.
 *
 * Meilisearch 1.50 packs `VERSION`, `update_files/`, `indexes/`, `tasks/` and `auth/`, each perhaps after `./`.
 *
 * @returns the error to throw: `foreign_archive`, `truncated` (one of ours) or `not_an_archive`
 */
export async function classifyArchive(archive: OpenArchive): Promise<SnapshotError> {
  const { path } = archive;
  const names = await leadingNames(archive);
  // Meilisearch packs a folder in whatever order the file system lists it.
  const isForeign = names.some((name) => /^(indexes|tasks|auth|update_files)(\/|$)/.test(name));
  if (isForeign && names[1] !== 'control/data.mdb') {
    return new SnapshotError('foreign_archive', `${path} was written by Meilisearch, not by Stillframe`, {
      path,
      hint: 'stillframe inspect, verify and extract read it; --import-snapshot at a start loads its documents, keys and finished tasks',
    });
  }
  if (names[0] === 'VERSION') {
    return new SnapshotError('truncated', `the end of ${path} is missing, damaged or followed by other bytes`, {
      path,
      hint: 'copy the archive again from where it was made, or use an older one',
    });
  }
  return new SnapshotError('not_an_archive', `${path} is not an archive of Stillframe`, { path });
}

async function leadingNames(archive: OpenArchive): Promise<string[]> {
  const names: string[] = [];
  const source = Readable.from(readBlocks(archive, 0, archive.sizeBytes), { objectMode: false });
  const gunzip = createGunzip();
  // A failure ends the stream, and with it the look-out.
  pipeline(source, gunzip).catch(() => {});
  const cursor = new ByteCursor(gunzip, () => new Error('the stream has ended'));
  try {
    let bytesRead = 0;
    while (names.length < maxHeaders && bytesRead < maxBytesRead) {
      const header = parseTarHeader(await cursor.take(tarBlockSize));
      if (header === null) break;
      names.push(header.name.replace(/^\.\//, ''));
      const length = header.sizeBytes + tarPadding(header.sizeBytes);
      bytesRead += tarBlockSize + length;
      if (bytesRead >= maxBytesRead) break;
      for await (const _ of cursor.pieces(length));
    }
  } catch {
    // Whatever ends the look-out early, the names until there are the answer.
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  return names;
}
