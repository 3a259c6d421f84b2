import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../contract/json.js';
import { smallContract, verdictOf } from '../testing/small-history.js';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
const query = (...names: string[]) => names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));

/** A lending library: nothing of it is known to the laws. */
function library({ list = {}, links = {}, loan = {}, read = {} }: Record<string, JsonObject>) {
  return smallContract({
    paths: {
      '/loans': {
        get: {
          operationId: 'listLoans',
          'x-laws': list,
          parameters: query('limit', 'cursor', 'skip', 'state', 'since', 'backwards'),
          responses: { 200: json({ type: 'object', properties: { loans: { type: 'array', items: ref('Loan') } } }) },
        },
        post: { operationId: 'lend', responses: { 201: { ...json(ref('Loan')), links } } },
      },
      '/loans/{loanId}': {
        get: {
          operationId: 'readLoan',
          'x-laws': read,
          responses: { 200: json(ref('Loan')), 404: { description: '' } },
        },
        delete: { operationId: 'endLoan', responses: { 204: { description: '' } } },
      },
    },
    components: { schemas: { Loan: { type: 'object', 'x-laws': loan } } },
  });
}

const state = { of: '/id', value: '/state', ends: ['back', 'lost'] };
const page = { items: '/loans', limit: 'limit', from: 'cursor', next: '/more' };
const readLoan = (body: string) => `readLoan GET /loans/1 → 200 ${body}`;
const listLoans = (target: string, body: string) => `listLoans GET /loans${target} → 200 ${body}`;
const whole = listLoans(
  '?limit=9',
  '{"loans":[{"id":1,"state":"out"},{"id":2,"state":"back"},{"id":3,"state":"back"}],"count":3,"more":null}',
);

