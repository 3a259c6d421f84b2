import type { Schema } from '@stillframe/contract';

/** What a restoration needs to know of an index. */
export interface CountedIndex {
  uid: string;
  numberOfDocuments: number;
}

/**
 * What becomes of the indexes when `after` take the place of `before`, by uid.
 *
 * @param isPartial indexes that are only there before stay
 */
export function restoredIndexes(
  before: Iterable<CountedIndex>,
  after: Iterable<CountedIndex>,
  isPartial: boolean,
): Schema<'RestoredIndex'>[] {
  const then = new Map([...after].map(({ uid, numberOfDocuments }) => [uid, numberOfDocuments]));
  const now = new Map([...before].map(({ uid, numberOfDocuments }) => [uid, numberOfDocuments]));
  const uids = isPartial ? then.keys() : new Set([...now.keys(), ...then.keys()]);
  return [...uids].sort().map((uid) => ({
    uid,
    change: !now.has(uid) ? 'created' : then.has(uid) ? 'replaced' : 'removed',
    numberOfDocumentsBefore: now.get(uid) ?? null,
    numberOfDocumentsAfter: then.get(uid) ?? null,
  }));
}
