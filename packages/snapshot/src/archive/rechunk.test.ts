import { expect, test } from 'vitest';
import { seededBytes, seededRandom } from '../testing/seeded-random.js';
import { rechunk } from './rechunk.js';

test.each([1, 2, 3, 4, 5])('rechunk gives the same bytes in the lengths asked for: seed %d', async (seed) => {
  const random = seededRandom(seed);
  const bytes = seededBytes(seed, 50_000);
  const lengths: number[] = [];
  for (let rest = bytes.length; rest > 0; rest -= lengths.at(-1) ?? rest)
    lengths.push(Math.min(rest, 1 + Math.floor(random() * 3000)));
  async function* blocks() {
    for (let offset = 0; offset < bytes.length; ) {
      const block = bytes.subarray(offset, offset + Math.floor(random() * 2000));
      offset += block.length;
      yield block;
    }
  }
  const chunks: Buffer[] = [];
  for await (const chunk of rechunk(blocks(), lengths)) chunks.push(chunk);
  expect(chunks.map((chunk) => chunk.length)).toEqual(lengths);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});
