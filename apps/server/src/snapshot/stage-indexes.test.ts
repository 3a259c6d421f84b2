import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withArchivedIndexes } from '@stillframe/snapshot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyWork } from '../store/apply.js';
import { Control } from '../store/control.js';
import { Documents } from '../store/documents.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from '../store/documents-environment.js';
import { layoutOf, prepareLayout } from '../store/layout.js';
import { clearLooseSlots, giveSlots, restorationOf, takeLooseSlots } from '../store/loose-slots.js';
import { Payloads } from '../store/payloads.js';
import { SnapshotMaker } from './snapshot-maker.js';
import { checkIndexes, type OnBytes, stageIndexes } from './stage-indexes.js';

let folder: string;
let control: Control;
let payloads: Payloads;
let environment: DocumentsEnvironment;
let documents: Documents;
let taskUid = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stage-'));
  const layout = layoutOf(join(folder, 'data.ms'));
  await prepareLayout(layout);
  control = new Control(layout.control);
  payloads = new Payloads(layout.updateFiles);
  environment = openDocumentsEnvironment(layout.documents);
  documents = new Documents(environment, {
    isIndexing: () => false,
    size: () => ({ databaseSize: 0, usedDatabaseSize: 0 }),
  });
});

afterEach(async () => {
  await control.close();
  await environment.root.close();
  rmSync(folder, { recursive: true });
});

async function add(indexUid: string, documents: object[]): Promise<void> {
  const writer = await payloads.create();
  for (const document of documents) await writer.write(JSON.stringify(document));
  const payload = await writer.finish();
  const work = { type: 'documentAdditionOrUpdate', indexUid, method: 'update', payload } as const;
  applyWork(environment, {
    taskUid: taskUid++,
    work: { ...work, primaryKey: 'id', allowIndexCreation: true },
    payloadPath: (uuid) => payloads.pathOf(uuid),
    onDocument: () => {},
  });
}

const remove = (indexUid: string, documentIds: string[]) =>
  applyWork(environment, {
    taskUid: taskUid++,
    work: { type: 'documentDeletion', indexUid, documentIds },
    payloadPath: () => '',
    onDocument: () => {},
  });

async function snapshot(): Promise<string> {
  const layout = layoutOf(join(folder, 'data.ms'));
  const settings = { directory: join(folder, 'snapshots'), database: 'data.ms', keepLast: 3, level: 1 };
  const more = { segmentSizeBytes: 4096, maxPinSeconds: 0, full: false, stillframeVersion: '0.1.0', pkgVersion: '1' };
  const maker = new SnapshotMaker({ layout, control, documents: environment, payloads }, { ...settings, ...more });
  await maker.begin({ taskUids: [3], signal: new AbortController().signal }).published;
  return join(folder, 'snapshots', 'data.ms.snapshot');
}

const list = (indexUid: string) => documents.listDocuments(indexUid, { offset: 0, limit: 10_000 });
const stage = (path: string, uids: string[], onBytes: OnBytes = () => {}) =>
  withArchivedIndexes(path, (archive) => stageIndexes(environment, archive, uids, onBytes));
/** Every key of the three databases, by slot. */
const slotsInUse = (): number[] => [
  ...new Set(
    [environment.documents, environment.ids, environment.freeIds].flatMap((database) =>
      [...database.getKeys({})].map(([slot]) => slot),
    ),
  ),
];

