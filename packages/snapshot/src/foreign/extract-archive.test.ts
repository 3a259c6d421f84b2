import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { writeSample } from '../testing/sample-archive.js';
import { storedEntries, storedFacts, storedMovies } from '../testing/stored-database.js';
import { extractArchive } from './extract-archive.js';

async function ownArchive(folder: string): Promise<string> {
  const path = join(folder, 'own.snapshot');
  await writeSample(path, await storedEntries(folder), { facts: storedFacts, segmentSizeBytes: 4096 });
  return path;
}

test("our own archive's documents, each index with its own", async () => {
  const folder = await freshFolder();
  const into = join(folder, 'out');
  const extracted = await extractArchive(await ownArchive(folder), { intoDirectory: into });
  expect(extracted.map(({ uid, numberOfDocuments }) => [uid, numberOfDocuments])).toEqual(
    storedFacts.indexes.map(({ uid, numberOfDocuments }) => [uid, numberOfDocuments]),
  );
  expect(await readFile(join(into, 'movies.ndjson'), 'utf8')).toBe(`${storedMovies.join('\n')}\n`);
  expect(JSON.parse(await readFile(join(into, 'songs.json'), 'utf8'))).toMatchObject({
    uid: 'songs',
    primaryKey: 'id',
  });
});

test('progress goes from unpacking over checking to every index', async () => {
  const folder = await freshFolder();
  const steps: string[] = [];
  await extractArchive(await ownArchive(folder), {
    intoDirectory: join(folder, 'out'),
    indexUids: ['songs'],
    onProgress({ step, done, total, indexUid }) {
      expect(done).toBeLessThanOrEqual(total);
      const name = indexUid === undefined ? step : `${step} ${indexUid}`;
      if (steps.at(-1) !== name) steps.push(name);
    },
  });
  expect(steps).toEqual(['unpacking', 'checking', 'extracting songs']);
});

test('a stop leaves no half-written file and no unpacked one', async () => {
  const folder = await freshFolder();
  const archive = await ownArchive(folder);
  const stop = new AbortController();
  const into = join(folder, 'out');
  const extracting = extractArchive(archive, {
    intoDirectory: into,
    tempDirectory: folder,
    signal: stop.signal,
    onProgress: ({ step }) => step === 'checking' && stop.abort(new Error('enough')),
  });
  await expect(extracting).rejects.toMatchObject({ code: 'aborted' });
  expect(await readdir(into).catch(() => [])).toEqual([]);
  expect((await readdir(folder)).filter((name) => name.startsWith('stillframe-unpacked'))).toEqual([]);
});
