import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { seededRandom } from '../testing/seeded-random.js';
import { extractArchive } from './extract-archive.js';
import { withForeignArchive } from './foreign-archive.js';
import { inspectForeign } from './inspect-foreign.js';
import type { ForeignTask } from './shape-task.js';
import { verifyArchive } from './verify-archive.js';

const fixtures = fileURLToPath(new URL('../../../../test/fixtures/', import.meta.url));
const archive = join(fixtures, 'meilisearch-1.50.snapshot');
const shown = (name: string) => join(fixtures, 'meilisearch-1.50-documents', name);
/** What the Meilisearch that imported this archive showed. */
const oracle = JSON.parse(readFileSync(shown('after-queue.json'), 'utf8'));
const seed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);

interface ShownIndex {
  uid: string;
  createdAt: string;
  primaryKey: string | null;
  settings: Record<string, unknown>;
}

const shownIndexes: ShownIndex[] = oracle.indexes.filter(({ uid }: ShownIndex) => !uid.startsWith('late'));

test('it tells what Meilisearch itself shows', async () => {
  const found = await inspectForeign(archive);
  expect(found).toMatchObject({
    format: 'meilisearch-snapshot',
    version: oracle.version,
    tasks: { enqueued: 3, processing: 0, succeeded: 6, failed: 0, canceled: 0 },
    updateFiles: 3,
  });
  expect(found.indexes.map(({ uid, createdAt, primaryKey }) => ({ uid, createdAt, primaryKey }))).toEqual(
    shownIndexes.map(({ uid, createdAt, primaryKey }) => ({ uid, createdAt, primaryKey })),
  );
  const byUid = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1);
  const keys = oracle.keys.map(({ uid, name, actions, indexes, expiresAt }: ShownKey) => ({
    uid,
    name,
    actions,
    indexes,
    expiresAt,
  }));
  expect(found.apiKeys).toEqual(keys.sort(byUid));
});

interface ShownKey {
  uid: string;
  name: string;
  actions: string[];
  indexes: string[];
  expiresAt: string | null;
}

test('documents come out byte for byte as Meilisearch shows them', async () => {
  const into = join(await freshFolder(), 'out');
  const extracted = await extractArchive(archive, { intoDirectory: into });
  expect(extracted.map(({ uid, numberOfDocuments }) => [uid, numberOfDocuments])).toEqual([
    ['characters', 8055],
    ['empty', 0],
    ['movies', 3],
  ]);
  for (const uid of ['characters', 'movies']) {
    const wanted = gunzipSync(await readFile(shown(`${uid}.after-queue.ndjson.gz`)));
    expect((await readFile(join(into, `${uid}.ndjson`))).equals(wanted)).toBe(true);
  }
  expect(await readFile(join(into, 'empty.ndjson'), 'utf8')).toBe('');
  expect((await readdir(into)).sort()).toEqual(
    ['characters', 'empty', 'movies'].flatMap((uid) => [`${uid}.json`, `${uid}.ndjson`]),
  );
});

test('settings that differ from the defaults: those that can be read agree, the others are named', async () => {
  const into = await freshFolder();
  await extractArchive(archive, { intoDirectory: into });
  for (const { uid, settings, createdAt, primaryKey } of shownIndexes) {
    const described = JSON.parse(await readFile(join(into, `${uid}.json`), 'utf8'));
    expect(described).toMatchObject({ uid, createdAt, primaryKey });
    expect(settings).toMatchObject(described.settings);
    expect(described.unreadSettings).toEqual([]);
    if (uid === 'characters') {
      expect(Object.keys(described.settings).sort()).toEqual([
        'filterableAttributes',
        'sortableAttributes',
        'stopWords',
        'synonyms',
        'typoTolerance',
      ]);
    }
  }
});

test('tasks are those of the importing Meilisearch', async () => {
  const atImport = JSON.parse(await readFile(shown('tasks-at-import.json'), 'utf8'));
  const tasks = await withForeignArchive(archive, {}, async (database) => {
    const found: ForeignTask[] = [];
    for await (const task of database.tasks()) found.push(task);
    return found;
  });
  for (const { status, ...wanted } of atImport) {
    const task = tasks.find(({ uid }) => uid === wanted.uid);
    expect(task).toMatchObject(wanted);
    // What Meilisearch began at once after its start was still waiting in the archive.
    expect(task?.status).toBe(status === 'processing' ? 'enqueued' : status);
  }
  expect(tasks).toHaveLength(atImport.length);
});

describe('damage', () => {
  async function verdict(folder: string, bytes: Buffer): Promise<string | null> {
    const path = join(folder, 'damaged.snapshot');
    const tempDirectory = join(folder, 'temporary');
    await mkdir(tempDirectory, { recursive: true });
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
  }

  test('60 flipped bits: every one that changes content is found', { timeout: 180_000 }, async () => {
    const folder = await freshFolder();
    const sound = await readFile(archive);
    const content = gunzipSync(sound);
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    for (let flip = 0; flip < 60; flip++) {
      const damaged = Buffer.from(sound);
      const bit = Math.floor(random() * sound.length * 8);
      damaged[bit >>> 3] = (damaged[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      const code = await verdict(folder, damaged);
      if (code === null) expect({ bit, same: gunzipSync(damaged).equals(content) }).toEqual({ bit, same: true });
    }
  });

  test('20 truncations and bytes behind the end, each one found', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const sound = await readFile(archive);
    const random = seededRandom(seed);
    const accepted: number[] = [];
    const lengths = [0, 1, 10, 18, sound.length - 1, sound.length - 8, sound.length - 9];
    while (lengths.length < 20) lengths.push(Math.floor(random() * sound.length));
    for (const length of lengths)
      if ((await verdict(folder, sound.subarray(0, length))) === null) accepted.push(length);
    for (const more of [Buffer.alloc(1), Buffer.alloc(512), sound]) {
      if ((await verdict(folder, Buffer.concat([sound, more]))) === null) accepted.push(sound.length + more.length);
    }
    expect(accepted).toEqual([]);
  });
});
