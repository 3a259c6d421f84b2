import { setTimeout as pause } from 'node:timers/promises';
import type { ArchivedIndex } from '../archive/archive-facts.js';
import { recordName, snapshotUidOf } from '../publish/archive-names.js';
import type { ArchiveRecord, ArchiveState } from '../publish/archive-record.js';
import type { OpenTargetFile, SnapshotTarget } from '../target/snapshot-target.js';
import { CatalogError } from './catalog-error.js';
import { type CatalogEntry, CatalogIndex, entryOf } from './catalog-index.js';
import { ArchiveFinder, putRecord, readRecordOf } from './find-archives.js';
import { type SnapshotUse, SnapshotUses } from './snapshot-uses.js';

/** How long an answer waits for archives that were found a moment ago to be described; large ones take longer and come later. */
const PATIENCE_MS = 500;

/** A snapshot that is being made. */
export interface SnapshotInTheMaking {
  snapshotUid: string;
  /** Name that its archive will have. */
  file: string;
  taskUids: readonly number[];
  /** RFC 3339. */
  capturedAt: string;
  databaseSizeBytes: number;
  formatVersion: number;
  stillframeVersion: string;
  pkgVersion: string;
  indexes: ArchivedIndex[];
  progress(): { step: string; bytesDone: number; bytesTotal: number };
}

/** A snapshot that exists or comes into being, and where its archive lies, as a URL. */
export type CatalogItem = { location: string } & ({ record: ArchiveRecord } | { making: SnapshotInTheMaking });

/** Which snapshots; what is left out lets all through, a list without members none. */
export interface CatalogFilter {
  states?: readonly string[] | undefined;
  kinds?: readonly string[] | undefined;
  taskUids?: readonly number[] | undefined;
}

/** What may be changed of a snapshot's record. */
export type RecordChanges = Partial<
  Pick<ArchiveRecord, 'pinned' | 'state' | 'verification' | 'databaseSizeBytes' | 'pkgVersion' | 'indexes'>
>;

export interface CatalogOptions {
  target: SnapshotTarget;
  /** Name of the database's folder: the newest good archive of this one is what the target points to. */
  database: string;
  /** Makes the record of an archive that has none, by its bytes. */
  describe(file: string): Promise<ArchiveRecord>;
  /** Told of what could not be read or kept; the catalog goes on. */
  onProblem?(problem: unknown, file: string): void;
}

/**
 * The snapshots that exist. The archives are the truth: whatever lies in the target is listed, whoever put it there, and a record that
 * is lost or garbage is made again. A few numbers of each are kept in memory; records are read when they are shown.
 *
 * Methods fail with CatalogError for what cannot be, and with SnapshotError for what the target says.
 */
export class Catalog {
  readonly #options: CatalogOptions;
  readonly #index = new CatalogIndex();
  readonly #finder: ArchiveFinder;
  readonly #uses = new SnapshotUses();
  readonly #making = new Map<string, SnapshotInTheMaking>();
  readonly #leaving = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #loaded: Promise<void> | undefined;

  constructor(options: CatalogOptions) {
    this.#options = options;
    const { target, describe, onProblem = () => {} } = options;
    this.#finder = new ArchiveFinder({ target, index: this.#index, describe, onProblem });
  }

