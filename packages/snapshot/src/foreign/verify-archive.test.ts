import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArchiveFacts } from '../archive/archive-facts.js';
import { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { collect, entryOf, writeSample } from '../testing/sample-archive.js';
import { seededRandom } from '../testing/seeded-random.js';
import { storedEntries, storedFacts } from '../testing/stored-database.js';
import { verifyArchive } from './verify-archive.js';

/** A seed that a failed run printed can be given again. */
const seed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);

async function soundArchive(folder: string, facts: ArchiveFacts = storedFacts): Promise<string> {
  const path = join(folder, 'sound.snapshot');
  await writeSample(path, await storedEntries(folder), { facts, segmentSizeBytes: 4096 });
  return path;
}

/** Verifies bytes in a folder of their own; says the code that refuses them, or null, and that nothing was left behind. */
async function judge(folder: string): Promise<(bytes: Buffer) => Promise<string | null>> {
  const tempDirectory = join(folder, 'temporary');
  await mkdir(tempDirectory);
  const path = join(folder, 'judged.snapshot');
  return async (bytes) => {
    await writeFile(path, bytes);
    const code = await verifyArchive(path, { tempDirectory }).then(
      () => null,
      (error: unknown) => {
        if (error instanceof SnapshotError) return error.code;
        throw error;
      },
    );
    expect(await readdir(tempDirectory)).toEqual([]);
    return code;
  };
}

test('a good one: what it holds, as counted', async () => {
  const path = await soundArchive(await freshFolder());
  expect(await verifyArchive(path)).toMatchObject({
    kind: 'native',
    files: 4,
    indexes: storedFacts.indexes.map(({ uid, numberOfDocuments }) => ({ uid, numberOfDocuments })),
    tasks: storedFacts.tasks,
    apiKeys: 2,
  });
});

describe('damage', () => {
  test('1,000 flipped bits over all regions, each one found', { timeout: 240_000 }, async () => {
    const folder = await freshFolder();
    const sound = await readFile(await soundArchive(folder));
    const verdict = await judge(folder);
    expect(await verdict(sound)).toBeNull();
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const accepted: number[] = [];
    for (let flip = 0; flip < 1000; flip++) {
      // The same number in each of 1,000 equal stretches.
      const bit = Math.floor(((flip + random()) / 1000) * sound.length * 8);
      const damaged = Buffer.from(sound);
      damaged[bit >>> 3] = (damaged[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      if ((await verdict(damaged)) === null) accepted.push(bit);
    }
    expect(accepted).toEqual([]);
  });

  test('100 truncations, each one found', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const sound = await readFile(await soundArchive(folder));
    const verdict = await judge(folder);
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const lengths = [0, 1, 9, 10, 18, sound.length - 1, sound.length - 8];
    while (lengths.length < 100) lengths.push(Math.floor(random() * sound.length));
    const accepted: number[] = [];
    for (const length of lengths) if ((await verdict(sound.subarray(0, length))) === null) accepted.push(length);
    expect(accepted).toEqual([]);
  });
});

describe('a manifest that lies', () => {
  test.each([
    {
      about: 'documents',
      facts: { indexes: storedFacts.indexes.map((index) => ({ ...index, numberOfDocuments: 20 })) },
    },
    {
      about: 'an index that is not there',
      facts: { indexes: [...storedFacts.indexes, { uid: 'more', primaryKey: null, numberOfDocuments: 0 }] },
    },
    { about: 'an index kept quiet', facts: { indexes: storedFacts.indexes.slice(1) } },
    { about: 'tasks', facts: { tasks: { ...storedFacts.tasks, succeeded: 8 } } },
    { about: 'API keys', facts: { apiKeys: 3 } },
  ])('about $about → invalid_manifest', async ({ facts }) => {
    const path = await soundArchive(await freshFolder(), { ...storedFacts, ...facts });
    await expect(verifyArchive(path)).rejects.toMatchObject({ code: 'invalid_manifest', path });
  });
});

test('a database that was broken before it was packed → invalid_database, with the entry and the page', async () => {
  const folder = await freshFolder();
  const [version, control, documents, ...rest] = await storedEntries(folder);
  if (version === undefined || control === undefined || documents === undefined) throw new Error('entries are missing');
  const bytes = await collect(documents.read());
  const leaf = [...Array(bytes.length / 4096).keys()].find((page) => bytes.readUInt16LE(page * 4096 + 18) === 2) ?? 0;
  // `lower` counts pairs of bytes.
  bytes.writeUInt16LE(bytes.readUInt16LE(leaf * 4096 + 20) + 1, leaf * 4096 + 20);
  const path = join(folder, 'broken.snapshot');
  await writeSample(path, [version, control, entryOf(documents.name, bytes), ...rest], { facts: storedFacts });
  await expect(verifyArchive(path)).rejects.toMatchObject({
    code: 'invalid_database',
    path: `${path}#documents/data.mdb`,
    message: expect.stringContaining(`page ${leaf}: `),
  });
});
