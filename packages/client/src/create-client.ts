import type { paths, Schema } from '@stillframe/contract';
import createHttp from 'openapi-fetch';
import { createCheckedFetch } from './http/checked-fetch.js';
import { createRetryingFetch, type Fetch } from './http/retrying-fetch.js';
import { type DocumentOperations, documentOperations } from './operations/document-operations.js';
import { type IndexOperations, indexOperations } from './operations/index-operations.js';
import { type KeyOperations, keyOperations } from './operations/key-operations.js';
import { type PolicyOperations, policyOperations } from './operations/policy-operations.js';
import { type RestorationOperations, restorationOperations } from './operations/restoration-operations.js';
import { type ServerOperations, serverOperations } from './operations/server-operations.js';
import { type SnapshotOperations, snapshotOperations } from './operations/snapshot-operations.js';
import { type TaskOperations, taskOperations } from './operations/task-operations.js';
import { type WaitOptions, waitForTask } from './wait-for-task.js';

export interface ClientOptions {
  /** Where the server is: `http://localhost:7700`, with a path if it lies behind one. */
  url: string;
  /** The master key or an API key; leave it out where the server has no master key. */
  apiKey?: string;
  /** Sends the requests. @default globalThis.fetch */
  fetch?: Fetch;
  /** How often a read is repeated when the connection fails or the server is busy (429, 502, 503, 504). Writes never are. @default 2 */
  retries?: number;
  /** How long one call may take, in milliseconds, repetitions included. @default 30000 */
  timeoutMs?: number;
}

/**
 * Every operation of the contract under its `operationId`, and `waitForTask`.
 *
 * Arguments stand in the order path parameters, body, query, options. A method resolves with the data of the answer and
 * rejects with an error of the StillframeError family.
 */
export interface StillframeClient
  extends ServerOperations,
    SnapshotOperations,
    TaskOperations,
    KeyOperations,
    IndexOperations,
    DocumentOperations,
    PolicyOperations,
    RestorationOperations {
  /**
   * Looks at a task until it has succeeded.
   *
   * @throws TaskFailedError when it failed or was canceled · TimeoutError when it is not settled in time (it goes on)
   */
  waitForTask(taskUid: number, options?: WaitOptions): Promise<Schema<'Task'>>;
}

/** @throws TypeError when `url` is not an absolute http or https URL */
export function createClient(options: ClientOptions): StillframeClient {
  const { url, apiKey, fetch = (request) => globalThis.fetch(request), retries = 2, timeoutMs = 30_000 } = options;
  const http = createHttp<paths, 'application/json'>({
    baseUrl: checkUrl(url),
    fetch: createCheckedFetch(createRetryingFetch({ fetch, retries, timeoutMs })),
    // As the contract writes lists: `statuses=enqueued,processing`.
    querySerializer: { array: { style: 'form', explode: false } },
    headers: apiKey ? { authorization: `Bearer ${apiKey}` } : {},
  });
  const tasks = taskOperations(http);
  return {
    ...serverOperations(http),
    ...snapshotOperations(http),
    ...tasks,
    ...keyOperations(http),
    ...indexOperations(http),
    ...documentOperations(http),
    ...policyOperations(http),
    ...restorationOperations(http),
    waitForTask: (taskUid, wait = {}) => waitForTask((call) => tasks.getTask(taskUid, call), wait),
  };
}

function checkUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return url;
  throw new TypeError(`"${url}" is not the URL of a server. Give one such as http://localhost:7700.`);
}
