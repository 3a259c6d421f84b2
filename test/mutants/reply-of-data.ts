import { type Json, omit, onBody, onItems, onReply, resultsOf, withHeader, withText } from './change.js';
import { inClass, type Mutant } from './mutant.js';

const reply = inClass('reply');
const body = (operation: string, status = 200): string => `${operation}/${status}/body/application/json`;
const onStats = (edit: (stats: Json) => Json) => onBody('GET /stats', 200, edit);

/** Answers about the server, indexes, documents and keys that are not of the promised form. */
export const replyOfData: readonly Mutant[] = [
  reply(
    'health-says-ok',
    body('getHealth'),
    'another word for available',
    onBody('GET /health', 200, () => ({ status: 'ok' })),
  ),
  reply(
    'health-as-page',
    'getHealth/200/media-type',
    'a proxy answers instead',
    onReply('GET /health', 200, (one) => withHeader(withText(one, '<p>ok'), 'Content-Type', 'text/html')),
  ),
  reply(
    'version-without-commit',
    body('getVersion'),
    'a member is lost',
    onBody('GET /version', 200, (it) => omit(it, 'commitSha')),
  ),
  reply(
    'version-is-a-word',
    body('getVersion'),
    'not a version',
    onBody('GET /version', 200, (it) => ({ ...it, pkgVersion: 'latest' })),
  ),
  reply(
    'stats-below-zero',
    body('getStats'),
    'an unsigned number overflowed',
    onStats((it) => ({ ...it, databaseSize: -1 })),
  ),
  reply(
    'stats-with-fraction',
    body('getStats'),
    'bytes in halves',
    onStats((it) => ({ ...it, usedDatabaseSize: 0.5 })),
  ),
  reply(
    'stats-empty',
    body('getStats'),
    'an empty body with 200',
    onReply('GET /stats', 200, (one) => withText(one, '')),
  ),
  reply(
    'stats-of-index-extended',
    body('getStats'),
    'an inner field leaks, two levels down',
    onStats((it) => ({
      ...it,
      indexes: Object.fromEntries(
        Object.entries(it.indexes as Json).map(([uid, of]) => [uid, { ...(of as Json), pages: 1 }]),
      ),
    })),
  ),
  reply(
    'index-stats-flag-as-text',
    body('getIndexStats'),
    'a boolean as text',
    onBody('GET /indexes/{uid}/stats', 200, (it) => ({ ...it, isIndexing: 'false' })),
  ),
  reply(
    'index-without-key-field',
    body('getIndex'),
    'null members are left out',
    onBody('GET /indexes/{uid}', 200, (it) => omit(it, 'primaryKey')),
  ),
  reply(
    'index-date-in-seconds',
    body('getIndex'),
    'seconds instead of a date',
    onBody('GET /indexes/{uid}', 200, (it) => ({ ...it, createdAt: 1_795_000_000 })),
  ),
  reply(
    'index-list-created-null',
    body('listIndexes'),
    'null where a date is',
    onItems('GET /indexes', (it) => ({ ...it, createdAt: null })),
  ),
  reply(
    'index-list-bare',
    body('listIndexes'),
    'no envelope',
    onBody('GET /indexes', 200, (it) => resultsOf(it)),
  ),
  reply(
    'index-not-found-silent',
    body('getIndex', 404),
    'an empty message',
    onBody('GET /indexes/{uid}', 404, (it) => ({ ...it, message: '' })),
  ),
  reply(
    'index-creation-date-with-offset',
    body('createIndex', 202),
    'another way to write UTC',
    onBody('POST /indexes', 202, (it) => ({ ...it, enqueuedAt: String(it.enqueuedAt).replace('Z', '+00:00') })),
  ),
  reply(
    'index-creation-without-index',
    body('createIndex', 202),
    'null for what the request named',
    onBody('POST /indexes', 202, (it) => ({ ...it, indexUid: null })),
  ),
  reply(
    'index-refusal-link-elsewhere',
    body('createIndex', 400),
    'links to nowhere',
    onBody('POST /indexes', 400, (it) => ({ ...it, link: 'about:blank' })),
  ),
  reply(
    'key-too-short',
    body('getKey'),
    'a truncated key',
    onBody('GET /keys/{uid}', 200, (it) => ({ ...it, key: String(it.key).slice(0, 32) })),
  ),
  reply(
    'key-list-uid-no-uuid',
    body('listKeys'),
    'numbers for uuids',
    onItems('GET /keys', (it) => ({ ...it, uid: 'key-1' })),
  ),
  reply(
    'key-created-with-unknown-action',
    body('createKey', 201),
    'an action that no client knows',
    onBody('POST /keys', 201, (it) => ({ ...it, actions: ['documents.fly'] })),
  ),
  reply(
    'key-created-without-expiry',
    body('createKey', 201),
    'null members are left out',
    onBody('POST /keys', 201, (it) => omit(it, 'expiresAt')),
  ),
  reply(
    'key-changed-name-list',
    body('updateKey'),
    'a list for a word',
    onBody('PATCH /keys/{uid}', 200, (it) => ({ ...it, name: [it.name] })),
  ),
  reply(
    'document-list-limit-as-text',
    body('listDocuments'),
    'a number as text',
    onBody('GET /indexes/{uid}/documents', 200, (it) => ({ ...it, limit: String(it.limit) })),
  ),
  reply(
    'document-list-without-total',
    body('listDocuments'),
    'counting was switched off',
    onBody('GET /indexes/{uid}/documents', 200, (it) => omit(it, 'total')),
  ),
  reply(
    'document-in-a-list',
    body('getDocument'),
    'one document as a list',
    onBody('GET /indexes/{uid}/documents/{id}', 200, (it) => [it]),
  ),
  reply(
    'fetched-documents-with-cursor',
    body('fetchDocuments'),
    'an inner cursor leaks',
    onBody('POST /indexes/{uid}/documents/fetch', 200, (it) => ({ ...it, cursor: 'abc' })),
  ),
  reply(
    'addition-task-uid-as-text',
    body('addDocuments', 202),
    'ids became strings',
    onBody('POST /indexes/{uid}/documents', 202, (it) => ({ ...it, taskUid: String(it.taskUid) })),
  ),
];
