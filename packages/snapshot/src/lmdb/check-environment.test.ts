import { closeSync, openSync, writeSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import { withForeignArchive } from '../foreign/foreign-archive.js';
import { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect } from '../testing/sample-archive.js';
import { checkEnvironment } from './check-environment.js';
import { databaseSizes, recordsOf } from './records-of.js';

const meilisearch = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));

/** A file of format 2 with everything a tree can have: several levels, long values, duplicates in pages and in trees, free pages. */
async function richFile(folder: string): Promise<string> {
  const root = liveEnvironment(join(folder, 'live'), { maxDbs: 8 });
  const values = root.openDB<string, number>({ name: 'values', encoding: 'string', keyEncoding: 'uint32' });
  const tags = root.openDB<number, string>({ name: 'tags', encoding: 'ordered-binary', dupSort: true });
  await root.transaction(() => {
    for (let id = 0; id < 4000; id++) {
      values.put(id, 'v'.repeat(id % 400 === 0 ? 20_000 : 20 + (id % 60)));
      tags.put(id % 2 === 0 ? 'even' : `rare ${id % 100}`, id);
    }
  });
  await root.transaction(() => {
    for (let id = 0; id < 4000; id += 3) values.remove(id);
  });
  await root.flushed;
  const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
  const path = join(folder, 'captured.mdb');
  await writeFile(path, await collect(capture.read()));
  capture.release();
  return path;
}

/** Sound (null), or the code of the error; anything but a SnapshotError fails the test. */
async function verdict(path: string): Promise<string | null> {
  return checkEnvironment(path).then(
    () => null,
    (error: unknown) => {
      if (error instanceof SnapshotError) return error.code;
      throw error;
    },
  );
}

test('a file of lmdb-js with long values, duplicates and free pages is sound, and counted', async () => {
  const path = await richFile(await freshFolder());
  const bytes = await readFile(path);
  const facts = await checkEnvironment(path);
  expect(facts).toMatchObject({ dataFormat: 2, pageSize: 4096, databases: 2 });
  // Values that were left, duplicates, two databases; the rest are records of the free list.
  expect(facts.entries).toBeGreaterThan(2666 + 4000 + 2);
  expect(facts.freePages).toBeGreaterThan(0);
  expect(2 + facts.branchPages + facts.leafPages + facts.overflowPages + facts.freePages).toBe(bytes.length / 4096);
});

test('the databases of Meilisearch are sound', async () => {
  await withForeignArchive(meilisearch, {}, async (database) => {
    for (const { name } of database.dataFiles) {
      const facts = await checkEnvironment(database.pathOf(name));
      expect({ name, dataFormat: facts.dataFormat }).toEqual({ name, dataFormat: 1 });
    }
  });
});

describe('damage in the structure', () => {
  const page = (bytes: Buffer, kind: number, skip = 0) => {
    const pages = [...Array(bytes.length / 4096).keys()].filter((number) => {
      const start = number * 4096;
      return bytes.readUInt16LE(start + 18) === kind && Number(bytes.readBigUInt64LE(start)) === number;
    });
    return (pages[skip] ?? 0) * 4096;
  };

  test.each<{ what: string; damage: (bytes: Buffer) => void }>([
    { what: 'a page with another number', damage: (bytes) => void bytes.writeUInt32LE(3, page(bytes, 2)) },
    { what: 'a page from the future', damage: (bytes) => void bytes.writeUInt32LE(99, page(bytes, 2) + 8) },
    { what: 'a leaf called a branch', damage: (bytes) => void bytes.writeUInt16LE(1, page(bytes, 2) + 18) },
    { what: 'bounds that cross', damage: (bytes) => void bytes.writeUInt16LE(4070, page(bytes, 2) + 20) },
    { what: 'a pointer out of the page', damage: (bytes) => void bytes.writeUInt16LE(4072, page(bytes, 2) + 24) },
    {
      what: 'a branch that leads back to itself',
      damage: (bytes) =>
        void bytes.writeUInt16LE(page(bytes, 1) / 4096, page(bytes, 1) + 24 + bytes.readUInt16LE(page(bytes, 1) + 24)),
    },
    {
      what: 'a branch that leads out of the file',
      damage: (bytes) =>
        void bytes.writeUInt16LE(0xffff, page(bytes, 1) + 24 + bytes.readUInt16LE(page(bytes, 1) + 26)),
    },
    { what: 'keys in the wrong order', damage: swapPointers },
    { what: 'an overflow run that is too short', damage: (bytes) => void bytes.writeUInt32LE(1, page(bytes, 4) + 20) },
    {
      what: 'an overflow run without end',
      damage: (bytes) => void bytes.writeUInt32LE(0xffffffff, page(bytes, 4) + 20),
    },
    { what: 'a lost end', damage: (bytes) => void bytes.writeUInt32LE(0x7fffffff, 24 + 120) },
    { what: 'another page size', damage: (bytes) => void bytes.writeUInt32LE(8192, 24 + 24) },
    { what: 'more entries than there are', damage: (bytes) => bothMetas(bytes, 72 + 32, 77) },
    { what: 'a tree of a thousand levels', damage: (bytes) => bothMetas(bytes, 72 + 6, 1000) },
    { what: 'a free tree that is not there', damage: (bytes) => bothMetas(bytes, 24 + 40, 0x7fffffff) },
  ])('$what → invalid_database', async ({ damage }) => {
    const path = await richFile(await freshFolder());
    const bytes = await readFile(path);
    damage(bytes);
    await writeFile(path, bytes);
    expect(await verdict(path)).toBe('invalid_database');
  });

  function swapPointers(bytes: Buffer): void {
    const start = page(bytes, 2, 3) + 24;
    const [first, second] = [bytes.readUInt16LE(start), bytes.readUInt16LE(start + 2)];
    bytes.writeUInt16LE(second, start);
    bytes.writeUInt16LE(first, start + 2);
  }

  function bothMetas(bytes: Buffer, offset: number, value: number): void {
    for (const start of [24, 4096 + 24]) bytes.writeUInt32LE(value, start + offset);
  }
});

test('whatever bytes are in it: an answer, never a crash or a loop; and readers of it end too', {
  timeout: 120_000,
}, async () => {
  const path = await richFile(await freshFolder());
  const sound = await readFile(path);
  const place = fc.oneof(
    fc.nat(sound.length - 9),
    fc.nat(sound.length / 4096 - 1).chain((page) => fc.nat(40).map((at) => page * 4096 + at)),
  );
  const value = fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.nat(sound.length / 4096),
    fc.constantFrom(0, 1, 0xffffffff),
  );
  const damage = fc.array(fc.tuple(place, value, fc.constantFrom(1, 2, 4)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(damage, async (places) => {
      const file = openSync(path, 'r+');
      const written = Buffer.alloc(4);
      for (const [at, what, width] of places) {
        written.writeUInt32LE(what);
        writeSync(file, written, 0, width, at);
      }
      try {
        expect([null, 'invalid_database', 'too_large']).toContain(await verdict(path));
        expect([null, 'invalid_database', 'too_large']).toContain(readAll(path));
      } finally {
        for (const [at, , width] of places) writeSync(file, sound, at, width, at);
        closeSync(file);
      }
    }),
    { numRuns: 400 },
  );
  expect(await verdict(path)).toBeNull();
});

function readAll(path: string): string | null {
  try {
    for (const name of databaseSizes(path, path).keys()) {
      if (name === 'tags') continue;
      for (const _ of recordsOf(path, path, name));
    }
    return null;
  } catch (error) {
    if (error instanceof SnapshotError) return error.code;
    throw error;
  }
}
