import { instead, matches, refusal, route, withBearer } from './change.js';
import { headerOf, type ProxiedRequest, type Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';
import { MASTER_KEY, type ROLES, roleOf } from './roles.js';

const permission = inClass('permission');

type Who = ReturnType<typeof roleOf>;

/** Lets somebody in where the contract does not: the request goes on in the name of the master. */
const opens = (at: string, whom: (who: Who, request: ProxiedRequest) => boolean): (() => Serve) => {
  const aim = route(at);
  return () => (request, forward) =>
    forward(matches(aim, request) && whom(roleOf(request), request) ? withBearer(request, MASTER_KEY) : request);
};

const refuses = (at: string, whom: Who, status: number, code: string): (() => Serve) =>
  instead(
    at,
    (request) => roleOf(request) === whom,
    () => refusal(status, code, 'auth'),
  );

const isNone = (who: Who): boolean => who === 'none';
const isUnknown = (who: Who): boolean => who === 'unknown';
const is =
  (role: keyof typeof ROLES) =>
  (who: Who): boolean =>
    who === role;

/** Whoever may not, may; or whoever may, may not. */
export const permissions: readonly Mutant[] = [
  permission(
    'tasks-without-key',
    'listTasks/security/none',
    'a route was registered before the guard',
    opens('GET /tasks', isNone),
  ),
  permission(
    'stats-without-key',
    'getStats/security/none',
    'meant for a monitor, open to all',
    opens('GET /stats', isNone),
  ),
  permission(
    'snapshot-without-key',
    'createSnapshot/security/none',
    'the guard looks at reads alone',
    opens('POST /snapshots', isNone),
  ),
  permission('keys-without-key', 'listKeys/security/none', 'all keys for whoever asks', opens('GET /keys', isNone)),
  permission(
    'deletion-without-key',
    'deleteTasks/security/none',
    'the guard knows GET and POST',
    opens('DELETE /tasks', isNone),
  ),
  permission(
    'tasks-with-any-key',
    'listTasks/security/unknown',
    'a key has to be there, not to be right',
    opens('GET /tasks', isUnknown),
  ),
  permission(
    'document-with-any-key',
    'getDocument/security/unknown',
    'a key has to be there, not to be right',
    opens('GET /indexes/{uid}/documents/{id}', isUnknown),
  ),
  permission(
    'snapshot-with-other-scheme',
    'createSnapshot/security/malformed',
    'the scheme of the header is not looked at',
    opens('POST /snapshots', (who) => who === 'malformed'),
  ),
  permission(
    'reader-takes-snapshots',
    'createSnapshot/security/reader',
    'an action is checked by its prefix',
    opens('POST /snapshots', is('reader')),
  ),
  permission(
    'reader-deletes-indexes',
    'deleteIndex/security/reader',
    'one action for a path, whatever the method',
    opens('DELETE /indexes/{uid}', is('reader')),
  ),
  permission(
    'reader-makes-keys',
    'createKey/security/reader',
    'whoever reads may give rights away',
    opens('POST /keys', is('reader')),
  ),
  permission(
    'snapshotter-reads-keys',
    'listKeys/security/snapshotter',
    'the list was forgotten in the table of actions',
    opens('GET /keys', is('snapshotter')),
  ),
  permission(
    'snapshotter-adds-documents',
    'addDocuments/security/snapshotter',
    'any key may write',
    opens('POST /indexes/{uid}/documents', is('snapshotter')),
  ),
  permission(
    'snapshotter-refused',
    'createSnapshot/security/snapshotter',
    'only the master may',
    refuses('POST /snapshots', 'snapshotter', 403, 'invalid_api_key'),
  ),
  permission(
    'reader-refused',
    'getTask/security/reader',
    'the wildcard of reads is not known here',
    refuses('GET /tasks/{uid}', 'reader', 403, 'invalid_api_key'),
  ),
  permission(
    'health-needs-key',
    'getHealth/security/none',
    'a probe cannot ask any more',
    refuses('GET /health', 'none', 401, 'missing_authorization_header'),
  ),
  permission(
    'absence-is-forbidden',
    'getVersion/security/none',
    'absent and wrong are one',
    refuses('GET /version', 'none', 403, 'invalid_api_key'),
  ),
  permission(
    'wrong-is-unauthorized',
    'getStats/security/unknown',
    'absent and wrong are one',
    refuses('GET /stats', 'unknown', 401, 'missing_authorization_header'),
  ),
  permission('deleted-key-still-opens', 'silent', 'a cache of keys that is not told', deletedKeysRemembered),
];

/** Keys that were deleted go on opening everything they opened. */
function deletedKeysRemembered(): Serve {
  const [creation, deletion] = [route('POST /keys'), route('DELETE /keys/{uid}')];
  const keys = new Map<string, string>();
  const deleted = new Set<string>();
  return async (request, forward) => {
    const token = /^Bearer (.+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? '';
    const reply = await forward(deleted.has(token) ? withBearer(request, MASTER_KEY) : request);
    if (matches(creation, request) && reply.status === 201) {
      const { uid, key } = JSON.parse(reply.body.toString('utf8')) as { uid: string; key: string };
      keys.set(uid, key);
      keys.set(key, key);
    }
    if (matches(deletion, request) && reply.status === 204) {
      const key = keys.get(request.target.split('/').at(-1) ?? '');
      if (key !== undefined) deleted.add(key);
    }
    return reply;
  };
}
