import { expect, test } from 'vitest';
import { retryDelayMs } from './retry-delay.js';

test.each([
  { attempt: 1, most: 100 },
  { attempt: 2, most: 200 },
  { attempt: 4, most: 800 },
  { attempt: 20, most: 5_000 },
])('attempt $attempt: between half of $most ms and all of it', ({ attempt, most }) => {
  for (let round = 0; round < 50; round++) {
    const delayMs = retryDelayMs(attempt, null);
    expect(delayMs).toBeGreaterThanOrEqual(most / 2);
    expect(delayMs).toBeLessThanOrEqual(most);
  }
});

test('Retry-After in seconds decides', () => expect(retryDelayMs(1, '7')).toBe(7_000));

test('Retry-After as a date decides; one that has passed means now', () => {
  const inAMinute = retryDelayMs(1, new Date(Date.now() + 60_000).toUTCString());
  expect(inAMinute).toBeGreaterThan(55_000);
  expect(inAMinute).toBeLessThanOrEqual(60_000);
  expect(retryDelayMs(1, 'Wed, 21 Oct 2015 07:28:00 GMT')).toBe(0);
});

test('a Retry-After that is neither counts as none', () => expect(retryDelayMs(1, 'soon')).toBeLessThanOrEqual(100));
