import { expect, test } from 'vitest';
import { wilson } from './wilson.js';

test.each([
  { hits: 0, trials: 10, from: 0, to: 0.2775 },
  { hits: 10, trials: 10, from: 0.7225, to: 1 },
  { hits: 49, trials: 71, from: 0.5751, to: 0.7857 },
  { hits: 0, trials: 0, from: 0, to: 1 },
])('$hits of $trials lie between $from and $to', ({ hits, trials, from, to }) => {
  const [low, high] = wilson(hits, trials);
  expect(low).toBeCloseTo(from, 3);
  expect(high).toBeCloseTo(to, 3);
});
