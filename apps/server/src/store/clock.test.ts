import { describe, expect, test } from 'vitest';
import { formatDuration, formatTimestamp, now, parseDate, parseTimestamp } from './clock.js';

describe('now', () => {
  test('is the wall clock, and never stands still', () => {
    const before = BigInt(Date.now()) * 1_000_000n;
    const instants = Array.from({ length: 1000 }, now);
    const after = BigInt(Date.now() + 1) * 1_000_000n;
    for (let i = 1; i < instants.length; i++) expect(instants[i]).toBeGreaterThan(instants[i - 1] ?? 0n);
    expect(instants[0]).toBeGreaterThanOrEqual(before - 50_000_000n);
    expect(instants[999]).toBeLessThanOrEqual(after + 50_000_000n);
  });
});

describe('formatTimestamp', () => {
  test.each([
    [1_795_411_867_182_903_603n, '2026-11-23T05:31:07.182903603Z'],
    [1_795_411_867_203_780_830n, '2026-11-23T05:31:07.20378083Z'],
    [1_795_411_867_000_000_000n, '2026-11-23T05:31:07.0Z'],
    [0n, '1970-01-01T00:00:00.0Z'],
    [-1n, '1969-12-31T23:59:59.999999999Z'],
  ])('%s → %s, and back', (instant, text) => {
    expect(formatTimestamp(instant)).toBe(text);
    expect(parseTimestamp(text)).toBe(instant);
  });
});

describe('parseTimestamp', () => {
  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.0Z'],
    ['2026-01-02t03:04:05z', '2026-01-02T03:04:05.0Z'],
    ['2026-01-02 03:04:05Z', '2026-01-02T03:04:05.0Z'],
    ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05.0Z'],
    ['2026-01-02T03:04:05.123-00:30', '2026-01-02T03:34:05.123Z'],
    ['2026-01-02T03:04:05.1234567890Z', '2026-01-02T03:04:05.123456789Z'],
  ])('%s is %s', (text, want) => {
    expect(formatTimestamp(parseTimestamp(text) ?? -1n)).toBe(want);
  });

  test.each([
    'yesterday',
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-01-02T03:04:05.Z',
    '2026-01-02T24:00:00Z',
    '2026-01-02T23:59:60Z',
    '2026-02-30T03:04:05Z',
    '2026-13-01T03:04:05Z',
    '2026-01-02T03:04:05+24:00',
    '2026-01-02T03:04:05+2:00',
    '12026-01-02T03:04:05Z',
  ])('%s is none', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});

test('parseDate reads a day, and refuses one that does not exist', () => {
  expect(parseDate('2024-02-29')).toBe(parseTimestamp('2024-02-29T00:00:00Z'));
  expect(parseDate('2026-02-29')).toBeUndefined();
  expect(parseDate('2026-2-9')).toBeUndefined();
});

test.each([
  [51_262_670n, 'PT0.051262670S'],
  [0n, 'PT0.000000000S'],
  [3_725_000_000_001n, 'PT3725.000000001S'],
])('formatDuration %s → %s', (span, text) => {
  expect(formatDuration(span)).toBe(text);
});
