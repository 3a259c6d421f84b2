import type { Database } from 'lmdb';
import { formatTimestamp, now } from './clock.js';
import type { DocumentsEnvironment, IndexRecord } from './documents-environment.js';

/** Keys removed in one transaction: however large a slot is, nobody waits long for the write lock. */
const KEYS_PER_CHANGE = 5000;

/**
 * Slots that belong to no index: nobody sees what lies in them. They are written down before anything is put into them, so that a start after a kill
 * clears what was left there.
 */
const looseSlots = ({ state }: DocumentsEnvironment): number[] =>
  (state.get('loose-slots') as number[] | undefined) ?? [];

/** Takes slots that were never used, and calls them loose; on disk when this returns. */
export function takeLooseSlots(environment: DocumentsEnvironment, count: number): number[] {
  return environment.root.transactionSync(() => {
    const first = (environment.state.get('slots') as number | undefined) ?? 0;
    const slots = Array.from({ length: count }, (_, n) => first + n);
    environment.state.putSync('slots', first + count);
    environment.state.putSync('loose-slots', [...looseSlots(environment), ...slots]);
    return slots;
  });
}

/**
 * Gives loose slots to indexes, new ones or in the place of those that have their uids, all in one transaction: readers see the old or the new. The slots
 * of what they replace are loose afterwards.
 *
 * @param restorationUid stands in the database from then on: see {@link restorationOf}
 */
export function giveSlots(environment: DocumentsEnvironment, indexes: IndexRecord[], restorationUid: string): void {
  environment.root.transactionSync(() => {
    const given = new Set(indexes.map(({ slot }) => slot));
    const left = indexes.flatMap(({ uid }) => environment.indexes.get(uid)?.slot ?? []);
    for (const index of indexes) environment.indexes.putSync(index.uid, index);
    environment.state.putSync('loose-slots', [...looseSlots(environment).filter((slot) => !given.has(slot)), ...left]);
    environment.state.putSync('lastUpdate', formatTimestamp(now()));
    markRestored(environment, restorationUid);
  });
}

/**
 * Empties the loose slots. What is left to do when it is interrupted is done the next time.
 *
 * @param isStopped says that it is to be interrupted
 */
export function clearLooseSlots(environment: DocumentsEnvironment, isStopped: () => boolean = () => false): void {
  const slots = looseSlots(environment);
  if (slots.length === 0) return;
  for (const slot of slots) {
    clear(environment, environment.documents, slot, isStopped);
    clear(environment, environment.ids, slot, isStopped);
    clear(environment, environment.freeIds, slot, isStopped);
  }
  if (isStopped()) return;
  environment.root.transactionSync(() => environment.state.removeSync('loose-slots'));
}

function clear<V, K extends [number, number | string]>(
  { root }: DocumentsEnvironment,
  database: Database<V, K>,
  slot: number,
  isStopped: () => boolean,
): void {
  // A key's first part alone sorts before all keys that begin with it; the library's types know whole keys only.
  const range = { start: [slot] as unknown as K, end: [slot + 1] as unknown as K, limit: KEYS_PER_CHANGE };
  for (let keys = [...database.getKeys(range)]; keys.length > 0; keys = [...database.getKeys(range)]) {
    if (isStopped()) return;
    root.transactionSync(() => {
      for (const key of keys) database.removeSync(key);
    });
  }
}

/** Writes down, in the caller's transaction, which restoration the database owes what it holds to. */
export function markRestored({ state }: DocumentsEnvironment, restorationUid: string): void {
  state.putSync('restoration', restorationUid);
}

/** The last restoration whose effect is in the database; absent in one that nothing was restored into. */
export const restorationOf = ({ state }: DocumentsEnvironment): string | undefined =>
  state.get('restoration') as string | undefined;
