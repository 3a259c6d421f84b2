import { createHash } from 'node:crypto';
import type { LentState } from '../capture/lent-state.js';
import { SnapshotError } from '../snapshot-error.js';
import { tarHeader, tarPadding } from '../tar/tar-header.js';
import type { WorkerThread } from '../threads/thread-pool.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { ArchivedFile } from './manifest.js';

/** Where an archive stands. */
export interface ArchiveProgress {
  /** Content compressed so far, before compression. */
  bytesDone: number;
  bytesTotal: number;
  /** The entry being worked on. */
  entry: string;
}

/** Bytes of the tar stream; `entry` is the one whose content they are, null for headers and padding. */
interface BytesPart {
  bytes: Buffer;
  entry: string | null;
}

/** The whole content of an entry, which a thread reads. */
export interface LentPart {
  lent: LentState;
  entry: ArchiveEntry;
  source: WorkerThread;
  /** To be called with the SHA-256 to come, once all of it was asked for. */
  onRead(sha256: Promise<string>): void;
}

export type TarPart = BytesPart | LentPart;

/**
 * The tar stream of the entries up to the tail, in the blocks that they give.
 *
 * @param options.lend says which thread reads an entry; null for this one
 * @param options.onFile told of each entry in order; the promise rejects with `pin_lost` when what was read cannot be trusted
 * @throws SnapshotError `source_changed` when an entry is not as long as it said
 */
export async function* tarStream(
  entries: readonly ArchiveEntry[],
  options: {
    modifiedAt: number;
    lend: (entry: ArchiveEntry) => { lent: LentState; source: WorkerThread } | null;
    onFile: (file: Promise<ArchivedFile>) => void;
  },
): AsyncGenerator<TarPart> {
  for (const entry of entries) {
    const { name, sizeBytes } = entry;
    yield { bytes: tarHeader(name, sizeBytes, options.modifiedAt), entry: null };
    const loan = options.lend(entry);
    if (loan === null) {
      options.onFile(Promise.resolve({ name, sizeBytes, sha256: yield* content(entry) }));
    } else {
      const onRead = (sha256: Promise<string>) => options.onFile(settle(name, sizeBytes, sha256, loan.lent));
      yield { ...loan, entry, onRead };
    }
    const padding = tarPadding(sizeBytes);
    if (padding > 0) yield { bytes: Buffer.alloc(padding), entry: null };
  }
}

async function* content(entry: ArchiveEntry): AsyncGenerator<BytesPart, string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const piece of entry.read()) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    done += bytes.length;
    if (done > entry.sizeBytes) throw changed(entry, `more than ${entry.sizeBytes}`);
    hash.update(bytes);
    yield { bytes, entry: entry.name };
  }
  if (done !== entry.sizeBytes) throw changed(entry, `${done} instead of ${entry.sizeBytes}`);
  return hash.digest('hex');
}

async function settle(
  name: string,
  sizeBytes: number,
  sha256: Promise<string>,
  lent: LentState,
): Promise<ArchivedFile> {
  const file = { name, sizeBytes, sha256: await sha256 };
  lent.assertHeld();
  return file;
}

function changed(entry: ArchiveEntry, found: string): SnapshotError {
  return new SnapshotError('source_changed', `${entry.name} gave ${found} bytes`, { path: entry.name });
}
