import type { Database } from 'lmdb';
import { parseTimestamp } from './clock.js';
import type { DateBounds, DateChange, DateField } from './date-bounds.js';
import type { SetChange, UidSets } from './uid-sets.js';

const DATE_FIELDS: DateField[] = ['enqueuedAt', 'startedAt', 'finishedAt'];

/** Entries of one kind, tasks or batches, with the sets and bounds that answer filters about them. */
export interface Shelf {
  entries: Database<string, number>;
  database: Database<Buffer, [string, number]>;
  sets: UidSets;
  bounds: DateBounds;
  /** What readers see of entries that are being changed: their text and their sets turn at one moment. */
  shown: Map<number, Shown>;
}

interface Shown {
  text: string | undefined;
  /** Changes under way. */
  drafts: number;
}

/** The text of an entry as readers see it. */
export const textIn = ({ shown, entries }: Shelf, uid: number): string | undefined => {
  const changing = shown.get(uid);
  return changing ? changing.text : entries.get(uid);
};

/** Changes of one shelf in one write transaction: reads see its own writes. */
export class ShelfDraft<T> {
  readonly #shelf: Shelf;
  readonly #setsOf: (entry: T) => string[];
  readonly #datesOf: (entry: T) => Dated | undefined;
  readonly #setChanges: SetChange[] = [];
  readonly #dateChanges: DateChange[] = [];
  /** The new texts; `undefined` for what is removed. */
  readonly #texts = new Map<number, string | undefined>();

  constructor(shelf: Shelf, setsOf: (entry: T) => string[], datesOf: (entry: T) => Dated | undefined) {
    this.#shelf = shelf;
    this.#setsOf = setsOf;
    this.#datesOf = datesOf;
  }

  get(uid: number): T | undefined {
    const text = this.#shelf.entries.get(uid);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  put(uid: number, entry: T): void {
    const before = this.get(uid);
    const text = JSON.stringify(entry);
    this.#turn(uid, text);
    this.#shelf.entries.put(uid, text);
    this.#stage(uid, before && this.#membership(before), this.#membership(entry));
    const dates = this.#datesOf(entry);
    const known = before && this.#datesOf(before);
    const dateChanges = DATE_FIELDS.filter((field) => dates?.[field] !== known?.[field]).flatMap((field) => {
      const at = dateIn(dates, field);
      return at === undefined ? [] : [{ field, uid, at }];
    });
    this.#shelf.bounds.stage(dateChanges);
    this.#dateChanges.push(...dateChanges);
  }

  remove(uid: number): void {
    const before = this.get(uid);
    if (before === undefined) return;
    this.#turn(uid, undefined);
    this.#shelf.entries.remove(uid);
    this.#stage(uid, this.#membership(before), []);
  }

  end(isCommitted: boolean): void {
    for (const [uid, text] of this.#texts) {
      const changing = this.#shelf.shown.get(uid);
      if (!changing) continue;
      if (isCommitted) changing.text = text;
      changing.drafts -= 1;
      if (changing.drafts === 0) this.#shelf.shown.delete(uid);
    }
    if (!isCommitted) return;
    this.#shelf.sets.adopt(this.#setChanges);
    this.#shelf.bounds.adopt(this.#dateChanges);
  }

  // A commit can be read before its promise resolves; until then readers are shown what was there.
  #turn(uid: number, text: string | undefined): void {
    if (!this.#texts.has(uid)) {
      const changing = this.#shelf.shown.get(uid) ?? { text: this.#shelf.entries.get(uid), drafts: 0 };
      changing.drafts += 1;
      this.#shelf.shown.set(uid, changing);
    }
    this.#texts.set(uid, text);
  }

  #membership(entry: T): string[] {
    const dates = this.#datesOf(entry);
    const dated = DATE_FIELDS.filter((field) => dates?.[field] != null).map((field) => `dated:${field}`);
    return ['all', ...this.#setsOf(entry), ...dated];
  }

  #stage(uid: number, before: string[] | undefined, after: string[]): void {
    const changes: SetChange[] = [
      ...(before ?? []).filter((set) => !after.includes(set)).map((set) => ({ set, uid, member: false })),
      ...after.filter((set) => !before?.includes(set)).map((set) => ({ set, uid, member: true })),
    ];
    this.#shelf.sets.stage(changes);
    this.#setChanges.push(...changes);
  }
}

/** The instants of an entry, `null` while they are not known. */
export type Dated = { [F in DateField]: string | null };

export const dateIn = (entry: Dated | undefined, field: DateField): bigint | undefined => {
  const text = entry?.[field];
  return text == null ? undefined : parseTimestamp(text);
};
