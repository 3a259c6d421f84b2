import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readError } from '../disk-error.js';

/**
 * The snapshotUid of an archive that Meilisearch made: it has none of its own, so its bytes name it.
 *
 * @throws SnapshotError `not_found` · `not_readable`
 */
export async function foreignSnapshotUid(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw readError(error, path);
  }
  return `foreign-${hash.digest('hex').slice(0, 16)}`;
}
