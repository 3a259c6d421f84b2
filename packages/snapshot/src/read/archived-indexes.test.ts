import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SegmentColumns } from '../archive/segment-columns.js';
import type { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { writeSample } from '../testing/sample-archive.js';
import { seededRandom } from '../testing/seeded-random.js';
import { storedEntries, storedFacts, storedMovies } from '../testing/stored-database.js';
import { withArchivedIndexes } from './archived-indexes.js';

async function archive(segmentSizeBytes: number, facts = storedFacts): Promise<string> {
  const folder = await freshFolder();
  const path = join(folder, 'a.snapshot');
  await writeSample(path, await storedEntries(folder), { facts, segmentSizeBytes });
  return path;
}

/** All that is read of one index: its record, and its documents' texts. */
const readIndex = (path: string, uid: string) =>
  withArchivedIndexes(path, (indexes) => {
    const record = indexes.records().get(uid);
    const documents = [...indexes.entriesOf('documents', record?.slot ?? -1)].map(({ value }) => value.toString());
    return { record, documents, segmentsRead: indexes.segmentsRead };
  });

describe('withArchivedIndexes', () => {
  // A page of 4,096 bytes lies across two segments of 4,608; a file is a part of one of 16 MiB.
  test.each([4096, 4608, 32_768, 16 * 1024 * 1024])('segments of %i bytes', async (segmentSizeBytes) => {
    const path = await archive(segmentSizeBytes);
    const { record, documents } = await readIndex(path, 'movies');
    expect(record).toMatchObject({ uid: 'movies', slot: 1, primaryKey: 'id', numberOfDocuments: 300 });
    expect(documents).toEqual(storedMovies);
    expect((await readIndex(path, 'books')).documents).toEqual([]);
    expect(await withArchivedIndexes(path, (indexes) => [...indexes.records().keys()])).toEqual([
      'books',
      'movies',
      'songs',
    ]);
  });

  test('of the segments, only those are read that it needs', async () => {
    const path = await archive(4096);
    const all = await withArchivedIndexes(path, ({ manifest }) => manifest.segments.count);
    const { documents, segmentsRead } = await readIndex(path, 'songs');
    expect(documents).toHaveLength(20);
    expect(segmentsRead).toBeLessThan(all / 5);
  });

  test('the keys go on as they did behind the slot', async () => {
    const path = await archive(4096);
    const keys = await withArchivedIndexes(path, (indexes) =>
      [...indexes.entriesOf('documents', 2)].map(({ key }) => key.toString('hex')),
    );
    expect(new Set(keys).size).toBe(20);
    expect([...keys].sort()).toEqual(keys);
  });

  test('a flipped bit in any segment that is read is found; in others it does not matter', async () => {
    const seed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);
    const random = seededRandom(seed);
    const path = await archive(4096);
    const whole = await readFile(path);
    const sound = await readIndex(path, 'movies');
    const manifest = await withArchivedIndexes(path, (indexes) => indexes.manifest);
    const columns = SegmentColumns.decode(manifest.segments);
    let [offset, refused] = [10, 0];
    for (let index = 0; index < manifest.segments.count; index++) {
      const length = columns?.at(index).compressedSizeBytes ?? 0;
      const damaged = Buffer.from(whole);
      const at = offset + Math.floor(random() * length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      await writeFile(path, damaged);
      const found = await readIndex(path, 'movies').catch((error: SnapshotError) => error.code);
      if (found === 'checksum_mismatch') refused++;
      else expect(found, `seed ${seed}, segment ${index}`).toEqual(sound);
      offset += length;
    }
    expect(refused).toBe(sound.segmentsRead);
  });

  test.each([
    {
      given: 'an archive that lost its middle while it is read',
      want: 'truncated',
      act: async (path: string) => {
        const file = await open(path, 'r+');
        try {
          return await withArchivedIndexes(path, async (indexes) => {
            await file.truncate(2000);
            return [...indexes.entriesOf('documents', 1)].length;
          });
        } finally {
          await file.close();
        }
      },
    },
    {
      given: 'an archive of Meilisearch',
      want: 'foreign_archive',
      act: () =>
        readIndex(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url).pathname, 'movies'),
    },
  ])('$given → $want', async ({ act, want }) => {
    await expect(act(await archive(4096))).rejects.toMatchObject({ name: 'SnapshotError', code: want });
  });

  test('a database of a newer format is refused', async () => {
    const path = await archive(4096, { ...storedFacts, formatVersion: 2 });
    await expect(readIndex(path, 'movies')).rejects.toMatchObject({ code: 'unsupported_version' });
  });
});
