import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

type Enqueued = Promise<Schema<'SummarizedTask'>>;

export interface IndexOperations {
  listIndexes(query?: Query<'listIndexes'>, options?: CallOptions): Promise<Schema<'IndexList'>>;
  getIndex(indexUid: string, options?: CallOptions): Promise<Schema<'Index'>>;
  getIndexStats(indexUid: string, options?: CallOptions): Promise<Schema<'IndexStats'>>;
  createIndex(index: Schema<'NewIndex'>, options?: CallOptions): Enqueued;
  updateIndex(indexUid: string, changes: Schema<'IndexChanges'>, options?: CallOptions): Enqueued;
  deleteIndex(indexUid: string, options?: CallOptions): Enqueued;
  /** Exchanges the documents of each pair of indexes, all pairs at one instant. */
  swapIndexes(swaps: Schema<'SwapRequest'>[], options?: CallOptions): Enqueued;
}

export function indexOperations(http: Http): IndexOperations {
  const at = (indexUid: string) => ({ params: { path: { indexUid } } });
  return {
    listIndexes: (query = {}, options) => dataOf(http.GET('/indexes', { params: { query }, ...options })),
    getIndex: (indexUid, options) => dataOf(http.GET('/indexes/{indexUid}', { ...at(indexUid), ...options })),
    getIndexStats: (indexUid, options) =>
      dataOf(http.GET('/indexes/{indexUid}/stats', { ...at(indexUid), ...options })),
    createIndex: (body, options) => dataOf(http.POST('/indexes', { body, ...options })),
    updateIndex: (indexUid, body, options) =>
      dataOf(http.PATCH('/indexes/{indexUid}', { ...at(indexUid), body, ...options })),
    deleteIndex: (indexUid, options) => dataOf(http.DELETE('/indexes/{indexUid}', { ...at(indexUid), ...options })),
    swapIndexes: (body, options) => dataOf(http.POST('/swap-indexes', { body, ...options })),
  };
}
