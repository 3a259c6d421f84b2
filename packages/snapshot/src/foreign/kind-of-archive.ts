import { readManifest } from '../read/read-manifest.js';
import { SnapshotError } from '../snapshot-error.js';

/**
 * Whose archive a file is, found out without inflating more of it than its beginning.
 *
 * @throws SnapshotError as `readManifest`, but for `foreign_archive`
 */
export async function kindOfArchive(path: string): Promise<'native' | 'foreign'> {
  try {
    await readManifest(path);
    return 'native';
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'foreign_archive') return 'foreign';
    throw error;
  }
}
