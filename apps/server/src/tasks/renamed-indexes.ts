import type { Outcome } from '../store/outcome.js';
import type { Work } from '../store/work.js';

/** The new names that a swap or a renaming gave to indexes: the tasks before it follow. */
export function renamedIndexes(work: Work, outcome: Outcome): { renamedIndexes?: Map<string, string> } {
  if (outcome.status === 'failed') return {};
  if (work.type === 'indexUpdate' && work.newIndexUid !== null)
    return { renamedIndexes: new Map([[work.indexUid, work.newIndexUid]]) };
  if (work.type !== 'indexSwap') return {};
  const names = new Map<string, string>();
  for (const { indexes, rename } of work.swaps) {
    names.set(indexes[0], indexes[1]);
    if (!rename) names.set(indexes[1], indexes[0]);
  }
  return { renamedIndexes: names };
}
