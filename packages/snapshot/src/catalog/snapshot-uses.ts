/** What keeps a snapshot from being removed. */
export type SnapshotUse = 'downloaded' | 'verified' | 'restored' | 'copied';

const order: readonly SnapshotUse[] = ['downloaded', 'verified', 'restored', 'copied'];

/** Who reads which snapshot at this moment. */
export class SnapshotUses {
  readonly #counts = new Map<string, Map<SnapshotUse, number>>();

  /** @returns what ends the use; further calls do nothing */
  begin(snapshotUid: string, use: SnapshotUse): () => void {
    const counts = this.#counts.get(snapshotUid) ?? new Map<SnapshotUse, number>();
    this.#counts.set(snapshotUid, counts);
    counts.set(use, (counts.get(use) ?? 0) + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const left = (counts.get(use) ?? 1) - 1;
      if (left > 0) counts.set(use, left);
      else counts.delete(use);
      if (counts.size === 0) this.#counts.delete(snapshotUid);
    };
  }

  /** In words: `downloaded and verified`; undefined when nobody reads it. */
  of(snapshotUid: string): string | undefined {
    const counts = this.#counts.get(snapshotUid);
    return counts && order.filter((use) => counts.has(use)).join(' and ');
  }
}