describe('each law sees what breaks it, and what keeps it', () => {
  test.each([
    {
      law: 'monotone',
      contract: library({
        loan: { state: { law: 'monotone', of: '/id', value: '/state', order: ['asked', 'out', ['back', 'lost']] } },
      }),
      kept: [readLoan('{"id":1,"state":"asked"}'), listLoans('', '{"loans":[{"id":1,"state":"back"}]}')],
      holds: 'listLoans/law/monotone.state held',
      bad: [readLoan('{"id":1,"state":"out"}'), listLoans('', '{"loans":[{"id":1,"state":"asked"}]}')],
      breaks: 'listLoans/law/monotone.state: `/state` of 1 was "out" and is "asked" afterwards',
    },
    {
      law: 'terminal',
      contract: library({ loan: { end: { law: 'terminal', ...state, except: ['/note'] } } }),
      kept: [readLoan('{"id":1,"state":"back","note":1}'), readLoan('{"id":1,"state":"back","note":2}')],
      holds: 'readLoan/law/terminal.end held',
      bad: [readLoan('{"id":1,"state":"back","by":"Ann"}'), readLoan('{"id":1,"state":"back","by":"Bob"}')],
      breaks: 'readLoan/law/terminal.end: 1 had ended as "back", and then its `by` changed from "Ann" to "Bob"',
    },
    {
      law: 'ends-within',
      contract: library({ loan: { end: { law: 'ends-within', ...state, seconds: 2 } } }),
      kept: [readLoan('{"id":1,"state":"out"}'), readLoan('{"id":1,"state":"back"}')],
      holds: 'readLoan/law/ends-within.end held',
      bad: ['out', 'out', 'out', 'out'].map((word) => readLoan(`{"id":1,"state":"${word}"}`)),
      breaks: 'readLoan/law/ends-within.end: 1 was still "out" 3.0 s after it was first seen',
    },
    {
      law: 'time-order',
      contract: library({ loan: { dates: { law: 'time-order', values: ['/lentAt', '/backAt'] } } }),
      kept: [readLoan('{"lentAt":"2026-01-01T00:00:00.000000001Z","backAt":"2026-01-01T01:00:00.1+01:00"}')],
      holds: 'readLoan/law/time-order.dates held',
      bad: [readLoan('{"lentAt":"2026-01-01T00:00:00.000000002Z","backAt":"2026-01-01T00:00:00.000000001Z"}')],
      breaks:
        'readLoan/law/time-order.dates: `/backAt` "2026-01-01T00:00:00.000000001Z" is earlier than `/lentAt` "2026-01-01T00:00:00.000000002Z"',
    },
    {
      law: 'identity on a schema',
      contract: library({ loan: { book: { law: 'identity', of: '/id', values: ['/book'] } } }),
      kept: [readLoan('{"id":1,"book":7}'), readLoan('{"id":1,"book":7}')],
      holds: 'readLoan/law/identity.book held',
      bad: [readLoan('{"id":1,"book":7}'), readLoan('{"id":1,"book":8}')],
      breaks: 'readLoan/law/identity.book: `/book` of 1 was 7 and is 8 afterwards',
    },
    {
      law: 'identity on an operation',
      contract: library({ read: { asked: { law: 'identity', same: { '$request.path.loanId': '/id' } } } }),
      kept: [readLoan('{"id":1}')],
      holds: 'readLoan/law/identity.asked held',
      bad: [readLoan('{"id":2}')],
      breaks: 'readLoan/law/identity.asked: `/id` of readLoan is 2, and `$request.path.loanId` was "1"',
    },
    {
      law: 'increasing',
      contract: library({ loan: { numbers: { law: 'increasing', value: '/id' } } }),
      kept: ['lend POST /loans → 201 {"id":1}', 'lend POST /loans → 201 {"id":2}'],
      holds: 'lend/law/increasing.numbers held',
      bad: ['lend POST /loans → 201 {"id":2}', 'lend POST /loans → 201 {"id":2}'],
      breaks: 'lend/law/increasing.numbers: `/id` 2 was given after 2',
    },
    {
      law: 'unique',
      contract: library({ list: { once: { law: 'unique', items: '/loans', by: '/id' } } }),
      kept: [whole],
      holds: 'listLoans/law/unique.once held',
      bad: [listLoans('', '{"loans":[{"id":1},{"id":1}]}')],
      breaks: 'listLoans/law/unique.once: two items of one answer have `/id` 1',
    },
    {
      law: 'sorted',
      contract: library({
        list: { order: { law: 'sorted', items: '/loans', by: '/id', strict: true, 'reversed-by': 'backwards' } },
      }),
      kept: [whole, listLoans('?backwards=true', '{"loans":[{"id":2},{"id":1}]}')],
      holds: 'listLoans/law/sorted.order held',
      bad: [listLoans('?backwards=true', '{"loans":[{"id":1},{"id":2}]}')],
      breaks: 'listLoans/law/sorted.order: `/id` 2 comes after 1',
    },
    {
      law: 'subset-by-filter',
      contract: library({
        list: { filters: { law: 'subset-by-filter', items: '/loans', filters: { state: '/state' } } },
      }),
      kept: [whole, listLoans('?limit=9&state=out', '{"loans":[{"id":1,"state":"out"}]}'), whole],
      holds: 'listLoans/law/subset-by-filter.state held',
      bad: [listLoans('?limit=9&state=out', '{"loans":[{"id":1,"state":"out"},{"id":2,"state":"back"}]}')],
      breaks: 'listLoans/law/subset-by-filter.state: `state=out` lets through an item with `/state` "back"',
    },
    {
      law: 'subset-by-filter of all that match',
      contract: library({
        list: { filters: { law: 'subset-by-filter', items: '/loans', filters: { state: '/state' } } },
      }),
      kept: [whole, listLoans('?limit=9&state=lost', '{"loans":[]}'), whole],
      holds: 'listLoans/law/subset-by-filter.state held',
      bad: [whole, listLoans('?limit=9&state=back', '{"loans":[{"id":2,"state":"back"}]}'), whole],
      breaks: 'listLoans/law/subset-by-filter.state: `state=back` leaves out an item with `/state` "back"',
    },
    {
      law: 'pages-partition',
      contract: library({ list: { pages: { law: 'pages-partition', ...page } } }),
      kept: [
        whole,
        listLoans('?limit=2', '{"loans":[{"id":1,"state":"out"},{"id":2,"state":"back"}],"more":"b"}'),
        listLoans('?limit=2&cursor=b', '{"loans":[{"id":3,"state":"back"}],"more":null}'),
        whole,
      ],
      holds: 'listLoans/law/pages-partition.pages held',
      bad: [
        whole,
        listLoans('?limit=2', '{"loans":[{"id":1,"state":"out"},{"id":2,"state":"back"}],"more":"b"}'),
        listLoans('?limit=2&cursor=b', '{"loans":[{"id":2,"state":"back"},{"id":3,"state":"back"}],"more":null}'),
        whole,
      ],
      breaks: 'listLoans/law/pages-partition.pages: item 3 of the pages is not item 3 of the whole list',
    },
    {
      law: 'total-invariant',
      contract: library({ list: { count: { law: 'total-invariant', ...page, total: '/count' } } }),
      kept: [whole, listLoans('?limit=1', '{"loans":[{"id":1,"state":"out"}],"count":3,"more":"b"}'), whole],
      holds: 'listLoans/law/total-invariant.count held',
      bad: [whole, listLoans('?limit=1', '{"loans":[{"id":1,"state":"out"}],"count":1,"more":"b"}'), whole],
      breaks: 'listLoans/law/total-invariant.count: `/count` is 1, and there are 3 items',
    },
    {
      law: 'list-equals-one',
      contract: library({
        list: {
          one: { law: 'list-equals-one', items: '/loans', operation: 'readLoan', parameters: { loanId: '/id' } },
        },
      }),
      kept: [whole, readLoan('{"id":1,"state":"out"}'), whole],
      holds: 'listLoans/law/list-equals-one.one held',
      bad: [whole, readLoan('{"id":1,"state":"lost"}'), whole],
      breaks:
        'listLoans/law/list-equals-one.one: `state` of an item is "out" in the list and "lost" when readLoan reads it alone',
    },
    {
      law: 'read-is-safe',
      contract: library({ list: { quiet: { law: 'read-is-safe', values: ['/count'] } } }),
      kept: [whole, readLoan('{}'), whole],
      holds: 'readLoan/law/read-is-safe.quiet held',
      bad: [whole, readLoan('{}'), listLoans('?limit=9', '{"loans":[],"count":4}')],
      breaks:
        'readLoan/law/read-is-safe.quiet: `/count` of listLoans was 3 before readLoan was asked and is 4 afterwards',
    },
    {
      law: 'follows',
      contract: library({ links: { loan: { operationId: 'readLoan', parameters: { loanId: '$response.body#/id' } } } }),
      kept: ['lend POST /loans → 201 {"id":1}', readLoan('{}')],
      holds: 'lend/201/link/loan held',
      bad: ['lend POST /loans → 201 {"id":1}', 'readLoan GET /loans/1 → 404 {}'],
      breaks: 'lend/201/link/loan: lend answered 201, but readLoan with {"loanId":1} from its link `loan` answered 404',
    },
    {
      law: 'identity on a link',
      contract: library({
        links: {
          loan: {
            operationId: 'readLoan',
            parameters: { loanId: '$response.body#/id' },
            'x-laws': { said: { law: 'identity', same: { '$response.body#/book': '/book' } } },
          },
        },
      }),
      kept: ['lend POST /loans → 201 {"id":1,"book":7}', readLoan('{"book":7}')],
      holds: 'lend/law/identity.said held',
      bad: ['lend POST /loans → 201 {"id":1,"book":7}', readLoan('{"book":8}')],
      breaks: 'lend/law/identity.said: `/book` of readLoan is 8, and `$response.body#/book` was 7',
    },
  ])('$law', ({ contract, kept, holds, bad, breaks }) => {
    expect(verdictOf(contract, ...kept)).toContain(holds);
    expect(verdictOf(contract, ...kept).filter((line) => !line.endsWith(' held'))).toEqual([]);
    expect(verdictOf(contract, ...bad)).toContain(breaks);
  });
});

