import type { LentState } from '../capture/lent-state.js';
import { SnapshotError } from '../snapshot-error.js';
import { complaintAboutNames } from './entry-name.js';

/** One file to pack: `VERSION`, `control/data.mdb`, `documents/data.mdb`, then `update_files/<UUID v4>`. */
export interface ArchiveEntry {
  name: string;
  /** Known before the first byte is read: the tar header stands in front. */
  sizeBytes: number;
  /** Exactly that many bytes, in blocks that are not written to afterwards. */
  read(): AsyncIterable<Uint8Array>;
  /** Lets a worker thread read the same bytes itself, which large archives make use of (`EnvironmentCapture.lend`). */
  lend?(): LentState;
}

/** Bounds the manifest: about 300 bytes an entry. */
const maxEntries = 100_000;

/** @throws SnapshotError `unexpected_entry` · `too_large` · `source_changed` (a size that is none) */
export function assertEntries(entries: readonly ArchiveEntry[]): void {
  const complaint = complaintAboutNames(entries.map((entry) => entry.name));
  if (complaint !== null) throw new SnapshotError('unexpected_entry', complaint, { path: 'archive' });
  if (entries.length > maxEntries) {
    const message = `an archive holds at most ${maxEntries} files, ${entries.length} were given`;
    throw new SnapshotError('too_large', message, {
      path: 'archive',
      hint: 'let the waiting tasks be processed first',
    });
  }
  for (const { name, sizeBytes } of entries) {
    if (Number.isSafeInteger(sizeBytes) && sizeBytes >= 0) continue;
    throw new SnapshotError('source_changed', `${name} cannot have a size of ${sizeBytes} bytes`, { path: name });
  }
}
