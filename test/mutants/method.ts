import { instead, json, onReply, onRequest, pathOf, withHeader, withoutHeader, withStatus } from './change.js';
import type { ProxiedReply, Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';

const method = inClass('method');

/** A method that the contract does not have does what another one does. */
const actsAs = (at: string, other: string): (() => Serve) =>
  onRequest(at, (request) => ({ ...request, method: other }));
const done = (): ProxiedReply => json(200, { status: 'available' });

/** Methods and routes that do not exist, and yet do something; or that are refused in a way that HTTP does not know. */
export const methods: readonly Mutant[] = [
  method(
    'health-by-put',
    '/health/method/PUT',
    'a catch-all for the path',
    instead('PUT /health', () => true, done),
  ),
  method('version-by-post', '/version/method/POST', 'methods are not looked at', actsAs('POST /version', 'GET')),
  method('tasks-by-post', '/tasks/method/POST', 'methods are not looked at', actsAs('POST /tasks', 'GET')),
  method('stats-by-delete', '/stats/method/DELETE', 'a method override is left on', actsAs('DELETE /stats', 'GET')),
  method('index-by-put', '/indexes/{indexUid}/method/PUT', 'PUT for PATCH', actsAs('PUT /indexes/{uid}', 'GET')),
  method('task-by-patch', '/tasks/{taskUid}/method/PATCH', 'anything goes', actsAs('PATCH /tasks/{uid}', 'GET')),
  method(
    'keys-by-delete-not-found',
    '/keys/method/DELETE',
    '404 for a path that exists',
    onReply('DELETE /keys', 405, (one) => withStatus(one, 404)),
  ),
  method(
    'batches-by-post-without-allow',
    '/batches/method/POST',
    'RFC 9110 §15.5.6 asks for Allow',
    onReply('POST /batches', 405, (one) => withoutHeader(one, 'allow')),
  ),
  method(
    'swap-by-get-not-implemented',
    '/swap-indexes/method/GET',
    '501 says that the server knows no GET',
    onReply('GET /swap-indexes', 405, (one) => withStatus(one, 501)),
  ),
  method(
    'index-stats-by-delete-allow-lies',
    '/indexes/{indexUid}/stats/method/DELETE',
    'Allow names what is refused',
    onReply('DELETE /indexes/{uid}/stats', 405, (one) => withHeader(one, 'Allow', 'GET, DELETE')),
  ),
  method('slash-at-the-end', 'silent', 'two addresses for one thing', slashIgnored),
  method('route-unknown-answers', 'silent', 'a page for whatever is asked', unknownRoutesAnswer),
];

function slashIgnored(): Serve {
  return (request, forward) => {
    const path = pathOf(request.target);
    if (path.length < 2 || !path.endsWith('/')) return forward(request);
    return forward({ ...request, target: path.slice(0, -1) + request.target.slice(path.length) });
  };
}

function unknownRoutesAnswer(): Serve {
  const known =
    /^\/(health|version|stats|snapshots|tasks|batches|keys|indexes|swap-indexes|metrics|openapi\.json|restorations)(\/|$)/;
  return async (request, forward) => {
    const reply = await forward(request);
    return reply.status === 404 && !known.test(pathOf(request.target)) ? json(200, {}) : reply;
  };
}
