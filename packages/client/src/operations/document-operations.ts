import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

type Enqueued = Promise<Schema<'SummarizedTask'>>;
type Documents = Schema<'Document'> | Schema<'Document'>[];
/** Documents are sent as JSON, so there is no CSV to delimit. */
type AdditionQuery = Omit<Query<'addDocuments'>, 'csvDelimiter'>;

export interface DocumentOperations {
  listDocuments(
    indexUid: string,
    query?: Query<'listDocuments'>,
    options?: CallOptions,
  ): Promise<Schema<'DocumentList'>>;
  /** The same as `listDocuments`, for questions too long for a URL. */
  fetchDocuments(
    indexUid: string,
    query: Schema<'DocumentQuery'>,
    options?: CallOptions,
  ): Promise<Schema<'DocumentList'>>;
  getDocument(
    indexUid: string,
    documentId: string | number,
    query?: Query<'getDocument'>,
    options?: CallOptions,
  ): Promise<Schema<'Document'>>;
  /** Adds documents; one whose id exists takes the place of the old one, whole. Makes the index if it is missing. */
  addDocuments(indexUid: string, documents: Documents, query?: AdditionQuery, options?: CallOptions): Enqueued;
  /** Adds documents; of one whose id exists, the fields given here are set and the others stay. */
  updateDocuments(indexUid: string, documents: Documents, query?: AdditionQuery, options?: CallOptions): Enqueued;
  deleteDocument(indexUid: string, documentId: string | number, options?: CallOptions): Enqueued;
  deleteDocuments(indexUid: string, documentIds: (string | number)[], options?: CallOptions): Enqueued;
  /** Deletes every document of the index, which stays. */
  deleteAllDocuments(indexUid: string, options?: CallOptions): Enqueued;
}

export function documentOperations(http: Http): DocumentOperations {
  const all = '/indexes/{indexUid}/documents';
  const one = '/indexes/{indexUid}/documents/{documentId}';
  return {
    listDocuments: (indexUid, query = {}, options) =>
      dataOf(http.GET(all, { params: { path: { indexUid }, query }, ...options })),
    fetchDocuments: (indexUid, body, options) =>
      dataOf(http.POST('/indexes/{indexUid}/documents/fetch', { params: { path: { indexUid } }, body, ...options })),
    getDocument: (indexUid, documentId, query = {}, options) =>
      dataOf(http.GET(one, { params: { path: { indexUid, documentId: String(documentId) }, query }, ...options })),
    addDocuments: (indexUid, body, query = {}, options) =>
      dataOf(http.POST(all, { params: { path: { indexUid }, query }, body, ...options })),
    updateDocuments: (indexUid, body, query = {}, options) =>
      dataOf(http.PUT(all, { params: { path: { indexUid }, query }, body, ...options })),
    deleteDocument: (indexUid, documentId, options) =>
      dataOf(http.DELETE(one, { params: { path: { indexUid, documentId: String(documentId) } }, ...options })),
    deleteDocuments: (indexUid, body, options) =>
      dataOf(
        http.POST('/indexes/{indexUid}/documents/delete-batch', { params: { path: { indexUid } }, body, ...options }),
      ),
    deleteAllDocuments: (indexUid, options) => dataOf(http.DELETE(all, { params: { path: { indexUid } }, ...options })),
  };
}