test('chosen indexes are as they were; others, and what came since, stay; nothing is seen before', async () => {
  const movies = Array.from({ length: 3000 }, (_, id) => ({ id, title: `film ${id}`, text: 'x'.repeat(id % 7000) }));
  await add('movies', movies);
  await add('books', [{ id: 1 }, { id: 2 }]);
  remove('movies', ['5', '2999', '17']);
  const then = { movies: list('movies'), stats: documents.indexStats('movies'), index: documents.getIndex('movies') };
  const path = await snapshot();
  await add('movies', [{ id: 1, title: 'changed', extra: true }, { id: 9000 }]);
  await add('books', [{ id: 3 }]);
  const now = list('movies');

  let last: number[] = [];
  const records = await stage(path, ['movies'], (...bytes) => {
    last = bytes;
  });
  expect(list('movies')).toEqual(now);
  const { rawDocumentDbSize } = then.stats ?? {};
  expect(last).toEqual([rawDocumentDbSize, rawDocumentDbSize]);
  giveSlots(environment, records, 'restoration-1');
  expect(list('movies')).toEqual(then.movies);
  expect(documents.indexStats('movies')).toEqual(then.stats);
  expect(documents.getIndex('movies')).toEqual(then.index);
  expect(list('books')?.total).toBe(3);
  expect(restorationOf(environment)).toBe('restoration-1');
  clearLooseSlots(environment);
  expect(slotsInUse()).toEqual([1, 2]);

  // Ids that deletions gave back are given again, and new ones follow.
  await add('movies', [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
  expect(documents.getDocument('movies', 'd')).toBe('{"id":"d"}');
  expect(list('movies')?.results[5]).toBe('{"id":"a"}');
  expect(list('movies')?.total).toBe(3001);
});

test('an index that is gone comes back; several at once', async () => {
  await add('movies', [{ id: 1 }]);
  await add('books', [{ id: 2 }]);
  const path = await snapshot();
  applyWork(environment, {
    taskUid: taskUid++,
    work: { type: 'indexSwap', swaps: [{ indexes: ['movies', 'books'], rename: false }] },
    payloadPath: () => '',
    onDocument: () => {},
  });
  applyWork(environment, {
    taskUid: taskUid++,
    work: { type: 'indexDeletion', indexUid: 'books' },
    payloadPath: () => '',
    onDocument: () => {},
  });
  giveSlots(environment, await stage(path, ['books', 'movies']), 'restoration-2');
  clearLooseSlots(environment);
  expect([list('movies')?.results, list('books')?.results]).toEqual([['{"id":1}'], ['{"id":2}']]);
});

test('what a killed restoration left is cleared, and nothing else', async () => {
  await add('movies', [{ id: 1 }, { id: 2 }]);
  const path = await snapshot();
  await stage(path, ['movies']);
  takeLooseSlots(environment, 2);
  expect(slotsInUse()).toEqual([0, 1]);
  clearLooseSlots(environment);
  expect(slotsInUse()).toEqual([0]);
  expect(list('movies')?.total).toBe(2);
  await add('books', [{ id: 1 }]);
  expect(slotsInUse()).toEqual([0, 4]);
});

test('an index without documents, and one that the archive lacks', async () => {
  applyWork(environment, {
    taskUid: taskUid++,
    work: { type: 'indexCreation', indexUid: 'empty', primaryKey: 'sku' },
    payloadPath: () => '',
    onDocument: () => {},
  });
  const path = await snapshot();
  const records = await stage(path, ['empty']);
  expect(records).toMatchObject([{ uid: 'empty', primaryKey: 'sku', numberOfDocuments: 0, slot: 1 }]);
  await expect(stage(path, ['none'])).rejects.toMatchObject({ code: 'damaged' });
});

test('who gives up while it reads leaves nothing that is seen; checking writes nothing at all', async () => {
  await add('movies', [{ id: 1 }, { id: 2 }, { id: 3 }]);
  const path = await snapshot();
  const giveUp: OnBytes = (bytesDone) => {
    if (bytesDone > 10) throw new Error('stop');
  };
  await expect(stage(path, ['movies'], giveUp)).rejects.toThrow('stop');
  clearLooseSlots(environment);
  expect(slotsInUse()).toEqual([0]);
  const slots = environment.state.get('slots');
  await withArchivedIndexes(path, (archive) => checkIndexes(archive, ['movies'], () => {}));
  expect(environment.state.get('slots')).toBe(slots);
});
