import type { Catalog, CatalogEntry } from '@stillframe/snapshot';
import type { KeepRule } from './policy/keep-rule.js';
import { type Candidate, planRetention } from './policy/plan-retention.js';

/** A snapshot of the catalog as retention looks at it, and its size in bytes. */
export type RetainedSnapshot = Candidate & { sizeBytes: number };

/**
 * Removes the snapshots that no rule keeps.
 *
 * @returns the uids of those that went
 * @throws SnapshotError of what the target said; what was not removed is chosen again another time
 */
export function retainSnapshots(catalog: Pick<Catalog, 'retire'>, rules: readonly KeepRule[]): Promise<string[]> {
  return catalog.retire((entries) =>
    planRetention(entries.map(retained), rules).removed.map(({ snapshotUid }) => snapshotUid),
  );
}

export const retained = ({ snapshotUid, at, kind, state, pinned, sizeBytes }: CatalogEntry): RetainedSnapshot => ({
  snapshotUid,
  capturedAt: new Date(at),
  kind,
  state,
  pinned,
  sizeBytes,
});
