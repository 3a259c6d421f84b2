import { expect, test } from 'vitest';
import { countOf } from './format-count.js';

test.each([
  { given: countOf(0, 'document'), want: '0 documents' },
  { given: countOf(1, 'document'), want: '1 document' },
  { given: countOf(8058, 'document'), want: '8,058 documents' },
  { given: countOf(1, 'index', 'indexes'), want: '1 index' },
  { given: countOf(2, 'index', 'indexes'), want: '2 indexes' },
])('$want', ({ given, want }) => {
  expect(given).toBe(want);
});
