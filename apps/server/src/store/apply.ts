import { ABORT } from 'lmdb';
import { addDocuments, deleteAllDocuments, deleteDocuments } from './apply-documents.js';
import { createIndex, deleteIndex, existingIndex, swapIndexes, updateIndex } from './apply-indexes.js';
import { formatTimestamp, now } from './clock.js';
import type { Applied, DocumentsEnvironment, IndexRecord } from './documents-environment.js';
import type { Outcome } from './outcome.js';
import type { Details } from './records.js';
import { TaskFailure } from './task-failure.js';
import type { DocumentWork } from './work.js';

/** Thrown by `onDocument` to give a task up: nothing of it stays. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface ApplyOptions {
  taskUid: number;
  work: DocumentWork;
  payloadPath: (uuid: string) => string;
  /** Called for each document; throws {@link Stopped} to give up. */
  onDocument: () => void;
}

/**
 * Applies one task to the documents, exactly once: its effect and its outcome are one transaction, on disk when this returns, and
 * a task whose outcome stands there already is answered from it.
 *
 * @throws Stopped when `onDocument` gave up
 */
export function applyWork(environment: DocumentsEnvironment, options: ApplyOptions): Outcome {
  const applied = lastApplied(environment);
  if (applied?.taskUid === options.taskUid) return applied.outcome;
  let outcome: Outcome = { status: 'succeeded', details: {} };
  let problem: unknown;
  environment.root.transactionSync(() => {
    try {
      outcome = { status: 'succeeded', details: effectOf(environment, options) };
      record(environment, options.taskUid, outcome);
      return undefined;
    } catch (error) {
      problem = error;
      return ABORT;
    }
  });
  if (problem === undefined) return outcome;
  if (!(problem instanceof TaskFailure)) throw problem;
  return recordFailure(environment, options, problem);
}

/** The last task whose effect is in the documents. */
export const lastApplied = ({ state }: DocumentsEnvironment): Applied | undefined =>
  state.get('applied') as Applied | undefined;

function effectOf(environment: DocumentsEnvironment, { work, payloadPath, onDocument }: ApplyOptions): Details {
  const at = formatTimestamp(now());
  const save = (index: IndexRecord): void => {
    environment.indexes.putSync(index.uid, { ...index, updatedAt: formatTimestamp(now()) });
    environment.state.putSync('lastUpdate', formatTimestamp(now()));
  };
  switch (work.type) {
    case 'indexCreation':
      createIndex(environment, work.indexUid, work.primaryKey, at);
      environment.state.putSync('lastUpdate', at);
      return {};
    case 'indexUpdate':
      save(updateIndex(environment, work.indexUid, work));
      return {};
    case 'indexDeletion':
      return { deletedDocuments: deleteIndex(environment, work.indexUid) };
    case 'indexSwap':
      swapIndexes(environment, work.swaps);
      return {};
    case 'documentAdditionOrUpdate': {
      const index = indexFor(environment, work, at);
      addDocuments(environment, index, { ...work, path: payloadPath(work.payload.uuid), onDocument });
      save(index);
      return { indexedDocuments: work.payload.documents };
    }
    case 'documentDeletion': {
      const index = existingIndex(environment, work.indexUid);
      const deletedDocuments = deleteDocuments(environment, index, work.documentIds);
      save(index);
      return { deletedDocuments };
    }
    case 'documentDeletionAll': {
      const index = existingIndex(environment, work.indexUid);
      const deletedDocuments = deleteAllDocuments(environment, index);
      save(index);
      return { deletedDocuments };
    }
  }
}

// Meilisearch keeps the index that a failed addition made, without a primary key.
function recordFailure(
  environment: DocumentsEnvironment,
  { taskUid, work }: ApplyOptions,
  { error }: TaskFailure,
): Outcome {
  const outcome: Outcome = { status: 'failed', details: {}, error };
  environment.root.transactionSync(() => {
    if (
      work.type === 'documentAdditionOrUpdate' &&
      work.allowIndexCreation &&
      !environment.indexes.get(work.indexUid)
    ) {
      createIndex(environment, work.indexUid, null, formatTimestamp(now()));
    }
    record(environment, taskUid, outcome);
  });
  return outcome;
}

const indexFor = (
  environment: DocumentsEnvironment,
  { indexUid, allowIndexCreation }: { indexUid: string; allowIndexCreation: boolean },
  at: string,
): IndexRecord =>
  environment.indexes.get(indexUid) ??
  (allowIndexCreation ? createIndex(environment, indexUid, null, at) : existingIndex(environment, indexUid));

const record = ({ state }: DocumentsEnvironment, taskUid: number, outcome: Outcome): void => {
  state.putSync('applied', { taskUid, outcome } satisfies Applied);
};
