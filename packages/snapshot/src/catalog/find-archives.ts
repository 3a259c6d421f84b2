import { setImmediate as othersFirst, setTimeout as pause } from 'node:timers/promises';
import { isArchiveName, recordName } from '../publish/archive-names.js';
import { type ArchiveRecord, parseRecord, renderRecord } from '../publish/archive-record.js';
import type { SnapshotTarget } from '../target/snapshot-target.js';
import { type CatalogIndex, entryOf } from './catalog-index.js';

/** How many small files are read at once. */
const AT_ONCE = 32;
/** The same where the thread waits for them: some milliseconds. */
const LOADED_AT_ONCE = 100;
/** A file that changed so little ago may still be being copied there. */
const SETTLED_MS = 1000;
/** In place of a version, of a file that may still be being copied. */
const UNSETTLED = 'unsettled';

export interface FinderParts {
  target: SnapshotTarget;
  index: CatalogIndex;
  /** Makes the record of an archive that has none, by its bytes. */
  describe(file: string): Promise<ArchiveRecord>;
  /** Told of each file that is named like an archive and is none, and of records that cannot be kept. */
  onProblem(problem: unknown, file: string): void;
}

/** Holds an index against what lies in a target. */
export class ArchiveFinder {
  readonly #parts: FinderParts;
  /** Files that are no archives, by name, as they were when that was found out. */
  readonly #refused = new Map<string, string>();
  readonly #describing = new Map<string, Promise<void>>();
  #revision: string | null = null;
  #looking: Promise<void> | undefined;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /**
   * Brings an empty index up to date, as {@link lookToTheEnd} does. Records are read in the way that takes the least processor time, a few at once, so that
   * the thread has time for others between.
   */
  async load(signal?: AbortSignal): Promise<void> {
    const { target, index } = this.#parts;
    const files = target.readTexts ? (await target.list()).filter(isArchiveName) : [];
    for (let at = 0; at < files.length && !signal?.aborted; at += LOADED_AT_ONCE) {
      const some = files.slice(at, at + LOADED_AT_ONCE);
      const texts = (await target.readTexts?.(some.map(recordName))) ?? [];
      for (const [nth, file] of some.entries()) {
        const record = recordIn(texts[nth] ?? null, file);
        if (record) index.set(entryOf(record));
      }
      await othersFirst();
    }
    if (!signal?.aborted) await this.lookToTheEnd(signal);
  }

  /** Brings the index up to date. Archives without a record are described meanwhile: {@link settled} waits for them. */
  async look(): Promise<void> {
    // Whoever comes while somebody looks may have changed something that was passed already.
    await this.#looking;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /**
   * The same, and waits for all of them, also for those that appeared a moment ago: a server that was killed between an archive and its
   * record, and starts at once, misses none. One that goes on changing is left for another look.
   */
  async lookToTheEnd(signal?: AbortSignal): Promise<void> {
    for (const deadline = Date.now() + 2 * SETTLED_MS; ; await pause(SETTLED_MS / 20)) {
      await this.look();
      await this.settled();
      if (![...this.#refused.values()].includes(UNSETTLED) || Date.now() > deadline || signal?.aborted) return;
    }
  }

  /** Resolves when every archive that was found has been described, one way or the other. */
  async settled(): Promise<void> {
    while (this.#describing.size > 0) await Promise.all(this.#describing.values());
  }

  /** Makes the record of an archive again, and resolves when that is done. */
  async describeAgain(file: string): Promise<void> {
    this.#parts.index.delete(file);
    this.#describe(file);
    await this.#describing.get(file);
  }

  async #look(): Promise<void> {
    const { target, index } = this.#parts;
    const revision = await target.revision();
    if (revision !== null && revision === this.#revision) return this.#lookAgain();
    const files = (await target.list()).filter(isArchiveName);
    const unknown = files.filter((file) => !index.has(file) && !this.#refused.has(file));
    this.#forgetAllBut(files);
    for (let at = 0; at < unknown.length; at += AT_ONCE)
      await Promise.all(unknown.slice(at, at + AT_ONCE).map((file) => this.#load(file)));
    await this.#lookAgain();
    this.#revision = revision;
  }

  #forgetAllBut(files: readonly string[]): void {
    const { index } = this.#parts;
    const names = new Set(files);
    for (const file of index.files()) if (!names.has(file)) index.delete(file);
    for (const file of this.#refused.keys()) if (!names.has(file)) this.#refused.delete(file);
  }

  async #load(file: string): Promise<void> {
    const record = await readRecordOf(this.#parts.target, file);
    if (record) this.#parts.index.set(entryOf(record));
    else this.#describe(file);
  }

  /** A file that was no archive may be one now: it was being copied. */
  async #lookAgain(): Promise<void> {
    for (const [file, version] of this.#refused) {
      const found = await this.#parts.target.stat(file);
      if (found && found.version === version) continue;
      this.#refused.delete(file);
      if (found) this.#describe(file);
    }
  }

  #describe(file: string): void {
    if (this.#describing.has(file)) return;
    const { onProblem } = this.#parts;
    const work = this.#makeRecord(file)
      .catch((error: unknown) => onProblem(error, file))
      .finally(() => this.#describing.delete(file));
    this.#describing.set(file, work);
  }

  async #makeRecord(file: string): Promise<void> {
    const { target, index, describe, onProblem } = this.#parts;
    const found = await target.stat(file);
    if (!found) return;
    // Publishing puts the archive there first: its record may have come since.
    const text = await target.readText(recordName(file)).catch((error: unknown) => ({ error }));
    const isUnreadable = text !== null && typeof text === 'object';
    const known = isUnreadable ? null : recordIn(text, file);
    if (known) return void index.set(entryOf(known));
    if (Math.abs(Date.now() - found.modifiedAt.getTime()) < SETTLED_MS) return void this.#refused.set(file, UNSETTLED);
    let record: ArchiveRecord;
    try {
      record = await describe(file);
    } catch (error) {
      this.#refused.set(file, found.version);
      throw error;
    }
    if (isUnreadable) {
      // It may say that the archive is pinned, and is not written over: another day it can be read.
      onProblem(text.error, recordName(file));
      return void index.set(entryOf({ ...record, pinned: true }));
    }
    index.set(entryOf(record));
    await putRecord(target, record).catch((error: unknown) => onProblem(error, recordName(file)));
  }
}

/** @returns null when there is none, or it is garbage or another's */
export async function readRecordOf(target: SnapshotTarget, file: string): Promise<ArchiveRecord | null> {
  // A record only caches what the archive says: unreadable is as good as lost.
  const text = await target.readText(recordName(file)).catch(() => null);
  return recordIn(text, file);
}

function recordIn(text: string | null, file: string): ArchiveRecord | null {
  const record = text === null ? null : parseRecord(text);
  return record?.file === file ? record : null;
}

export async function putRecord(target: SnapshotTarget, record: ArchiveRecord): Promise<void> {
  await target.put(recordName(record.file), async (sink) => {
    sink.write(renderRecord(record));
  });
}