test('what an answer links to after work that has to end first is looked at when that has ended, and only if it ended so', () => {
  const link = { operationId: 'readLoan', parameters: { loanId: '$response.body#/id' } };
  const contract = library({
    links: {
      work: link,
      gone: {
        operationId: 'readLoan',
        parameters: { loanId: '$response.body#/other' },
        'x-laws': { gone: { law: 'follows', after: 'work', when: { '/state': 'back' }, status: 404 } },
      },
    },
    loan: { end: { law: 'terminal', ...state } },
  });
  const lend = 'lend POST /loans → 201 {"id":1,"other":2}';
  const other = 'readLoan GET /loans/2 → 200 {}';
  const broken =
    'lend/201/link/gone: lend answered 201, but readLoan with {"loanId":2} from its link `gone` answered 200';
  expect(verdictOf(contract, lend, other, readLoan('{"id":1,"state":"out"}'), other)).not.toContain(broken);
  expect(verdictOf(contract, lend, readLoan('{"id":1,"state":"lost"}'), other)).not.toContain(broken);
  expect(verdictOf(contract, lend, readLoan('{"id":1,"state":"back"}'), other)).toContain(broken);
});

test('a list that changed meanwhile is no measure for its pages', () => {
  const contract = library({ list: { pages: { law: 'pages-partition', ...page } } });
  const first = listLoans('?limit=1', '{"loans":[{"id":9}],"more":null}');
  const changed = listLoans('?limit=9', '{"loans":[{"id":9}],"count":1,"more":null}');
  expect(verdictOf(contract, whole, first, changed)).toEqual([]);
});
