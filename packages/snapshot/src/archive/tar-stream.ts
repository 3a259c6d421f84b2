import { createHash } from 'node:crypto';
import { SnapshotError } from '../snapshot-error.js';
import { tarHeader, tarPadding } from '../tar/tar-header.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { ArchivedFile } from './manifest.js';

/** Where an archive stands. */
export interface ArchiveProgress {
  /** Content read so far, before compression. */
  bytesDone: number;
  bytesTotal: number;
  /** The entry being worked on. */
  entry: string;
}

/**
 * The tar stream of the entries up to the tail, in the blocks that they give.
 *
 * @param options.onFile told of each entry once it has been read to its end
 * @throws SnapshotError `source_changed` when an entry is not as long as it said
 */
export async function* tarStream(
  entries: readonly ArchiveEntry[],
  options: {
    modifiedAt: number;
    onFile: (file: ArchivedFile) => void;
    onProgress?: (progress: ArchiveProgress) => void;
  },
): AsyncGenerator<Buffer> {
  const bytesTotal = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  let bytesBefore = 0;
  for (const entry of entries) {
    const hash = createHash('sha256');
    let done = 0;
    yield tarHeader(entry.name, entry.sizeBytes, options.modifiedAt);
    for await (const piece of entry.read()) {
      const block = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      done += block.length;
      if (done > entry.sizeBytes) throw changed(entry, `more than ${entry.sizeBytes}`);
      hash.update(block);
      yield block;
      options.onProgress?.({ bytesDone: bytesBefore + done, bytesTotal, entry: entry.name });
    }
    if (done !== entry.sizeBytes) throw changed(entry, `${done} instead of ${entry.sizeBytes}`);
    bytesBefore += done;
    options.onFile({ name: entry.name, sizeBytes: done, sha256: hash.digest('hex') });
    const padding = tarPadding(done);
    if (padding > 0) yield Buffer.alloc(padding);
  }
}

function changed(entry: ArchiveEntry, found: string): SnapshotError {
  return new SnapshotError('source_changed', `${entry.name} gave ${found} bytes`, { path: entry.name });
}
