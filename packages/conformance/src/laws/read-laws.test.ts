import { expect, test } from 'vitest';
import { ContractError } from '../contract/contract-error.js';
import type { JsonObject } from '../contract/json.js';
import { smallContract } from '../testing/small-history.js';
import { readLaws } from './read-laws.js';

function errorOf(laws: JsonObject, on: 'operation' | 'link' | 'schema' = 'operation'): string {
  const links = { loan: { operationId: 'listLoans', ...(on === 'link' ? { 'x-laws': laws } : {}) } };
  const contract = smallContract({
    paths: {
      '/loans': {
        get: {
          operationId: 'listLoans',
          ...(on === 'operation' ? { 'x-laws': laws } : {}),
          responses: { 200: { description: '', links } },
        },
      },
    },
    components: { schemas: { Loan: on === 'schema' ? { 'x-laws': laws } : {} } },
  });
  try {
    readLaws(contract);
    return 'no error';
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return `${error.code} ${error.message} (${error.place?.file})`;
  }
}

test.each([
  { given: { a: { law: 'sorte' } }, want: /^bad_law `sorte` is no law; there are follows, .*\/get\/x-laws\/a\/law\)$/ },
  { given: { a: 7 }, want: /^bad_law a law has to be an object with `law` \(.*\/x-laws\/a\)$/ },
  {
    given: { a: { law: 'sorted', items: 'results', by: '/id' } },
    want: /`items` of a law has to be a JSON pointer, such as `\/status` \(.*\/a\/items\)$/,
  },
  {
    given: { a: { law: 'sorted', items: '/x', by: '/id', oder: 'up' } },
    want: /the law `sorted` knows no `oder` \(.*\/a\/oder\)$/,
  },
  {
    given: { a: { law: 'sorted', items: '/x', by: '/id', order: 'up' } },
    want: /`order` of a law has to be one of `ascending`, `descending`/,
  },
  {
    given: { a: { law: 'sorted', items: '/x', by: '/id', 'reversed-by': 'back' } },
    want: /listLoans has no parameter `back`/,
  },
  {
    given: { a: { law: 'list-equals-one', items: '/x', operation: 'one', parameters: { id: '/id' } } },
    want: /there is no operation `one`/,
  },
  {
    given: { a: { law: 'monotone', of: '/id', value: '/s', order: [1] } },
    want: /`monotone` is declared on schema, never on operation/,
  },
  { given: { a: { law: 'identity', same: { 'request.id': '/id' } } }, want: /an object of runtime expressions/ },
  { given: { a: { law: 'identity' } }, want: /`same` of a law has to be there, or `is`, or `of` with `values`/ },
])('$given is refused', ({ given, want }) => {
  expect(errorOf(given as unknown as JsonObject)).toMatch(want);
});

test('a link can only wait for another link of its answer', () => {
  expect(errorOf({ a: { law: 'follows', after: 'task' } }, 'link')).toMatch(
    /`after` names no link of this answer: `task`/,
  );
});

test('a period in which to end is a number above 0', () => {
  const law = { law: 'ends-within', of: '/id', value: '/s', ends: ['done'], seconds: 0 };
  expect(errorOf({ a: law }, 'schema')).toMatch(/`seconds` of a law has to be a number above 0/);
});
