import { expect, test } from 'vitest';
import { suggest } from './suggest.js';

const NAMES = ['q', 'filter', 'sort', 'attributesToHighlight'];

test.each([
  ['filler', 'filter'],
  ['sart', 'sort'],
  ['sotr', 'sort'],
  ['attributes_to_highlight', 'attributesToHighlight'],
  ['attributesToHighloght', 'attributesToHighlight'],
])('%s may mean %s', (received, name) => {
  expect(suggest(received, NAMES)).toBe(`did you mean \`${name}\`? `);
});

test.each(['a', 'sor', 'query', 'filterable', 'sortable', ''])('%j means none of them', (received) => {
  expect(suggest(received, NAMES)).toBe('');
});

test('of two equally near names the first is taken', () => {
  expect(suggest('abcd', ['abce', 'abcf'])).toBe('did you mean `abce`? ');
});

test('letters exchanged count once, also with letters between them added', () => {
  expect(suggest('aaabcaaa', ['aaacbaaa'])).toContain('aaacbaaa');
  expect(suggest('caxx', ['abcx'])).toBe('');
});
