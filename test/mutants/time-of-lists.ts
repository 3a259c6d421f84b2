import {
  bodyOf,
  type Json,
  matches,
  onBody,
  onItems,
  pathOf,
  queryOf,
  resultsOf,
  route,
  withJson,
  withQuery,
} from './change.js';
import type { Serve } from './exchange.js';
import { inClass, type Mutant } from './mutant.js';

const time = inClass('time');

/** A parameter of the query is looked at, and refused where it is wrong, but nothing comes of it. */
function ignores(at: string, name: string): () => Serve {
  const aim = route(at);
  return () => async (request, forward) => {
    const reply = await forward(request);
    const isAsked = matches(aim, request) && queryOf(request).has(name) && reply.status === 200;
    return isAsked ? forward(withQuery(request, name)) : reply;
  };
}

const onPage = (at: string, edit: (page: Json, query: URLSearchParams) => Json): (() => Serve) =>
  onBody(at, 200, (page, request) => edit(page, queryOf(request)));

const reversed = (page: Json): Json => ({ ...page, results: [...resultsOf(page)].reverse() });
const doubled = (page: Json): Json => {
  const [first, ...rest] = resultsOf(page);
  return first === undefined || rest.length === 0 ? page : { ...page, results: [first, first, ...rest.slice(1)] };
};

/** The limit is not looked at, and yet given back as if it were. */
function limitIgnored(at: string): () => Serve {
  const aim = route(at);
  return () => async (request, forward) => {
    const limit = queryOf(request).get('limit');
    if (!matches(aim, request) || limit === null || !/^[1-9]\d*$/.test(limit)) return forward(request);
    const reply = await forward(withQuery(request, 'limit'));
    return reply.status === 200 ? withJson(reply, { ...bodyOf(reply), limit: Number(limit) }) : reply;
  };
}

/** An offset is not looked at, and yet given back as if it were. */
function offsetIgnored(at: string): () => Serve {
  const aim = route(at);
  return () => async (request, forward) => {
    const offset = queryOf(request).get('offset');
    if (!matches(aim, request) || offset === null || !/^[1-9]\d*$/.test(offset)) return forward(request);
    const reply = await forward(withQuery(request, 'offset'));
    return reply.status === 200 ? withJson(reply, { ...bodyOf(reply), offset: Number(offset) }) : reply;
  };
}

/** Reading an address also does something else, with the credential of the reader. */
function alsoDoes(
  at: string,
  method: string,
  target: (count: number) => string,
  body?: (count: number) => Json,
): () => Serve {
  const aim = route(at);
  return () => {
    let count = 0;
    let authorization: string | undefined;
    return async (request, forward) => {
      authorization ??= request.headers.find(([name]) => /^authorization$/i.test(name))?.[1];
      if (matches(aim, request) && authorization !== undefined) {
        count += 1;
        const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body(count)));
        const host = request.headers.filter(([name]) => /^host$/i.test(name));
        const own = [
          ...host,
          ['Authorization', authorization],
          ['Content-Type', 'application/json'],
          ['Content-Length', String(bytes.length)],
        ] as const;
        await forward({ method, target: target(count), headers: own, body: bytes });
      }
      return forward(request);
    };
  };
}

function touchedByReading(): Serve {
  let reads = 0;
  return onBody('GET /indexes/{uid}', 200, (index) => {
    reads += 1;
    return { ...index, updatedAt: new Date(Date.parse(String(index.updatedAt)) + reads * 1000).toISOString() };
  })();
}

const off =
  (name: string, by: number) =>
  (page: Json): Json => ({ ...page, [name]: Math.max(0, Number(page[name]) + by) });
const nextOff =
  (by: number) =>
  (page: Json): Json =>
    page.next === null ? page : off('next', by)(page);

