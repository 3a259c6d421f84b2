import { applyWork } from '../../apps/server/src/store/apply.js';
import { Control } from '../../apps/server/src/store/control.js';
import { openDocumentsEnvironment } from '../../apps/server/src/store/documents-environment.js';
import { layoutOf, prepareLayout } from '../../apps/server/src/store/layout.js';
import { Payloads } from '../../apps/server/src/store/payloads.js';

const DOCUMENTS_PER_TASK = 1000;

/**
 * Writes indexes `index-0` and following straight into a new database, a thousand documents of each in turn, so that their pages lie among each other as
 * in a database that was filled over time. Documents have about 2.3 KB that compress to a third.
 */
export async function fillIndexes(dbPath: string, indexes: number, documentsPerIndex: number): Promise<void> {
  const layout = layoutOf(dbPath);
  await prepareLayout(layout);
  const control = new Control(layout.control);
  const environment = openDocumentsEnvironment(layout.documents);
  const payloads = new Payloads(layout.updateFiles);
  for (let first = 0; first < documentsPerIndex; first += DOCUMENTS_PER_TASK) {
    for (let index = 0; index < indexes; index++) {
      const writer = await payloads.create();
      for (let id = first; id < Math.min(documentsPerIndex, first + DOCUMENTS_PER_TASK); id++)
        await writer.write(
          JSON.stringify({ id, title: `document ${id}`, text: words(index * documentsPerIndex + id) }),
        );
      const payload = await writer.finish();
      const taskUid = await control.change((draft) => draft.nextUid('task'));
      applyWork(environment, {
        taskUid,
        work: {
          type: 'documentAdditionOrUpdate',
          indexUid: `index-${index}`,
          method: 'replace',
          primaryKey: 'id',
          allowIndexCreation: true,
          payload,
        },
        payloadPath: (uuid) => payloads.pathOf(uuid),
        onDocument: () => {},
      });
      await payloads.remove(payload.uuid);
    }
  }
  await environment.root.close();
  await control.close();
}

function words(seed: number): string {
  let state = (seed + 1) * 2_654_435_761;
  return Array.from({ length: 320 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8).toString(36).slice(0, 3 + (state % 5));
  }).join(' ');
}
