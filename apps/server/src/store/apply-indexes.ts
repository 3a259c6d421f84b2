import { randomUUID } from 'node:crypto';
import { deleteAllDocuments, primaryKeyIsSet } from './apply-documents.js';
import type { DocumentsEnvironment, IndexRecord } from './documents-environment.js';
import { responseError } from './response-error.js';
import { TaskFailure } from './task-failure.js';
import type { IndexSwap } from './work.js';

/** @throws TaskFailure `index_already_exists` */
export function createIndex(
  environment: DocumentsEnvironment,
  uid: string,
  primaryKey: string | null,
  at: string,
): IndexRecord {
  if (environment.indexes.get(uid)) throw new TaskFailure(alreadyExists(uid));
  const slot = (environment.state.get('slots') as number | undefined) ?? 0;
  environment.state.putSync('slots', slot + 1);
  const index: IndexRecord = {
    uid,
    uuid: randomUUID(),
    slot,
    primaryKey,
    createdAt: at,
    updatedAt: at,
    numberOfDocuments: 0,
    documentBytes: 0,
    fieldDistribution: {},
    fields: [],
    nextDocumentId: 0,
  };
  environment.indexes.putSync(uid, index);
  return index;
}

/** @throws TaskFailure `index_not_found` */
export function existingIndex(environment: DocumentsEnvironment, uid: string): IndexRecord {
  const index = environment.indexes.get(uid);
  if (!index) throw new TaskFailure(notFound([uid]));
  return index;
}

/** @throws TaskFailure `index_not_found` · `index_already_exists` (the new name) · `index_primary_key_already_exists` */
export function updateIndex(
  environment: DocumentsEnvironment,
  uid: string,
  { primaryKey, newIndexUid }: { primaryKey: string | null; newIndexUid: string | null },
): IndexRecord {
  const index = existingIndex(environment, uid);
  if (newIndexUid !== null && newIndexUid !== uid) {
    if (environment.indexes.get(newIndexUid)) throw new TaskFailure(alreadyExists(newIndexUid));
    environment.indexes.removeSync(uid);
    index.uid = newIndexUid;
  }
  if (primaryKey !== null) {
    if (index.numberOfDocuments > 0 && index.primaryKey !== null) {
      const { message } = primaryKeyIsSet(index.primaryKey);
      throw new TaskFailure(responseError('index_primary_key_already_exists', `Index \`${uid}\`: ${message}`));
    }
    index.primaryKey = primaryKey;
  }
  return index;
}

/** Removes an index and its documents; returns how many it had. @throws TaskFailure `index_not_found` */
export function deleteIndex(environment: DocumentsEnvironment, uid: string): number {
  const index = existingIndex(environment, uid);
  const deleted = deleteAllDocuments(environment, index);
  environment.indexes.removeSync(uid);
  return deleted;
}

/** @throws TaskFailure `index_not_found` · `index_already_exists` (a rename onto an index) */
export function swapIndexes(environment: DocumentsEnvironment, swaps: IndexSwap[]): void {
  const missing = swaps
    .flatMap(({ indexes: [one, other], rename }) => (rename ? [one] : [one, other]))
    .filter((uid) => !environment.indexes.get(uid));
  if (missing.length > 0) throw new TaskFailure(notFound([...new Set(missing)].sort()));
  for (const { indexes, rename } of swaps) {
    const [one, other] = indexes;
    const first = existingIndex(environment, one);
    const second = environment.indexes.get(other);
    if (rename && second) throw new TaskFailure(alreadyExists(other));
    environment.indexes.putSync(other, { ...first, uid: other });
    if (second) environment.indexes.putSync(one, { ...second, uid: one });
    else environment.indexes.removeSync(one);
  }
}

const alreadyExists = (uid: string) => responseError('index_already_exists', `Index \`${uid}\` already exists.`);

const notFound = (uids: string[]) =>
  responseError(
    'index_not_found',
    `${uids.length > 1 ? 'Indexes' : 'Index'} ${uids.map((uid) => `\`${uid}\``).join(', ')} not found.`,
  );
