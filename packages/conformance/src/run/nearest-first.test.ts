import { expect, test } from 'vitest';
import type { Finding } from '../model/report.js';
import { nearestFirst } from './nearest-first.js';

function finding(obligation: string, rule: string): Finding {
  return {
    obligation,
    rule,
    message: '',
    expected: '',
    excerpt: '',
    place: { file: 'contract.yaml', line: 1, column: 1 },
    exchanges: [],
    occurrences: 1,
  };
}

test('the finding that says most of a cause comes first', () => {
  const inOrder = [
    finding('endLoan/status/documented', 'status'),
    finding('readLoan/status/404', 'status'),
    finding('listLoans/law/unique.number', 'unique'),
    finding('readLoan/law/terminal.out', 'terminal'),
    finding('readLoan/status/documented', 'status'),
    finding('readLoan/law/monotone.state', 'monotone'),
    finding('listLoans/law/list-equals-one.one', 'list-equals-one'),
  ].map((one, at) => ({ one, at }));
  const at = (wanted: Finding) => inOrder.find(({ one }) => one === wanted)?.at ?? 99;
  const shuffled = [5, 4, 6, 2, 0, 3, 1].flatMap((index) => inOrder[index]?.one ?? []);
  expect(nearestFirst(shuffled, at).map(({ obligation }) => obligation)).toEqual([
    'endLoan/status/documented',
    'readLoan/status/404',
    'readLoan/status/documented',
    'listLoans/law/unique.number',
    'readLoan/law/terminal.out',
    'readLoan/law/monotone.state',
    'listLoans/law/list-equals-one.one',
  ]);
});