  /** A page, the newest first, and how many there are in all. */
  async list(
    filter: CatalogFilter,
    page: { offset: number; limit: number },
  ): Promise<{ items: CatalogItem[]; total: number }> {
    await this.#look();
    const all = [...this.#making.values()].map(makingEntry).filter(({ snapshotUid }) => !this.#index.get(snapshotUid));
    // What is being made is newer than all that is there, unless the clock was set back.
    const matching = [...all.reverse(), ...this.#index.all()].filter((entry) => matches(entry, filter));
    const chosen = matching.slice(page.offset, page.offset + page.limit);
    const items: CatalogItem[] = [];
    for (let at = 0; at < chosen.length; at += 32) {
      const read = await Promise.all(chosen.slice(at, at + 32).map(({ snapshotUid }) => this.#item(snapshotUid)));
      items.push(...read.filter((item) => item !== undefined));
    }
    return { items, total: matching.length };
  }

  /**
   * Reads every record there is, and makes those that are lost: for a start. Whoever asks meanwhile waits for it.
   *
   * @param signal gives it up; what was not read yet is read when it is asked for
   * @throws SnapshotError the place cannot be read
   */
  load(signal?: AbortSignal): Promise<void> {
    const loading = this.#finder.load(signal);
    this.#loaded = loading.catch(() => {});
    return loading;
  }

  /** The newest archive of Stillframe's own that is in one of these states; undefined when there is none. */
  async newest(states: readonly ArchiveState[]): Promise<{ capturedAt: Date; sizeBytes: number } | undefined> {
    await this.#loaded;
    await this.#finder.look();
    const found = this.#index.all().find(({ kind, state }) => kind === 'native' && states.includes(state));
    return found && { capturedAt: new Date(found.at), sizeBytes: found.sizeBytes };
  }

  async get(snapshotUid: string): Promise<CatalogItem> {
    await this.#look();
    const item = await this.#item(snapshotUid);
    if (!item) throw notFound(snapshotUid);
    return item;
  }

  /** Changes a record. @returns the snapshot as it is then */
  async update(snapshotUid: string, changes: RecordChanges): Promise<CatalogItem> {
    await this.#look();
    return this.inTurn(async () => {
      const entry = this.#entry(snapshotUid);
      const { file } = entry;
      const record = await this.#record(entry);
      if (!record) throw notFound(snapshotUid);
      const changed = { ...record, ...changes };
      const isOther = changed.state !== record.state;
      // Whoever reads that it is corrupt must not find the link on it any more.
      if (isOther && changed.state === 'corrupt') await this.#pointToNewest(file);
      await putRecord(this.#options.target, changed);
      this.#index.set(entryOf(changed));
      if (isOther && changed.state !== 'corrupt') await this.#pointToNewest();
      return { record: changed, location: this.#options.target.locate(file) };
    });
  }

  /**
   * Removes an archive and its record.
   *
   * @param force also if no other good one is left
   */
  async delete(snapshotUid: string, { force }: { force: boolean }): Promise<void> {
    await this.#look();
    await this.inTurn(async () => {
      const entry = this.#entry(snapshotUid);
      const use = this.#uses.of(snapshotUid);
      if (use !== undefined)
        throw new CatalogError(
          'snapshot_in_use',
          `Snapshot \`${snapshotUid}\` is in use: it is being ${use}. Try again when that has ended.`,
        );
      if (!force && this.#isLastGood(entry))
        throw new CatalogError(
          'last_good_snapshot',
          `Snapshot \`${snapshotUid}\` is the last good one. Add \`force=true\` to delete it all the same.`,
        );
      await this.#remove(entry);
    });
  }

  /** What is known of all archives without reading a record, the newest first. */
  async entries(): Promise<readonly CatalogEntry[]> {
    await this.#look();
    return this.#index.all();
  }

  /**
   * Removes archives that nobody keeps. Those in use stay, and are chosen again another time.
   *
   * @param choose says which go, of all that there are when it is their turn
   * @returns the uids of those that went, and of those that could not
   */
  async retire(
    choose: (entries: readonly CatalogEntry[]) => readonly string[],
  ): Promise<{ removed: string[]; inUse: string[] }> {
    await this.#look();
    return this.inTurn(async () => {
      const [removed, inUse]: [string[], string[]] = [[], []];
      for (const snapshotUid of choose(this.#index.all())) {
        const entry = this.#index.get(snapshotUid);
        if (!entry) continue;
        if (this.#uses.of(snapshotUid) !== undefined) {
          inUse.push(snapshotUid);
          continue;
        }
        await this.#remove(entry);
        removed.push(snapshotUid);
      }
      return { removed, inUse };
    });
  }

  /**
   * Opens an archive for somebody; until `release` it is not removed.
   *
   * @throws CatalogError `snapshot_corrupt` when the file is not as long as it was
   */
  async open(
    snapshotUid: string,
    use: SnapshotUse,
  ): Promise<{ record: ArchiveRecord; file: OpenTargetFile; release(): Promise<void> }> {
    const { record, release } = await this.use(snapshotUid, use);
    let file: OpenTargetFile | undefined;
    try {
      file = await this.#options.target.open(record.file);
      const opened = file;
      if (opened.sizeBytes !== record.sizeBytes) throw await this.#cut(record, opened.sizeBytes);
      return {
        record,
        file: opened,
        release: async () => {
          release();
          await opened.close();
        },
      };
    } catch (error) {
      release();
      await file?.close();
      throw error;
    }
  }

  /** Keeps a snapshot from being removed until `release`. */
  async use(snapshotUid: string, use: SnapshotUse): Promise<{ record: ArchiveRecord; release(): void }> {
    await this.#look();
    const entry = this.#entry(snapshotUid);
    const release = this.#uses.begin(snapshotUid, use);
    const record = await this.#record(entry);
    if (record) return { record, release };
    release();
    throw notFound(snapshotUid);
  }

  /** The same for an archive whose file is known. @returns what ends the use */
  useFile(file: string, use: SnapshotUse): () => void {
    const uid = this.#index.ofFile(file)?.snapshotUid ?? snapshotUidOf(file, this.#options.database);
    return uid === null ? () => {} : this.#uses.begin(uid, use);
  }

  /** Whether somebody reads the archive of that name. */
  isInUse(file: string): boolean {
    const uid = this.#index.ofFile(file)?.snapshotUid ?? snapshotUidOf(file, this.#options.database);
    return uid !== null && this.#uses.of(uid) !== undefined;
  }

  /** Shows a snapshot that is being made. @returns what is to be called when it is there, or will never be */
  begin(making: SnapshotInTheMaking): () => void {
    this.#making.set(making.snapshotUid, making);
    return () => {
      this.#making.delete(making.snapshotUid);
    };
  }

  /** Runs what changes the set of archives or their records, one after another. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #look(): Promise<void> {
    await this.#loaded;
    await this.#finder.look();
    const ready = new AbortController();
    const late = pause(PATIENCE_MS, undefined, { signal: ready.signal, ref: false }).catch(() => {});
    await Promise.race([this.#finder.settled().finally(() => ready.abort()), late]);
  }

  async #remove({ snapshotUid, file }: CatalogEntry): Promise<void> {
    this.#leaving.add(snapshotUid);
    try {
      await this.#pointToNewest();
      // The archive first: a record without one is swept, an archive without one would be catalogued again.
      await this.#options.target.remove(file);
      await this.#options.target.remove(recordName(file));
      this.#index.delete(file);
    } finally {
      this.#leaving.delete(snapshotUid);
    }
  }

  #entry(snapshotUid: string): CatalogEntry {
    const entry = this.#index.get(snapshotUid);
    if (entry && !this.#leaving.has(snapshotUid)) return entry;
    if (!this.#making.has(snapshotUid)) throw notFound(snapshotUid);
    throw new CatalogError('snapshot_not_complete', `Snapshot \`${snapshotUid}\` is still being made.`);
  }

  /** @returns undefined when it has gone meanwhile */
  async #item(snapshotUid: string): Promise<CatalogItem | undefined> {
    const { target } = this.#options;
    const entry = this.#index.get(snapshotUid);
    const making = this.#making.get(snapshotUid);
    if (!entry) return making && { making, location: target.locate(making.file) };
    const [record, found] = await Promise.all([this.#record(entry), target.stat(entry.file)]);
    if (!found || !record) return undefined;
    // Somebody else may have written it: the command line works on the same directory.
    if (record.state !== entry.state) this.#index.set(entryOf(record));
    const location = target.locate(entry.file);
    if (found.sizeBytes === record.sizeBytes) return { record, location };
    await this.#cut(record, found.sizeBytes);
    return { record: { ...record, ...cutChanges(record, found.sizeBytes) }, location };
  }

  /** @returns null when it cannot be had, nor made again */
  async #record(entry: CatalogEntry): Promise<ArchiveRecord | null> {
    const known = await readRecordOf(this.#options.target, entry.file);
    if (known) return known;
    await this.#finder.describeAgain(entry.file);
    return readRecordOf(this.#options.target, entry.file);
  }

  /** An archive has another length than it had: whatever did that, it is not what was written. */
  async #cut(record: ArchiveRecord, sizeBytes: number): Promise<CatalogError> {
    if (record.state !== 'corrupt')
      await this.update(record.snapshotUid, cutChanges(record, sizeBytes)).catch(() => {});
    return new CatalogError(
      'snapshot_corrupt',
      `Snapshot \`${record.snapshotUid}\` is corrupt: ${cutWords(record, sizeBytes)}`,
    );
  }

  #isLastGood(entry: CatalogEntry): boolean {
    if (entry.state === 'corrupt') return false;
    // A native one can be restored here, a foreign one only elsewhere.
    return !this.#index
      .all()
      .some(
        (other) =>
          other !== entry && other.state !== 'corrupt' && (other.kind === 'native' || entry.kind === 'foreign'),
      );
  }

  async #pointToNewest(except?: string): Promise<void> {
    const newest = this.#index
      .all()
      .find(
        ({ snapshotUid, file, state }) =>
          state !== 'corrupt' &&
          file !== except &&
          !this.#leaving.has(snapshotUid) &&
          snapshotUidOf(file, this.#options.database) !== null,
      );
    await this.#options.target.pointTo(newest?.file ?? null);
  }
}

const notFound = (snapshotUid: string): CatalogError =>
  new CatalogError('snapshot_not_found', `Snapshot \`${snapshotUid}\` not found.`);

const cutWords = (record: ArchiveRecord, sizeBytes: number): string =>
  `its archive has ${sizeBytes} bytes, ${record.sizeBytes} were written.`;

function cutChanges(record: ArchiveRecord, sizeBytes: number): RecordChanges & { state: ArchiveState } {
  if (record.state === 'corrupt') return { state: 'corrupt' };
  const now = new Date().toISOString();
  const error = { code: 'truncated', message: `The archive has ${sizeBytes} bytes, ${record.sizeBytes} were written.` };
  return { state: 'corrupt', verification: { startedAt: now, finishedAt: now, error } };
}

interface Shown {
  snapshotUid: string;
  kind: string;
  state: string;
  taskUids: readonly number[];
}

const makingEntry = ({ snapshotUid, taskUids }: SnapshotInTheMaking): Shown => ({
  snapshotUid,
  kind: 'native',
  state: 'creating',
  taskUids,
});

function matches({ kind, state, taskUids }: Shown, filter: CatalogFilter): boolean {
  if (filter.states?.includes(state) === false || filter.kinds?.includes(kind) === false) return false;
  return filter.taskUids === undefined || filter.taskUids.some((uid) => taskUids.includes(uid));
}
