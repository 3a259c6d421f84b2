import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http, type Query } from '../http/call.js';

/** Keys need the server's master key, or a key with `keys.…` actions. */
export interface KeyOperations {
  listKeys(query?: Query<'listKeys'>, options?: CallOptions): Promise<Schema<'KeyList'>>;
  createKey(key: Schema<'NewKey'>, options?: CallOptions): Promise<Schema<'Key'>>;
  getKey(uidOrKey: string, options?: CallOptions): Promise<Schema<'Key'>>;
  /** Changes name and description; what a key may do is settled for ever. */
  updateKey(uidOrKey: string, changes: Schema<'KeyChanges'>, options?: CallOptions): Promise<Schema<'Key'>>;
  deleteKey(uidOrKey: string, options?: CallOptions): Promise<void>;
}

export function keyOperations(http: Http): KeyOperations {
  return {
    listKeys: (query = {}, options) => dataOf(http.GET('/keys', { params: { query }, ...options })),
    createKey: (body, options) => dataOf(http.POST('/keys', { body, ...options })),
    getKey: (uidOrKey, options) => dataOf(http.GET('/keys/{uidOrKey}', { params: { path: { uidOrKey } }, ...options })),
    updateKey: (uidOrKey, body, options) =>
      dataOf(http.PATCH('/keys/{uidOrKey}', { params: { path: { uidOrKey } }, body, ...options })),
    deleteKey: (uidOrKey, options) =>
      dataOf(http.DELETE('/keys/{uidOrKey}', { params: { path: { uidOrKey } }, ...options })),
  };
}