/** What is true of each answer alone, and false of several: lists, pages, totals, and reads that write. */
export const timeOfLists: readonly Mutant[] = [
  time('task-twice-in-list', 'listTasks/law/unique', 'a join that multiplies', onPage('GET /tasks', doubled)),
  time('key-twice-in-list', 'listKeys/law/unique', 'a join that multiplies', onPage('GET /keys', doubled)),
  time('index-twice-in-list', 'listIndexes/law/unique', 'a join that multiplies', onPage('GET /indexes', doubled)),
  time('batch-twice-in-list', 'listBatches/law/unique', 'a join that multiplies', onPage('GET /batches', doubled)),
  time(
    'tasks-oldest-first',
    'listTasks/law/sorted',
    'no order by',
    onPage('GET /tasks', (page, query) => (query.has('reverse') ? page : reversed(page))),
  ),
  time('tasks-reverse-ignored', 'listTasks/law/sorted', 'a flag that nobody reads', ignores('GET /tasks', 'reverse')),
  time(
    'batches-oldest-first',
    'listBatches/law/sorted',
    'no order by',
    onPage('GET /batches', (page, query) => (query.has('reverse') ? page : reversed(page))),
  ),
  time(
    'statuses-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'statuses'),
  ),
  time('types-ignored', 'listTasks/law/subset-by-filter', 'a filter that nobody reads', ignores('GET /tasks', 'types')),
  time('uids-ignored', 'listTasks/law/subset-by-filter', 'a filter that nobody reads', ignores('GET /tasks', 'uids')),
  time(
    'batch-uids-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'batchUids'),
  ),
  time(
    'index-uids-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'indexUids'),
  ),
  time(
    'after-enqueued-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'afterEnqueuedAt'),
  ),
  time(
    'before-finished-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'beforeFinishedAt'),
  ),
  time(
    'canceled-by-ignored',
    'listTasks/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /tasks', 'canceledBy'),
  ),
  time(
    'document-ids-ignored',
    'listDocuments/law/subset-by-filter',
    'a filter that nobody reads',
    ignores('GET /indexes/{uid}/documents', 'ids'),
  ),
  time(
    'filter-drops-first',
    'listTasks/law/subset-by-filter',
    'an index that lags behind by one',
    onPage('GET /tasks', (page, query) =>
      query.has('statuses') ? { ...page, results: resultsOf(page).slice(1) } : page,
    ),
  ),
  time('from-ignored', 'listTasks/law/pages-partition', 'each page is the first', ignores('GET /tasks', 'from')),
  time('task-limit-ignored', 'listTasks/law/pages-partition', 'each page is all', limitIgnored('GET /tasks')),
  time('key-limit-ignored', 'listKeys/law/pages-partition', 'each page is all', limitIgnored('GET /keys')),
  time('batch-limit-ignored', 'listBatches/law/pages-partition', 'each page is all', limitIgnored('GET /batches')),
  time(
    'task-pages-overlap',
    'listTasks/law/pages-partition',
    'the cursor is the last, not the next',
    onPage('GET /tasks', nextOff(1)),
  ),
  time(
    'task-pages-skip-one',
    'listTasks/law/pages-partition',
    'the cursor is one too far',
    onPage('GET /tasks', nextOff(-1)),
  ),
  time(
    'task-pages-end-early',
    'listTasks/law/pages-partition',
    'the last page is forgotten',
    onPage('GET /tasks', (page) => ({ ...page, next: null })),
  ),
  time(
    'batch-pages-skip-one',
    'listBatches/law/pages-partition',
    'the cursor is one too far',
    onPage('GET /batches', nextOff(-1)),
  ),
  time(
    'document-offset-ignored',
    'listDocuments/law/pages-partition',
    'each page is the first',
    offsetIgnored('GET /indexes/{uid}/documents'),
  ),
  time(
    'index-offset-ignored',
    'listIndexes/law/pages-partition',
    'each page is the first',
    offsetIgnored('GET /indexes'),
  ),
  time(
    'task-total-of-page',
    'listTasks/law/total-invariant',
    'the page is counted',
    onPage('GET /tasks', (page) => ({ ...page, total: resultsOf(page).length })),
  ),
  time(
    'task-total-off-by-one',
    'listTasks/law/total-invariant',
    'counted from zero',
    onPage('GET /tasks', off('total', -1)),
  ),
  time(
    'document-total-of-page',
    'listDocuments/law/total-invariant',
    'the page is counted',
    onPage('GET /indexes/{uid}/documents', (page) => ({ ...page, total: resultsOf(page).length })),
  ),
  time(
    'index-total-of-page',
    'listIndexes/law/total-invariant',
    'the page is counted',
    onPage('GET /indexes', (page) => ({ ...page, total: resultsOf(page).length })),
  ),
  time(
    'key-total-off-by-one',
    'listKeys/law/total-invariant',
    'a deleted key is counted',
    onPage('GET /keys', off('total', 1)),
  ),
  time(
    'batch-total-of-page',
    'listBatches/law/total-invariant',
    'the page is counted',
    onPage('GET /batches', (page) => ({ ...page, total: resultsOf(page).length })),
  ),
  time(
    'stats-take-a-snapshot',
    'getStats/law/read-is-safe',
    'housekeeping in a read',
    alsoDoes('GET /stats', 'POST', () => '/snapshots'),
  ),
  time(
    'version-makes-an-index',
    'getVersion/law/read-is-safe',
    'telemetry is stored',
    alsoDoes(
      'GET /version',
      'POST',
      () => '/indexes',
      (count) => ({ uid: `telemetry-${count}` }),
    ),
  ),
  time(
    'health-cancels-tasks',
    'getHealth/law/read-is-safe',
    'a probe that cleans up',
    alsoDoes('GET /health', 'POST', () => '/tasks/cancel?uids=*'),
  ),
  time(
    'reading-touches-index',
    'getIndex/law/read-is-safe',
    'the date of a change is that of a read',
    touchedByReading,
  ),
  time(
    'listed-key-of-other-name',
    'listKeys/law/list-equals-one',
    'names are cut in lists',
    onItems('GET /keys', (key) => ({ ...key, name: key.name === null ? 'key' : null })),
  ),
  time(
    'listed-index-without-key',
    'listIndexes/law/list-equals-one',
    'lists are read from another table',
    onItems('GET /indexes', (index) => ({ ...index, primaryKey: index.primaryKey === null ? 'id' : null })),
  ),
  time(
    'listed-batch-of-other-strategy',
    'listBatches/law/list-equals-one',
    'words for people differ',
    onItems('GET /batches', (batch) => ({ ...batch, batchStrategy: 'listed' })),
  ),
  time('created-key-not-found', 'createKey/201/link/key', 'written to one store, read from another', createdKeysLost),
  time(
    'read-key-may-more',
    'createKey/law/identity',
    'what is stored is not what was answered',
    onBody('GET /keys/{uid}', 200, (key) => ({ ...key, actions: ['*'] })),
  ),
  time(
    'index-changed-before-it-was-made',
    'getIndex/law/time-order',
    'two columns exchanged',
    onBody('GET /indexes/{uid}', 200, (index) => ({ ...index, updatedAt: '2001-01-01T00:00:00.1Z' })),
  ),
  time(
    'fields-ignored',
    'silent',
    'the contract does not say that fields choose',
    ignores('GET /indexes/{uid}/documents', 'fields'),
  ),
  time(
    'stats-count-one-more',
    'silent',
    'no clause ties counts to documents',
    onBody('GET /indexes/{uid}/stats', 200, off('numberOfDocuments', 1)),
  ),
  time('document-lost', 'silent', 'no clause says that what was added can be read', addedDocumentsLost),
];

