import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.js';

test.each([
  { ms: 0, want: '0.0 s' },
  { ms: 340, want: '0.3 s' },
  { ms: 9_949, want: '9.9 s' },
  { ms: 9_950, want: '10 s' },
  { ms: 59_400, want: '59 s' },
  { ms: 59_600, want: '1 min 0 s' },
  { ms: 185_000, want: '3 min 5 s' },
  { ms: 7_800_000, want: '2 h 10 min' },
])('$ms ms are $want', ({ ms, want }) => expect(formatDuration(ms)).toBe(want));
