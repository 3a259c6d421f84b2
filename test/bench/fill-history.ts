import { formatTimestamp } from '../../apps/server/src/store/clock.js';
import { Control } from '../../apps/server/src/store/control.js';
import { layoutOf, prepareLayout } from '../../apps/server/src/store/layout.js';

const TASKS_PER_CHANGE = 2000;
const SECOND = 1_000_000_000n;
const START = 1_767_225_600n * SECOND;

/**
 * Writes a history of settled tasks straight into a new database: half of them failed, a thousand (or all, if fewer) of the index
 * `rare`, spread evenly.
 */
export async function fillHistory(dbPath: string, length: number): Promise<void> {
  const layout = layoutOf(dbPath);
  await prepareLayout(layout);
  const control = new Control(layout.control);
  const everyRare = Math.max(1, Math.floor(length / 1000));
  for (let first = 0; first < length; first += TASKS_PER_CHANGE) {
    await control.change((draft) => {
      for (let n = first; n < Math.min(length, first + TASKS_PER_CHANGE); n++) {
        const uid = draft.nextUid('task');
        const at = START + BigInt(n) * SECOND;
        const failed = n % 2 === 0;
        draft.putTask({
          uid,
          batchUid: uid,
          indexUid: n % everyRare === 0 ? 'rare' : `index-${n % 10}`,
          status: failed ? 'failed' : 'succeeded',
          type: n % 3 === 0 ? 'documentDeletion' : 'documentAdditionOrUpdate',
          canceledBy: null,
          details: { receivedDocuments: 10, indexedDocuments: failed ? 0 : 10 },
          error: failed
            ? {
                message: 'Index `movies` not found.',
                code: 'index_not_found',
                type: 'invalid_request',
                link: 'https://docs.meilisearch.com/errors#index_not_found',
              }
            : null,
          duration: 'PT0.051262670S',
          enqueuedAt: formatTimestamp(at),
          startedAt: formatTimestamp(at + 1_234_567n),
          finishedAt: formatTimestamp(at + 52_497_237n),
        });
      }
    });
  }
  await control.close();
}
