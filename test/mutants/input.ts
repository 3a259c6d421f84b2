import {
  bodyOf,
  instead,
  type Json,
  matches,
  omit,
  onRequest,
  pathOf,
  queryOf,
  refusal,
  route,
  withQuery,
  withRequestJson,
} from './change.js';
import { headerOf, type ProxiedRequest, type Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';

const input = inClass('input');
const WORDS = /^[a-zA-Z0-9_-]{1,512}$/;

/** A value of the query that is as `bad` says is passed over, as if it had not been sent. */
const ignores = (at: string, name: string, bad: (value: string) => boolean): (() => Serve) =>
  onRequest(at, (request) => {
    const value = queryOf(request).get(name);
    return value !== null && bad(value) ? withQuery(request, name) : request;
  });

/** A value of the query that is as `good` says is refused. */
const refuses = (at: string, name: string, good: (value: string) => boolean, code: string): (() => Serve) =>
  instead(
    at,
    (request) => {
      const value = queryOf(request).get(name);
      return value !== null && good(value);
    },
    () => refusal(400, code),
  );

/** Repairs bodies before the server sees them; what is no JSON object is left alone. */
const repairs = (at: string, repair: (body: Json) => Json): (() => Serve) =>
  onRequest(at, (request) => {
    const body = readObject(request);
    if (body === undefined) return request;
    const repaired = repair(body);
    return JSON.stringify(repaired) === JSON.stringify(body) ? request : withRequestJson(request, repaired);
  });

const refusesBody = (at: string, when: (body: Json) => boolean, code: string): (() => Serve) =>
  instead(
    at,
    (request) => {
      const body = readObject(request);
      return body !== undefined && when(body);
    },
    () => refusal(400, code),
  );

function readObject(request: ProxiedRequest): Json | undefined {
  try {
    const body: unknown = bodyOf(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : undefined;
  } catch {
    return undefined;
  }
}

const isNoNumber = (text: string): boolean => !/^\d+$/.test(text);
const isBelowZero = (text: string): boolean => /^-\d+$/.test(text);
const STATES = /^(enqueued|processing|succeeded|failed|canceled|\*)$/i;

const onTasks = 'listTasks/parameter/query';

/** Input that is taken though the contract forbids it, or refused though it allows it. */
export const inputs: readonly Mutant[] = [
  input(
    'limit-below-zero-taken',
    `${onTasks}.limit/minimum.refused`,
    'clamped instead of refused',
    ignores('GET /tasks', 'limit', isBelowZero),
  ),
  input(
    'limit-of-letters-taken',
    `${onTasks}.limit/type.refused`,
    'parseInt, and the default when it fails',
    ignores('GET /tasks', 'limit', (text) => Number.isNaN(Number(text))),
  ),
  input(
    'limit-too-high-taken',
    `${onTasks}.limit/maximum.refused`,
    'clamped instead of refused',
    ignores('GET /tasks', 'limit', (text) => Number(text) > 4_294_967_295),
  ),
  input(
    'limit-highest-refused',
    `${onTasks}.limit/maximum.accepted`,
    'less than where at most is meant',
    refuses('GET /tasks', 'limit', (text) => text === '4294967295', 'invalid_task_limit'),
  ),
  input(
    'limit-zero-refused',
    `${onTasks}.limit/minimum.accepted`,
    'zero is taken for absent',
    refuses('GET /tasks', 'limit', (text) => text === '0', 'invalid_task_limit'),
  ),
  input(
    'from-of-letters-taken',
    `${onTasks}.from/type.refused`,
    'a bad cursor is the first page',
    ignores('GET /tasks', 'from', isNoNumber),
  ),
  input(
    'from-zero-refused',
    `${onTasks}.from/minimum.accepted`,
    'zero is taken for absent',
    refuses('GET /tasks', 'from', (text) => text === '0', 'invalid_task_from'),
  ),
  input(
    'reverse-of-letters-taken',
    `${onTasks}.reverse/type.refused`,
    'anything is truthy',
    ignores('GET /tasks', 'reverse', (text) => !/^(true|false)$/i.test(text)),
  ),
  input(
    'unknown-state-taken',
    `${onTasks}.statuses/items.enum.refused`,
    'a filter that lets nothing through, without a word',
    ignores('GET /tasks', 'statuses', (text) => !text.split(',').every((one) => STATES.test(one))),
  ),
  input(
    'canceled-refused',
    `${onTasks}.statuses/items.enum.accepted`,
    'one state was forgotten',
    refuses('GET /tasks', 'statuses', (text) => text.split(',').includes('canceled'), 'invalid_task_statuses'),
  ),
  input(
    'snapshot-type-refused',
    `${onTasks}.types/items.enum.accepted`,
    'one type was forgotten',
    refuses('GET /tasks', 'types', (text) => text.split(',').includes('snapshotCreation'), 'invalid_task_types'),
  ),
  input(
    'uids-of-letters-taken',
    `${onTasks}.uids/items.type.refused`,
    'what is no number is dropped from the list',
    ignores('GET /tasks', 'uids', (text) => text.split(',').some((one) => one !== '*' && Number.isNaN(Number(one)))),
  ),
  input(
    'star-of-uids-refused',
    `${onTasks}.uids/items.const.accepted`,
    'the wildcard was forgotten',
    refuses('GET /tasks', 'uids', (text) => text === '*', 'invalid_task_uids'),
  ),
  input(
    'date-of-letters-taken',
    `${onTasks}.afterEnqueuedAt/format.refused`,
    'an invalid date compares as nothing',
    ignores('GET /tasks', 'afterEnqueuedAt', (text) => text !== '*' && Number.isNaN(Date.parse(text))),
  ),
  input(
    'date-refused',
    `${onTasks}.beforeStartedAt/format.accepted`,
    'only one form of dates is known',
    refuses('GET /tasks', 'beforeStartedAt', (text) => /T\d\d:\d\d:\d\d/i.test(text), 'invalid_task_before_started_at'),
  ),
  input(
    'batch-limit-below-zero-taken',
    'listBatches/parameter/query.limit/minimum.refused',
    'clamped instead of refused',
    ignores('GET /batches', 'limit', isBelowZero),
  ),
  input(
    'index-limit-below-zero-taken',
    'listIndexes/parameter/query.limit/minimum.refused',
    'clamped instead of refused',
    ignores('GET /indexes', 'limit', isBelowZero),
  ),
  input(
    'key-offset-of-letters-taken',
    'listKeys/parameter/query.offset/type.refused',
    'parseInt, and zero when it fails',
    ignores('GET /keys', 'offset', (text) => Number.isNaN(Number(text))),
  ),
  input(
    'document-offset-below-zero-taken',
    'listDocuments/parameter/query.offset/minimum.refused',
    'clamped instead of refused',
    ignores('GET /indexes/{uid}/documents', 'offset', isBelowZero),
  ),
  input(
    'document-limit-zero-refused',
    'listDocuments/parameter/query.limit/minimum.accepted',
    'zero is taken for absent',
    refuses('GET /indexes/{uid}/documents', 'limit', (text) => text === '0', 'invalid_document_limit'),
  ),
  input(
    'task-uid-of-letters-taken',
    'getTask/parameter/path.taskUid/type.refused',
    'parseInt of the path',
    onRequest('GET /tasks/{uid}', (request) =>
      isNoNumber(lastOf(request)) ? { ...request, target: '/tasks/0' } : request,
    ),
  ),
  input(
    'task-uid-too-high-taken',
    'getTask/parameter/path.taskUid/maximum.refused',
    'not found instead of refused',
    instead(
      'GET /tasks/{uid}',
      (request) => Number(lastOf(request)) > 4_294_967_295,
      () => refusal(404, 'task_not_found'),
    ),
  ),
  input(
    'task-uid-highest-refused',
    'getTask/parameter/path.taskUid/maximum.accepted',
    'a signed integer inside',
    instead(
      'GET /tasks/{uid}',
      (request) => lastOf(request) === '4294967295',
      () => refusal(400, 'invalid_task_uids'),
    ),
  ),
  input(
    'index-uid-with-space-taken',
    'createIndex/request-body/uid/pattern.refused',
    'made fit instead of refused',
    repairs('POST /indexes', (body) =>
      typeof body.uid === 'string' && !WORDS.test(body.uid) ? { ...body, uid: 'repaired' } : body,
    ),
  ),
  input(
    'index-uid-of-number-taken',
    'createIndex/request-body/uid/type.refused',
    'coerced instead of refused',
    repairs('POST /indexes', (body) =>
      ['number', 'boolean', 'object'].includes(typeof body.uid) ? { ...body, uid: `coerced-${typeof body.uid}` } : body,
    ),
  ),
  input(
    'index-uid-absent-taken',
    'createIndex/request-body/uid/required.refused',
    'a name is made up',
    repairs('POST /indexes', (body) => ('uid' in body ? body : { ...body, uid: 'unnamed' })),
  ),
  input(
    'index-field-unknown-taken',
    'createIndex/request-body/unevaluatedProperties.refused',
    'unknown fields are dropped',
    repairs('POST /indexes', ({ uid, primaryKey }) => ({
      ...(uid === undefined ? {} : { uid }),
      ...(primaryKey === undefined ? {} : { primaryKey }),
    })),
  ),
  input(
    'index-primary-key-of-number-taken',
    'createIndex/request-body/primaryKey/type.refused',
    'coerced instead of refused',
    repairs('POST /indexes', (body) =>
      body.primaryKey === undefined || body.primaryKey === null || typeof body.primaryKey === 'string'
        ? body
        : { ...body, primaryKey: null },
    ),
  ),
  input(
    'index-uid-long-refused',
    'createIndex/request-body/uid/pattern.accepted',
    'a shorter limit than promised',
    refusesBody(
      'POST /indexes',
      ({ uid }) => typeof uid === 'string' && (uid.length > 400 || uid.length === 1),
      'invalid_index_uid',
    ),
  ),
  input(
    'key-without-actions-taken',
    'createKey/request-body/actions/required.refused',
    'a key without any action is made',
    repairs('POST /keys', (body) => ('actions' in body ? body : { ...body, actions: [] })),
  ),
  input(
    'key-with-unknown-action-taken',
    'createKey/request-body/actions/*/enum.refused',
    'unknown actions are dropped',
    repairs('POST /keys', (body) =>
      Array.isArray(body.actions) &&
      body.actions.some((one) => !/^(\*|[a-z]+(\.[a-zA-Z*]+)?|\*\.get)$/.test(String(one)) || one === 'unknown')
        ? { ...body, actions: [] }
        : body,
    ),
  ),
  input(
    'key-with-any-expiry-taken',
    'createKey/request-body/expiresAt/pattern.refused',
    'a bad date is no date',
    repairs('POST /keys', (body) =>
      typeof body.expiresAt === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(body.expiresAt)
        ? { ...body, expiresAt: null }
        : body,
    ),
  ),
  input(
    'key-of-named-index-refused',
    'createKey/example/body.expiring',
    'only keys without an end are made',
    refusesBody(
      'POST /keys',
      ({ expiresAt }) => typeof expiresAt === 'string' && expiresAt.startsWith('2099'),
      'invalid_api_key_expires_at',
    ),
  ),
  input(
    'key-name-of-number-taken',
    'createKey/request-body/name/type.refused',
    'coerced instead of refused',
    repairs('POST /keys', (body) =>
      body.name === undefined || body.name === null || typeof body.name === 'string'
        ? body
        : { ...body, name: 'coerced' },
    ),
  ),
  input(
    'key-change-unknown-taken',
    'updateKey/request-body/unevaluatedProperties.refused',
    'unknown fields are dropped',
    repairs('PATCH /keys/{uid}', (body) =>
      Object.fromEntries(
        Object.entries(body).filter(([name]) =>
          /^(name|description|uid|actions|indexes|expiresAt|createdAt|updatedAt)$/.test(name),
        ),
      ),
    ),
  ),
  input(
    'fetch-limit-below-zero-taken',
    'fetchDocuments/request-body/limit/minimum.refused',
    'clamped instead of refused',
    repairs('POST /indexes/{uid}/documents/fetch', (body) =>
      typeof body.limit === 'number' && body.limit < 0 ? omit(body, 'limit') : body,
    ),
  ),
  input(
    'json-of-another-type-taken',
    'createIndex/status/415',
    'the media type is not looked at',
    onRequest('POST /indexes', asJson),
  ),
  input(
    'query-unknown-taken',
    'silent',
    'OpenAPI does not say what an unknown parameter does',
    unknownParametersIgnored,
  ),
];

function lastOf({ target }: ProxiedRequest): string {
  return pathOf(target).split('/').at(-1) ?? '';
}

function asJson(request: ProxiedRequest): ProxiedRequest {
  if (/^application\/json/i.test(headerOf(request, 'content-type') ?? '') || request.body.length === 0) return request;
  const kept = request.headers.filter(([name]) => !/^content-type$/i.test(name));
  return { ...request, headers: [...kept, ['Content-Type', 'application/json']] };
}

const TASK_PARAMETERS =
  /^(limit|from|reverse|batchUids|uids|canceledBy|types|statuses|indexUids|(after|before)(Enqueued|Started|Finished)At)$/;

function unknownParametersIgnored(): Serve {
  const aim = route('GET /tasks');
  return (request, forward) => {
    if (!matches(aim, request)) return forward(request);
    const unknown = [...queryOf(request).keys()].filter((name) => !TASK_PARAMETERS.test(name));
    return forward(unknown.reduce((cleaned, name) => withQuery(cleaned, name), request));
  };
}