/** Keys that were made are not found by their uid. */
function createdKeysLost(): Serve {
  const [creation, reading] = [route('POST /keys'), route('GET /keys/{uid}')];
  const made = new Set<string>();
  return async (request, forward) => {
    if (matches(reading, request) && made.has(pathOf(request.target))) {
      return forward({ ...request, target: '/keys/00000000-0000-4000-8000-000000000000' });
    }
    const reply = await forward(request);
    if (matches(creation, request) && reply.status === 201) {
      const { uid, key } = bodyOf(reply);
      made.add(`/keys/${uid}`).add(`/keys/${key}`);
    }
    return reply;
  };
}

/** Of each list of documents that is added, the last one never arrives; the answer is that of the whole. */
function addedDocumentsLost(): Serve {
  const aim = route('POST /indexes/{uid}/documents');
  return (request, forward) => {
    if (!matches(aim, request)) return forward(request);
    try {
      const documents: unknown = JSON.parse(request.body.toString('utf8'));
      if (!Array.isArray(documents) || documents.length < 2) return forward(request);
      const body = Buffer.from(JSON.stringify(documents.slice(0, -1)));
      const kept = request.headers.filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name));
      return forward({ ...request, body, headers: [...kept, ['Content-Length', String(body.length)]] });
    } catch {
      return forward(request);
    }
  };
}
