import type { Readable } from 'node:stream';
import type { Catalog, CatalogFilter, CatalogItem } from '@stillframe/snapshot';
import type { ArchiveVerifier, PendingVerification } from './archive-verifier.js';

/** A snapshot, and the proof of it that waits or runs. */
export type ShownSnapshot = CatalogItem & { verifying: PendingVerification | undefined };

/** An archive that is being read by somebody. It is not removed until `release`. */
export interface OpenArchiveFile {
  name: string;
  sizeBytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** Bytes from `start` to before `end`; the stream fails when they are not there any more. */
  read(start: number, end: number): Readable;
  release(): Promise<void>;
}

/** What may be asked of the snapshots that exist. Fails with CatalogError for what cannot be. */
export class SnapshotRoom {
  readonly #catalog: Catalog;
  readonly #verifier: ArchiveVerifier;

  constructor(catalog: Catalog, verifier: ArchiveVerifier) {
    this.#catalog = catalog;
    this.#verifier = verifier;
  }

  async list(
    filter: CatalogFilter,
    page: { offset: number; limit: number },
  ): Promise<{ results: ShownSnapshot[]; total: number }> {
    const { items, total } = await this.#catalog.list(filter, page);
    return { results: items.map((item) => this.#shown(item)), total };
  }

  async get(snapshotUid: string): Promise<ShownSnapshot> {
    return this.#shown(await this.#catalog.get(snapshotUid));
  }

  async pin(snapshotUid: string, isPinned: boolean): Promise<ShownSnapshot> {
    return this.#shown(await this.#catalog.update(snapshotUid, { pinned: isPinned }));
  }

  delete(snapshotUid: string, options: { force: boolean }): Promise<void> {
    return this.#catalog.delete(snapshotUid, options);
  }

  /** Has it proved, if that does not wait or run already. */
  async verify(snapshotUid: string): Promise<ShownSnapshot> {
    const { release } = await this.#catalog.use(snapshotUid, 'verified');
    release();
    this.#verifier.verify(snapshotUid, { isAsked: true });
    return this.get(snapshotUid);
  }

  async open(snapshotUid: string): Promise<OpenArchiveFile> {
    const { record, file, release } = await this.#catalog.open(snapshotUid, 'downloaded');
    return {
      name: record.file,
      sizeBytes: record.sizeBytes,
      sha256: record.sha256,
      // Whoever reads to where nothing is any more has found out that the archive was cut: looking at it again writes that down.
      read: (start, end) => file.read(start, end).once('error', () => void this.get(snapshotUid).catch(() => {})),
      release,
    };
  }

  #shown(item: CatalogItem): ShownSnapshot {
    if ('making' in item) return { ...item, verifying: undefined };
    const { snapshotUid, verification } = item.record;
    const pending = this.#verifier.pending(snapshotUid);
    // The verdict is in the record a moment before the proof is over.
    const isOver = pending !== undefined && pending.startedAt === verification?.startedAt;
    return { ...item, verifying: isOver ? undefined : pending };
  }
}
