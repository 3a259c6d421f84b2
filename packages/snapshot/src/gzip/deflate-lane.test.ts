import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { seededBytes } from '../testing/seeded-random.js';
import { deflateLane, segmentEnd } from './deflate-lane.js';

const segments = [
  seededBytes(1, 32_768),
  Buffer.alloc(32_768),
  seededBytes(1, 32_768),
  seededBytes(2, 100),
  seededBytes(3, 1_000_000),
  seededBytes(1, 1),
];

describe('deflateLane', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('level %d: each segment inflates on its own', async (level) => {
    const lane = deflateLane(level);
    for (const segment of segments) {
      const compressed = await lane.deflate(segment);
      expect(compressed.subarray(-4).equals(segmentEnd)).toBe(true);
      const alone = inflateRawSync(compressed, { finishFlush: constants.Z_SYNC_FLUSH });
      expect(alone.equals(segment)).toBe(true);
    }
    lane.close();
  });

  test('a segment compresses as if it were the first one', async () => {
    const lane = deflateLane(1);
    for (const segment of segments) {
      const fresh = deflateRawSync(segment, { level: 1, memLevel: 9, finishFlush: constants.Z_SYNC_FLUSH });
      expect((await lane.deflate(segment)).equals(fresh)).toBe(true);
    }
    lane.close();
  });

  test('closing it ends what is under way', async () => {
    const lane = deflateLane(9);
    const compressing = lane.deflate(seededBytes(4, 8_000_000));
    lane.close();
    await expect(compressing).rejects.toThrow();
  });
});
