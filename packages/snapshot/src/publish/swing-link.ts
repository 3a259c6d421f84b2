import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { foreignUidOf } from '../foreign/foreign-snapshot-uid.js';
import { SnapshotError } from '../snapshot-error.js';
import { archiveName, linkName, temporaryName } from './archive-names.js';
import type { Disk } from './disk.js';

/** Points `<db>.snapshot` at an archive beside it, in one step: whoever reads the link sees the old archive or the new one. */
export async function swingLink(disk: Disk, directory: string, database: string, archive: string): Promise<void> {
  const temporary = join(directory, temporaryName(linkName(database)));
  await disk.remove(temporary);
  await disk.link(archive, temporary);
  try {
    await disk.rename(temporary, join(directory, linkName(database)));
  } catch (error) {
    await disk.remove(temporary);
    throw error;
  }
}

/**
 * Keeps what stands in the link's place and is no link: Meilisearch writes its only snapshot to that name. It becomes
 * `<db>-foreign-<first 16 hex digits of its SHA-256>.snapshot`.
 *
 * @returns the new path, or null when nothing stood there
 * @throws SnapshotError `already_exists` when it is not a file
 */
export async function setAsideForeign(disk: Disk, directory: string, database: string): Promise<string | null> {
  const name = linkName(database);
  const found = (await disk.list(directory)).find((entry) => entry.name === name);
  if (found === undefined || found.kind === 'link') return null;
  const path = join(directory, name);
  if (found.kind !== 'file') {
    throw new SnapshotError('already_exists', `${path} must be a link or a file`, { path, hint: 'move it away' });
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const kept = join(directory, archiveName(database, foreignUidOf(hash.digest('hex'))));
  await disk.rename(path, kept);
  await disk.syncDirectory(directory);
  return kept;
}
