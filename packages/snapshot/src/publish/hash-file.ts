import { createHash } from 'node:crypto';
import { readInto, withArchive } from '../read/open-archive.js';

const blockSize = 1 << 20;

/** The SHA-256 of a file, hexadecimal. @throws SnapshotError `not_found` · `not_readable` · `not_an_archive` · `truncated` */
export function hashFile(path: string): Promise<string> {
  return withArchive(path, async (file) => {
    const hash = createHash('sha256');
    const memory = Buffer.allocUnsafeSlow(blockSize);
    for (let position = 0; position < file.sizeBytes; position += blockSize) {
      const block = memory.subarray(0, Math.min(blockSize, file.sizeBytes - position));
      await readInto(file, position, block);
      hash.update(block);
    }
    return hash.digest('hex');
  });
}
