import type { ArchiveRecord, ArchiveState } from '../publish/archive-record.js';

/** What is kept in memory of a snapshot: enough to find, filter and sort it; its record has the rest. */
export interface CatalogEntry {
  file: string;
  snapshotUid: string;
  kind: ArchiveRecord['kind'];
  state: ArchiveState;
  pinned: boolean;
  sizeBytes: number;
  taskUids: readonly number[];
  /** The instant, in milliseconds since 1970. */
  at: number;
}

export function entryOf(record: ArchiveRecord): CatalogEntry {
  const { file, snapshotUid, kind, state, pinned, sizeBytes, taskUids, capturedAt } = record;
  return { file, snapshotUid, kind, state, pinned, sizeBytes, taskUids, at: Date.parse(capturedAt) };
}

/** Newest first: by instant, then by task, then by name. */
function compareEntries(a: CatalogEntry, b: CatalogEntry): number {
  return b.at - a.at || (b.taskUids[0] ?? -1) - (a.taskUids[0] ?? -1) || (a.file < b.file ? 1 : -1);
}

/** Entries by file and by uid, in order. Of two files of one uid the first that was found counts. */
export class CatalogIndex {
  readonly #byFile = new Map<string, CatalogEntry>();
  readonly #byUid = new Map<string, CatalogEntry>();
  #sorted: readonly CatalogEntry[] | undefined;

  /** Newest first. */
  all(): readonly CatalogEntry[] {
    this.#sorted ??= [...this.#byUid.values()].sort(compareEntries);
    return this.#sorted;
  }

  has(file: string): boolean {
    return this.#byFile.has(file);
  }

  get(snapshotUid: string): CatalogEntry | undefined {
    return this.#byUid.get(snapshotUid);
  }

  ofFile(file: string): CatalogEntry | undefined {
    return this.#byFile.get(file);
  }

  files(): string[] {
    return [...this.#byFile.keys()];
  }

  set(entry: CatalogEntry): void {
    this.#byFile.set(entry.file, entry);
    const known = this.#byUid.get(entry.snapshotUid);
    if (known === undefined || known.file === entry.file) this.#byUid.set(entry.snapshotUid, entry);
    this.#sorted = undefined;
  }

  delete(file: string): void {
    const entry = this.#byFile.get(file);
    if (!entry) return;
    this.#byFile.delete(file);
    this.#sorted = undefined;
    if (this.#byUid.get(entry.snapshotUid)?.file !== file) return;
    this.#byUid.delete(entry.snapshotUid);
    // A second copy takes the place of the one that is gone.
    for (const other of this.#byFile.values())
      if (other.snapshotUid === entry.snapshotUid) return void this.#byUid.set(other.snapshotUid, other);
  }
}
