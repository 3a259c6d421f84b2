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
  return foreignUidOf(hash.digest('hex'));
}

/** The same, of a SHA-256 that is known already. @param sha256 hexadecimal */
export function foreignUidOf(sha256: string): string {
  return `foreign-${sha256.slice(0, 16)}`;
}
