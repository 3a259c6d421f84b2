import { type Database, open, type RootDatabase } from 'lmdb';
import type { Outcome } from './outcome.js';

/** What is known of an index. Its documents lie under `slot`, so that a swap or a rename moves none of them. */
export interface IndexRecord {
  uid: string;
  uuid: string;
  slot: number;
  primaryKey: string | null;
  createdAt: string;
  updatedAt: string;
  numberOfDocuments: number;
  /** Bytes of its documents' texts. */
  documentBytes: number;
  /** Number of documents that have a field, by field. */
  fieldDistribution: Record<string, number>;
  /** Every field ever seen, oldest first: the order in which documents show them. */
  fields: string[];
  /** The internal id above all that were ever given. */
  nextDocumentId: number;
}

/** The LMDB environment `documents`. It is written by the apply worker alone, read from everywhere. */
export interface DocumentsEnvironment {
  root: RootDatabase;
  indexes: Database<IndexRecord, string>;
  /** Document texts by slot and internal id: the order of `GET …/documents`. */
  documents: Database<string, [number, number]>;
  /** Internal id by slot and document id. */
  ids: Database<number, [number, string]>;
  /** Internal ids that deletions gave back; the lowest is given first, as Meilisearch does. */
  freeIds: Database<boolean, [number, number]>;
  state: Database;
}

/** The last task whose effect is in the environment, written by the transaction of that effect. */
export interface Applied {
  taskUid: number;
  outcome: Outcome;
}

export function openDocumentsEnvironment(directory: string): DocumentsEnvironment {
  const root = open({ path: directory, maxDbs: 16 });
  return {
    root,
    indexes: root.openDB({ name: 'indexes', encoding: 'json' }),
    documents: root.openDB({ name: 'documents', encoding: 'string' }),
    ids: root.openDB({ name: 'ids', encoding: 'ordered-binary' }),
    freeIds: root.openDB({ name: 'free-ids', encoding: 'ordered-binary' }),
    state: root.openDB({ name: 'state', encoding: 'json' }),
  };
}
