import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

/** Bringing a snapshot back while the server runs. To begin one takes a key with `snapshots.restore`, or the master key. */
export interface RestorationOperations {
  /** A page of restorations, the newest first. */
  listRestorations(query?: Query<'listRestorations'>, options?: CallOptions): Promise<Schema<'RestorationList'>>;
  /**
   * Begins to bring back a snapshot, or some of its indexes; with `dryRun`, only tells what that would change. Ask `getRestoration` until its status
   * is `succeeded` or `failed`.
   */
  createRestoration(restoration: Schema<'NewRestoration'>, options?: CallOptions): Promise<Schema<'Restoration'>>;
  getRestoration(restorationUid: string, options?: CallOptions): Promise<Schema<'Restoration'>>;
}

export function restorationOperations(http: Http): RestorationOperations {
  return {
    listRestorations: (query = {}, options) => dataOf(http.GET('/restorations', { params: { query }, ...options })),
    createRestoration: (body, options) => dataOf(http.POST('/restorations', { body, ...options })),
    getRestoration: (restorationUid, options) =>
      dataOf(http.GET('/restorations/{restorationUid}', { params: { path: { restorationUid } }, ...options })),
  };
}
