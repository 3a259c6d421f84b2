import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { seededBytes, seededRandom } from '../testing/seeded-random.js';
import { CombinedCrc32 } from './crc32-combine.js';

describe('CombinedCrc32', () => {
  test.each([1, 2, 3, 4, 5])('parts of any length give the CRC-32 of the whole, seed %d', (seed) => {
    const random = seededRandom(seed);
    const usual = 512 * (1 + Math.floor(random() * 64));
    const whole = seededBytes(seed, 400_000);
    const combined = new CombinedCrc32(usual);
    for (let offset = 0; offset < whole.length; ) {
      const length = random() < 0.7 ? usual : Math.floor(random() * 5000);
      const part = whole.subarray(offset, offset + length);
      combined.appendBytes(part);
      offset += part.length;
    }
    expect(combined.sizeBytes).toBe(whole.length);
    expect(combined.value).toBe(crc32(whole));
  });

  test('nothing has the CRC-32 of nothing', () => {
    expect(new CombinedCrc32(32_768).value).toBe(crc32(Buffer.alloc(0)));
  });

  test('lengths beyond 4 GiB count in full', () => {
    // crc(0^n · 0^m) through two routes; the length is never materialised.
    const zeros = (count: number) => {
      const combined = new CombinedCrc32(count);
      combined.appendBytes(Buffer.from('a'));
      return combined;
    };
    const once = zeros(1);
    once.append(0, 6 * 2 ** 32);
    const twice = zeros(1);
    twice.append(0, 2 * 2 ** 32);
    twice.append(0, 4 * 2 ** 32);
    expect(once.value).toBe(twice.value);
    expect(once.sizeBytes).toBe(6 * 2 ** 32 + 1);
  });
});
