import type { Engine } from './open-engine.js';
import type { Documents } from './store/documents.js';
import type { Gate } from './store/gate.js';
import type { Keys } from './store/keys.js';
import type { TaskQueue } from './tasks/task-queue.js';

/** Rooms that stay the same while the database behind them is exchanged. */
export interface LiveRooms {
  tasks: Pick<TaskQueue, keyof TaskQueue>;
  documents: Pick<Documents, keyof Documents>;
  keys: Keys;
}

/**
 * Passes each call on to the engine of the moment. Writes wait while the gate is closed, and the gate waits for them; reads are done at once, so
 * their caller looks at the gate first.
 */
export function liveRooms(gate: Gate, engine: () => Engine): LiveRooms {
  return {
    tasks: {
      enqueue: (work) => gate.pass(() => engine().tasks.enqueue(work)),
      get: (uid, filter) => engine().tasks.get(uid, filter),
      list: (filter, page) => engine().tasks.list(filter, page),
      match: (filter) => engine().tasks.match(filter),
      getBatch: (uid) => engine().tasks.getBatch(uid),
      listBatches: (filter, page) => engine().tasks.listBatches(filter, page),
    },
    documents: {
      listIndexes: (page) => engine().documents.listIndexes(page),
      getIndex: (indexUid) => engine().documents.getIndex(indexUid),
      indexStats: (indexUid) => engine().documents.indexStats(indexUid),
      stats: (visibleIndexes) => engine().documents.stats(visibleIndexes),
      getDocument: (indexUid, documentId, fields) => engine().documents.getDocument(indexUid, documentId, fields),
      listDocuments: (indexUid, page) => engine().documents.listDocuments(indexUid, page),
    },
    keys: {
      list: (page) => engine().keys.list(page),
      get: (uidOrKey) => engine().keys.get(uidOrKey),
      create: (draft) => gate.pass(() => engine().keys.create(draft)),
      update: (uidOrKey, patch) => gate.pass(() => engine().keys.update(uidOrKey, patch)),
      delete: (uidOrKey) => gate.pass(() => engine().keys.delete(uidOrKey)),
      authenticate: (bearer) => engine().keys.authenticate(bearer),
    },
  };
}
