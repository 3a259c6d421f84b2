/**
 * A reader slot of a live LMDB environment, held by whoever opened it.
 *
 * While it stands, no page that is live in its state or in a later one is written again; the file may grow. Keep it short, and keep a strong
 * reference to the transaction behind it: lmdb-js frees the slot of one that was garbage-collected.
 */
export interface Pin {
  /** Frees the slot; called once. */
  release(): void;
  /** Throws when the slot is no longer there: what was read since may be torn. */
  assertHeld(): void;
}
