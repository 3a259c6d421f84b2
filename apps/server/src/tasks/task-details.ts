import type { Details, TaskRecord } from '../store/records.js';
import type { Work } from '../store/work.js';

/** A task's details from the moment it is enqueued: every key of its type is there, `null` until known (recorded: `task-queries`). */
export function initialDetails(work: Work): Details | undefined {
  switch (work.type) {
    case 'snapshotCreation':
      return undefined;
    case 'indexCreation':
      return { primaryKey: work.primaryKey };
    case 'indexUpdate': {
      const renamed = work.newIndexUid === null ? {} : { oldIndexUid: work.indexUid, newIndexUid: work.newIndexUid };
      return { primaryKey: work.primaryKey, ...renamed };
    }
    case 'indexDeletion':
    case 'documentDeletionAll':
      return { deletedDocuments: null };
    case 'indexSwap':
      return { swaps: work.swaps };
    case 'documentAdditionOrUpdate':
      return { receivedDocuments: work.payload.documents, indexedDocuments: null };
    case 'documentDeletion':
      return { providedIds: work.documentIds.length, deletedDocuments: null, originalFilter: null };
    case 'taskCancelation':
      return { matchedTasks: work.taskUids.length, canceledTasks: null, originalFilter: work.originalFilter };
    case 'taskDeletion':
      return { matchedTasks: work.taskUids.length, deletedTasks: null, originalFilter: work.originalFilter };
  }
}

/** What a task that failed or was canceled did: nothing. */
export const settledDetails = (task: TaskRecord): Details | undefined =>
  task.details &&
  Object.fromEntries(Object.entries(task.details).map(([key, value]) => [key, value ?? nothingOf(key)]));

const nothingOf = (key: string): 0 | null =>
  /^(indexed|deleted)Documents$|^(canceled|deleted)Tasks$/.test(key) ? 0 : null;

/** The task type that the wire knows for a work. */
export const typeOf = (work: Work): TaskRecord['type'] =>
  work.type === 'documentDeletionAll' ? 'documentDeletion' : work.type;
