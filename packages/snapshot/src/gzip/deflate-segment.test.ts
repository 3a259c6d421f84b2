import { constants, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seededBytes } from '../testing/seeded-random.js';
import { deflateSegment, segmentEnd } from './deflate-segment.js';

const segments = [
  seededBytes(1, 32_768),
  Buffer.alloc(32_768),
  seededBytes(2, 100),
  seededBytes(3, 1_000_000),
  seededBytes(1, 1),
];

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('level %d: each segment inflates on its own and ends on a byte', (level) => {
  for (const segment of segments) {
    const compressed = deflateSegment(segment, level);
    expect(compressed.subarray(-4).equals(segmentEnd)).toBe(true);
    expect(inflateRawSync(compressed, { finishFlush: constants.Z_SYNC_FLUSH }).equals(segment)).toBe(true);
  }
});

test('segments one after another and a final block are one deflate stream', () => {
  const stream = Buffer.concat([...segments.map((segment) => deflateSegment(segment, 1)), Buffer.from([0x03, 0x00])]);
  expect(inflateRawSync(stream).equals(Buffer.concat(segments))).toBe(true);
});
