import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { sampleEntries, writeSample } from '../testing/sample-archive.js';
import { seededRandom } from '../testing/seeded-random.js';
import { verifyChecksums } from './verify-checksums.js';

async function soundArchive(folder: string): Promise<Buffer> {
  const path = join(folder, 'sound.snapshot');
  await writeSample(path, await sampleEntries(folder), { segmentSizeBytes: 4096 });
  return readFileSync(path);
}

/** The code that refuses these bytes, or null. */
async function verdict(folder: string, bytes: Buffer): Promise<string | null> {
  const archivePath = join(folder, 'damaged.snapshot');
  await writeFile(archivePath, bytes);
  try {
    await verifyChecksums({ archivePath });
    return null;
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
}

describe('damaged archives', () => {
  test('200 flipped bits, each one found', { timeout: 120_000 }, async () => {
    const folder = await freshFolder();
    const sound = await soundArchive(folder);
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const accepted: number[] = [];
    for (let flip = 0; flip < 200; flip++) {
      const bit = Math.floor(random() * sound.length * 8);
      const damaged = Buffer.from(sound);
      damaged[bit >>> 3] = (damaged[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      if ((await verdict(folder, damaged)) === null) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
    expect(await verdict(folder, sound)).toBeNull();
  });

  test('every bit of the first 10 and the last 40 bytes', { timeout: 120_000 }, async () => {
    const folder = await freshFolder();
    const sound = await soundArchive(folder);
    const accepted: number[] = [];
    const offsets = [...Array(10).keys(), ...Array.from({ length: 40 }, (_, index) => sound.length - 1 - index)];
    for (const offset of offsets) {
      const damaged = Buffer.from(sound);
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << (offset & 7));
      if ((await verdict(folder, damaged)) === null) accepted.push(offset);
    }
    expect(accepted).toEqual([]);
  });

  test('100 truncations, each one found', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const sound = await soundArchive(folder);
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const lengths = [0, 1, 9, 10, 17, 18, sound.length - 1, sound.length - 8];
    while (lengths.length < 100) lengths.push(Math.floor(random() * sound.length));
    const verdicts = new Set<string | null>();
    for (const length of lengths) verdicts.add(await verdict(folder, sound.subarray(0, length)));
    expect([...verdicts].sort()).toEqual(['not_an_archive', 'truncated']);
  });

  test('blocks exchanged, repeated, blanked or left out', async () => {
    const folder = await freshFolder();
    const sound = await soundArchive(folder);
    const [a, b, c] = [sound.subarray(0, 8000), sound.subarray(8000, 12_000), sound.subarray(12_000)];
    const pieces = {
      exchanged: [a, c.subarray(0, 4000), b, c.subarray(4000)],
      repeated: [a, b, b, c],
      blanked: [a, Buffer.alloc(b.length), c],
      leftOut: [a, c],
    };
    for (const [how, parts] of Object.entries(pieces)) {
      expect({ how, code: await verdict(folder, Buffer.concat(parts)) }).toEqual({ how, code: expect.any(String) });
    }
  });
});
