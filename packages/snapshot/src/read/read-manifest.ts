import type { Manifest } from '../archive/manifest.js';
import { type OpenArchive, withArchive } from './open-archive.js';
import { readTail } from './read-tail.js';

/**
 * Reads an archive's manifest, without inflating the files before it: a few milliseconds, whatever the archive's size. The manifest is held against its
 * SHA-256 and against itself; the files are not looked at (`verifyChecksums` does).
 *
 * @throws SnapshotError as `readTail` · `not_found` · `not_readable`
 */
export function readManifest(path: string): Promise<Manifest> {
  return withArchive(path, readManifestOf);
}

/**
 * The same of an archive that lies elsewhere.
 *
 * @throws SnapshotError as `readTail`, or what reading from there throws
 */
export async function readManifestOf(archive: OpenArchive): Promise<Manifest> {
  return (await readTail(archive)).manifest;
}
