import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import { smallContract } from '../testing/small-history.js';
import { readHistory } from './history.js';
import { frameOf } from './lists.js';

const contract = smallContract({
  paths: {
    '/loans': { get: { operationId: 'listLoans', responses: {} } },
    '/loans/{loan}': { get: { operationId: 'readLoan', responses: {} } },
  },
});

function asked(operation: string, path: string, [sentAt, receivedAt]: [number, number]): Exchange {
  return {
    step: operation,
    operation,
    credential: 'owner',
    request: { method: 'GET', url: `http://loans.example${path}`, headers: [] },
    response: { status: 200, headers: [], body: '[]' },
    sentAt,
    receivedAt,
  };
}

test.each<{ given: string; before: [number, number]; after: [number, number]; isFramed: boolean }>([
  {
    given: 'lists that had come before and were asked for afterwards',
    before: [0, 9],
    after: [21, 30],
    isFramed: true,
  },
  { given: 'a list before that was still under way', before: [0, 12], after: [21, 30], isFramed: false },
  { given: 'a list after that was asked for too early', before: [0, 9], after: [19, 30], isFramed: false },
])('$given: $isFramed', ({ before, after, isFramed }) => {
  const history = readHistory(contract, [
    asked('listLoans', '/loans', before),
    asked('readLoan', '/loans/1', [10, 20]),
    asked('listLoans', '/loans', after),
  ]);
  const one = history.find(({ operation }) => operation.id === 'readLoan');
  const isList = (answer: (typeof history)[number]) => answer.operation.id === 'listLoans';
  expect(one && frameOf(history, one, isList)).toBe(isFramed ? history[0] : undefined);
});
