import { document, type OperationId } from '@stillframe/contract';
import { expect, test } from 'vitest';
import { planOperations } from '../contract/plan.js';
import { canonicalQuery, readInteger } from './canonical-query.js';

const plans = planOperations(document);
const read = (id: OperationId, raw: string) => canonicalQuery(plans.get(id)?.query ?? [], raw);

test.each<[OperationId, string, string, object]>([
  ['listTasks', '', '', { limit: 20, reverse: false }],
  ['listTasks', 'limit=01&from=%2B7&reverse=true', 'limit=1&from=7&reverse=true', { limit: 1, from: 7, reverse: true }],
  [
    'listTasks',
    'statuses=SUCCEEDED,*',
    'statuses=succeeded,*',
    { limit: 20, reverse: false, statuses: ['succeeded', '*'] },
  ],
  ['listTasks', 'uids=,1,,2,', 'uids=1,2', { limit: 20, reverse: false, uids: [1, 2] }],
  ['listTasks', 'types=&uids', '', { limit: 20, reverse: false, types: [], uids: [] }],
  [
    'cancelTasks',
    'afterEnqueuedAt=2026-12-31&beforeEnqueuedAt=2026-12-31',
    'afterEnqueuedAt=2027-01-01T00%3A00%3A00.0Z&beforeEnqueuedAt=2026-12-31T00%3A00%3A00.0Z',
    { afterEnqueuedAt: '2027-01-01T00:00:00.0Z', beforeEnqueuedAt: '2026-12-31T00:00:00.0Z' },
  ],
  [
    'listDocuments',
    'fields=a%2Cb+c',
    'fields=a,b%20c',
    { offset: 0, limit: 20, retrieveVectors: false, fields: ['a', 'b c'] },
  ],
  [
    'addDocuments',
    'csvDelimiter=%3B&primaryKey=',
    'csvDelimiter=%3B&primaryKey=',
    { csvDelimiter: ';', primaryKey: '' },
  ],
])('%s?%s', (id, raw, text, values) => {
  expect(read(id, raw)).toMatchObject({ text, values });
});

test('the names given are all named, also those that ask nothing', () => {
  expect(read('cancelTasks', 'uids=*&types=').given).toEqual(['uids', 'types']);
  expect(read('cancelTasks', '').given).toEqual([]);
});

test('the first mistake in the order sent is told', () => {
  expect(() => read('listTasks', 'from=a&limit=b')).toThrow('`from`');
  expect(() => read('listTasks', 'limit=b&from=a')).toThrow('`limit`');
  expect(() => read('listTasks', '?limit=1')).toThrow('Unknown parameter `?limit`');
  expect(() => read('listTasks', '__proto__=1')).toThrow('Unknown parameter `__proto__`');
});

test.each([
  ['0', 0],
  ['+1', 1],
  ['007', 7],
  ['18446744073709551615', Number.MAX_SAFE_INTEGER],
  ['18446744073709551616', undefined],
  ['-1', undefined],
  ['1.0', undefined],
  ['1_000', undefined],
  ['１', undefined],
  [' 1', undefined],
  ['', undefined],
])('readInteger %j → %s', (text, want) => {
  expect(readInteger(text)).toBe(want);
});
