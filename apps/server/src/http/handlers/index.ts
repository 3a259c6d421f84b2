import type { Handlers } from '../bind.js';
import { getBatch, listBatches } from './batches.js';
import { addDocuments, updateDocuments } from './document-additions.js';
import {
  deleteAllDocuments,
  deleteDocument,
  deleteDocuments,
  fetchDocuments,
  getDocument,
  listDocuments,
} from './documents.js';
import { createIndex, deleteIndex, getIndex, getIndexStats, listIndexes, swapIndexes, updateIndex } from './indexes.js';
import { createKey, deleteKey, getKey, listKeys, updateKey } from './keys.js';
import {
  createSnapshotPolicy,
  deleteSnapshotPolicy,
  getSnapshotPolicy,
  listSnapshotPolicies,
  previewSnapshotPolicy,
  updateSnapshotPolicy,
} from './policies.js';
import { createRestoration, getRestoration, listRestorations } from './restorations.js';
import { getHealth, getMetrics, getOpenapi, getStats, getVersion } from './server.js';
import { getSnapshotFile } from './snapshot-file.js';
import {
  createSnapshot,
  deleteSnapshot,
  getSnapshot,
  listSnapshots,
  updateSnapshot,
  verifySnapshot,
} from './snapshots.js';
import { cancelTasks, deleteTasks, getTask, listTasks } from './tasks.js';

/** What answers each operation of the contract. */
export const handlers: Handlers = {
  getHealth,
  getVersion,
  getStats,
  getMetrics,
  getOpenapi,
  createSnapshot,
  listSnapshots,
  getSnapshot,
  updateSnapshot,
  deleteSnapshot,
  getSnapshotFile,
  verifySnapshot,
  listSnapshotPolicies,
  createSnapshotPolicy,
  getSnapshotPolicy,
  updateSnapshotPolicy,
  deleteSnapshotPolicy,
  previewSnapshotPolicy,
  listTasks,
  getTask,
  cancelTasks,
  deleteTasks,
  listBatches,
  getBatch,
  listKeys,
  createKey,
  getKey,
  updateKey,
  deleteKey,
  listIndexes,
  createIndex,
  getIndex,
  updateIndex,
  deleteIndex,
  getIndexStats,
  swapIndexes,
  listDocuments,
  fetchDocuments,
  addDocuments,
  updateDocuments,
  getDocument,
  deleteDocument,
  deleteDocuments,
  deleteAllDocuments,
  createRestoration,
  listRestorations,
  getRestoration,
};
