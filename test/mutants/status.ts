import { json, matches, onReply, refusal, route, withoutHeader, withStatus, withText } from './change.js';
import type { Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';

const status = inClass('status');
const instead = (at: string, was: number, is: number): (() => Serve) => onReply(at, was, (one) => withStatus(one, is));

/** Each `period`th success of a route is an error of the server's own. */
function sometimes(at: string, period: number): () => Serve {
  const aim = route(at);
  return () => {
    let count = 0;
    return async (request, forward) => {
      const reply = await forward(request);
      if (!matches(aim, request) || reply.status >= 300) return reply;
      count += 1;
      return count % period === 0 ? refusal(500, 'internal', 'internal') : reply;
    };
  };
}

/** Answers with a right body and a wrong status. */
export const statuses: readonly Mutant[] = [
  status(
    'snapshot-accepted-with-200',
    'createSnapshot/status/202',
    'done is said of what only began',
    instead('POST /snapshots', 202, 200),
  ),
  status(
    'snapshot-accepted-with-201',
    'createSnapshot/status/202',
    'created is said of what only began',
    instead('POST /snapshots', 202, 201),
  ),
  status(
    'index-accepted-with-201',
    'createIndex/status/202',
    'created is said of what only began',
    instead('POST /indexes', 202, 201),
  ),
  status(
    'documents-accepted-with-200',
    'addDocuments/status/202',
    'done is said of what only began',
    instead('POST /indexes/{uid}/documents', 202, 200),
  ),
  status(
    'swap-accepted-with-200',
    'swapIndexes/status/202',
    'done is said of what only began',
    instead('POST /swap-indexes', 202, 200),
  ),
  status('key-created-with-200', 'createKey/status/201', 'the framework default', instead('POST /keys', 201, 200)),
  status(
    'key-deleted-with-200',
    'deleteKey/status/204',
    'an empty object instead of nothing',
    onReply('DELETE /keys/{uid}', 204, () => json(200, {})),
  ),
  status(
    'cancelation-accepted-with-202',
    'cancelTasks/status/200',
    'the convention of the others',
    instead('POST /tasks/cancel', 200, 202),
  ),
  status(
    'documents-deleted-with-204',
    'deleteAllDocuments/status/202',
    'clients lose the task',
    onReply('DELETE /indexes/{uid}/documents', 202, (one) =>
      withoutHeader(withStatus(withText(one, ''), 204), 'content-type'),
    ),
  ),
  status(
    'missing-task-is-bad-request',
    'getTask/status/404',
    'all errors are 400',
    instead('GET /tasks/{uid}', 404, 400),
  ),
  status(
    'missing-index-is-gone',
    'getIndex/status/404',
    'a status that nobody expects',
    instead('GET /indexes/{uid}', 404, 410),
  ),
  status(
    'missing-document-is-empty',
    'getDocument/status/404',
    'absence is said by an empty object',
    onReply('GET /indexes/{uid}/documents/{id}', 404, () => json(200, {})),
  ),
  status(
    'missing-batch-is-bad-request',
    'getBatch/status/404',
    'all errors are 400',
    instead('GET /batches/{uid}', 404, 400),
  ),
  status('missing-key-is-forbidden', 'getKey/status/404', 'existence is hidden', instead('GET /keys/{uid}', 404, 403)),
  status(
    'bad-limit-is-unprocessable',
    'listTasks/status/400',
    'another school of errors',
    instead('GET /tasks', 400, 422),
  ),
  status(
    'bad-index-is-server-error',
    'createIndex/status/400',
    'an exception reaches the client',
    onReply('POST /indexes', 400, () => refusal(500, 'internal', 'internal')),
  ),
  status(
    'wrong-media-type-is-bad-request',
    'createIndex/status/415',
    'all errors are 400',
    instead('POST /indexes', 415, 400),
  ),
  status('second-key-is-bad-request', 'createKey/status/409', 'all errors are 400', instead('POST /keys', 409, 400)),
  status('task-sometimes-fails', 'getTask/status/200', 'a race, once in three reads', sometimes('GET /tasks/{uid}', 3)),
  status('list-always-fails', 'listIndexes/status/200', 'a broken query', sometimes('GET /indexes', 1)),
  status('index-list-partial', 'listIndexes/status/200', 'a page is called partial', instead('GET /indexes', 200, 206)),
];
