/** One `POST /swap-indexes` pair. With `rename`, the first takes the name of the second, which must not exist. */
export interface IndexSwap {
  indexes: [string, string];
  rename: boolean;
}

/** A payload that waits for its task: `documents` JSON objects, one a line, in `update_files/<uuid>`. */
interface Payload {
  uuid: string;
  documents: number;
}

/** What a task is to do, as a handler asks for it and as the worker reads it back. */
export type Work =
  | { type: 'snapshotCreation' }
  | { type: 'indexCreation'; indexUid: string; primaryKey: string | null }
  | { type: 'indexUpdate'; indexUid: string; primaryKey: string | null; newIndexUid: string | null }
  | { type: 'indexDeletion'; indexUid: string }
  | { type: 'indexSwap'; swaps: IndexSwap[] }
  | {
      type: 'documentAdditionOrUpdate';
      indexUid: string;
      method: 'replace' | 'update';
      primaryKey: string | null;
      allowIndexCreation: boolean;
      payload: Payload;
    }
  | { type: 'documentDeletion'; indexUid: string; documentIds: string[] }
  | { type: 'documentDeletionAll'; indexUid: string }
  | { type: 'taskCancelation'; originalFilter: string; taskUids: number[] }
  | { type: 'taskDeletion'; originalFilter: string; taskUids: number[] };

/** The works whose effect is on indexes and documents. */
export type DocumentWork = Exclude<Work, { type: 'snapshotCreation' | 'taskCancelation' | 'taskDeletion' }>;
