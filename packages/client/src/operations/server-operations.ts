import type { Schema } from '@stillframe/contract';
import { type CallOptions, dataOf, type Http } from '../http/call.js';

export interface ServerOperations {
  /** Whether the server answers at all. Needs no key. */
  getHealth(options?: CallOptions): Promise<Schema<'Health'>>;
  getVersion(options?: CallOptions): Promise<Schema<'Version'>>;
  /** Sizes and document counts of the database and of each index that the key may see. */
  getStats(options?: CallOptions): Promise<Schema<'Stats'>>;
  /** Numbers for Prometheus, in its text format 0.0.4. */
  getMetrics(options?: CallOptions): Promise<string>;
  /** The contract of this server. Needs no key. */
  getOpenapi(options?: CallOptions): Promise<Schema<'OpenapiDocument'>>;
  /** Enqueues a snapshot of the whole database. Follow it with `waitForTask(taskUid)`. */
  createSnapshot(options?: CallOptions): Promise<Schema<'SummarizedTask'>>;
}

export function serverOperations(http: Http): ServerOperations {
  return {
    getHealth: (options) => dataOf(http.GET('/health', { ...options })),
    getVersion: (options) => dataOf(http.GET('/version', { ...options })),
    getStats: (options) => dataOf(http.GET('/stats', { ...options })),
    getMetrics: (options) =>
      dataOf(http.GET('/metrics', { ...options, parseAs: 'text', headers: { accept: 'text/plain' } })),
    getOpenapi: (options) => dataOf(http.GET('/openapi.json', { ...options })),
    createSnapshot: (options) => dataOf(http.POST('/snapshots', { ...options })),
  };
}
