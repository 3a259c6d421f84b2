import type { Schema } from '@stillframe/contract';
import type { JsonText } from '../store/json-text.js';
import type { Keys } from '../store/keys.js';
import type { PageOf, TaskFilter, TaskPage } from '../tasks/filter.js';
import type { Work } from '../tasks/work.js';

/** What handlers ask of the queue. */
export interface Tasks {
  /** Resolves when the task is on disk. */
  enqueue(work: Work): Promise<Schema<'SummarizedTask'>>;
  get(uid: number, filter?: Pick<TaskFilter, 'visibleIndexes'>): JsonText<Schema<'Task'>> | undefined;
  list(filter: TaskFilter, page: TaskPage): PageOf<Schema<'Task'>>;
  /** The uids that a filter matches now: what a cancelation or deletion will act on. */
  match(filter: TaskFilter): number[];
  getBatch(uid: number): JsonText<Schema<'Batch'>> | undefined;
  listBatches(filter: TaskFilter, page: TaskPage): PageOf<Schema<'Batch'>>;
}

/** One index as `GET /indexes/{indexUid}` shows it. */
export type IndexView = Schema<'Index'>;

/** What handlers ask of the indexes and their documents. Every read sees the newest committed state. */
export interface Documents {
  listIndexes(page: { offset: number; limit: number; visibleIndexes?: string[] }): {
    results: IndexView[];
    total: number;
  };
  getIndex(indexUid: string): IndexView | undefined;
  indexStats(indexUid: string): Schema<'IndexStats'> | undefined;
  stats(visibleIndexes?: string[]): Schema<'Stats'>;
  /** `undefined`: no such index or document. `fields` names what to show, all of it when absent. */
  getDocument(indexUid: string, documentId: string, fields?: string[]): JsonText<Schema<'Document'>> | undefined;
  /** `undefined`: no such index. `ids` keeps only these documents. */
  listDocuments(
    indexUid: string,
    page: { offset: number; limit: number; fields?: string[]; ids?: string[] },
  ): { results: JsonText<Schema<'Document'>>[]; total: number } | undefined;
}

/** A payload on its way to disk. */
export interface PayloadWriter {
  /** Takes one document: a JSON object's text without line breaks outside of strings. Await it: it is the back-pressure. */
  write(document: string): Promise<void>;
  /** Resolves when every byte and the file's name are on disk. */
  finish(): Promise<{ uuid: string; documents: number }>;
  /** Removes what was written; safe to call after any failure. */
  discard(): Promise<void>;
}

export interface Payloads {
  create(): Promise<PayloadWriter>;
}

/** Everything below the HTTP room that its handlers may use. */
export interface Services {
  tasks: Tasks;
  documents: Documents;
  payloads: Payloads;
  keys: Keys;
}
