import { mkdir } from 'node:fs/promises';
import { type ForeignDatabase, type ForeignIndex, SnapshotError } from '@stillframe/snapshot';
import { formatTimestamp, parseTimestamp } from '../../store/clock.js';
import { Control } from '../../store/control.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from '../../store/documents-environment.js';
import { type Layout, prepareLayout, syncFolder } from '../../store/layout.js';
import { loadIndex } from '../../store/load-index.js';
import type { Reach } from '../../store/seams.js';
import { TaskFailure } from '../../store/task-failure.js';
import { keyOfForeign } from './key-of-foreign.js';
import { loadTasks } from './load-tasks.js';
import { everythingCarried, type NotCarried } from './not-carried.js';

/** What Meilisearch keeps for the whole instance, beside its tasks. */
const INSTANCE_DATABASES = ['experimental-features', 'chat-settings', 'persisted'];
const INDEX_UID = /^[a-zA-Z0-9_-]{1,512}$/;

export interface Loaded {
  indexes: number;
  documents: number;
  notCarried: NotCarried;
}

/**
 * Builds a database of ours from one of Meilisearch: indexes with their documents, API keys, finished tasks and their batches. All of it is on disk
 * when this returns; memory does not grow with it.
 *
 * @param layout where nothing is yet
 * @throws SnapshotError `damaged`: what is stored contradicts itself
 */
export async function loadForeign(layout: Layout, database: ForeignDatabase, reach: Reach): Promise<Loaded> {
  const notCarried = everythingCarried();
  await mkdir(layout.root, { recursive: true, mode: 0o700 });
  await prepareLayout(layout);
  const loaded = await loadDocuments(layout, database, notCarried, reach);
  const control = new Control(layout.control);
  try {
    await loadKeys(control, database, notCarried);
    await loadTasks(control, database, notCarried);
  } finally {
    await control.close();
  }
  for (const name of INSTANCE_DATABASES) {
    if ((database.sizes.get('tasks/data.mdb')?.get(name) ?? 0) > 0) notCarried.instance.push(name);
  }
  for (const folder of [layout.documents, layout.control, layout.updateFiles, layout.db]) await syncFolder(folder);
  return { ...loaded, notCarried };
}

async function loadDocuments(
  layout: Layout,
  database: ForeignDatabase,
  notCarried: NotCarried,
  reach: Reach,
): Promise<Pick<Loaded, 'indexes' | 'documents'>> {
  const environment = openDocumentsEnvironment(layout.documents);
  const loaded = { indexes: 0, documents: 0 };
  try {
    for await (const index of database.indexes()) {
      const fields = await database.fields(index);
      await loadOne(environment, database, { ...index, fields }, reach);
      loaded.indexes += 1;
      loaded.documents += index.numberOfDocuments;
      const vectors = fields.includes('_vectors') ? ['_vectors'] : [];
      const settings = [...Object.keys(index.settings), ...index.unread, ...vectors];
      if (settings.length > 0) notCarried.settings[index.uid] = settings.sort();
    }
  } finally {
    await environment.root.close();
  }
  return loaded;
}

async function loadOne(
  environment: DocumentsEnvironment,
  database: ForeignDatabase,
  index: ForeignIndex & { fields: string[] },
  reach: Reach,
): Promise<void> {
  const { uid, uuid, primaryKey, fields, numberOfDocuments } = index;
  const path = database.labelOf(`indexes/${uuid}/data.mdb`);
  const damaged = (what: string, cause?: unknown) =>
    new SnapshotError('damaged', `${path}: ${what}`, { path, ...(cause === undefined ? {} : { cause }) });
  if (!INDEX_UID.test(uid)) throw damaged(`${JSON.stringify(uid.slice(0, 120))} is not the uid of an index`);
  const dateOf = (text: string | null) => formatTimestamp(parseTimestamp(text ?? database.takenAt) ?? 0n);
  const [createdAt, updatedAt] = [dateOf(index.createdAt), dateOf(index.updatedAt)];
  const loading = { uid, uuid, primaryKey, fields, createdAt, updatedAt };
  const { numberOfDocuments: stored } = await loadIndex(environment, loading, database.documents(index), () =>
    reach('documents loaded'),
  ).catch((error: unknown) => {
    throw error instanceof TaskFailure ? damaged(error.message, error) : error;
  });
  if (stored !== numberOfDocuments) throw damaged(`${numberOfDocuments - stored} documents have the id of another one`);
}

async function loadKeys(control: Control, database: ForeignDatabase, notCarried: NotCarried): Promise<void> {
  for await (const foreign of database.keys()) {
    const { key, unknownActions } = keyOfForeign(foreign);
    await control.keys.put(key.uid, key);
    if (unknownActions.length > 0) notCarried.keyActions[key.uid] = unknownActions;
  }
  await control.keys.flushed;
}
