import { describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.js';
import {
  fittingSegmentSize,
  isSegmentSize,
  maxSegments,
  rawSize,
  segmentCount,
  segmentLengths,
} from './segment-layout.js';

describe('segmentLengths', () => {
  test('cuts at the ends of large files, and packs small ones together', () => {
    // header 512, VERSION 2 + 510, header 512 | 32768 · 32768 · 100 | padding 412, header 512, 18 + 494
    expect([...segmentLengths([2, 65_636, 18], 32_768)]).toEqual([1536, 32_768, 32_768, 100, 1436]);
  });

  test('cuts what lies between large files too, when there is much of it', () => {
    const waiting = Array.from({ length: 100 }, () => 10);
    expect([...segmentLengths(waiting, 4096)]).toEqual(Array.from({ length: 25 }, () => 4096));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('covers the whole stream, as many as counted: seed %d', (seed) => {
    const random = seededRandom(seed);
    const sizes = Array.from({ length: 30 }, () => Math.floor(random() ** 4 * 3_000_000));
    const lengths = [...segmentLengths(sizes, 8192)];
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(rawSize(sizes));
    expect(lengths.length).toBe(segmentCount(sizes, 8192));
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(8192);
  });
});

describe('fittingSegmentSize', () => {
  test.each([
    { gib: 1, want: 32 },
    { gib: 7, want: 32 },
    { gib: 9, want: 64 },
    { gib: 100, want: 512 },
    { gib: 1000, want: 4096 },
  ])('$gib GiB → $want KiB', ({ gib, want }) => {
    const sizes = [2, 4096, gib * 1024 ** 3];
    const bytes = fittingSegmentSize(sizes, 32_768);
    expect(bytes).toBe(want * 1024);
    expect(isSegmentSize(bytes)).toBe(true);
    expect(segmentCount(sizes, bytes)).toBeLessThanOrEqual(maxSegments);
  });
});

test.each([0, 512, 4095, 5000, 16 * 1024 * 1024 + 512, Number.NaN, 4096.5])('%d is no size of a segment', (bytes) => {
  expect(isSegmentSize(bytes)).toBe(false);
});
