import { readFileSync } from 'node:fs';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { captureEnvironment, type EnvironmentCapture } from '../capture/capture-environment.js';
import { readManifest } from '../read/read-manifest.js';
import { verifyChecksums } from '../read/verify-checksums.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { entryOf, writeSample } from '../testing/sample-archive.js';
import { seededBytes, seededRandom } from '../testing/seeded-random.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { WriteArchiveOptions } from './write-archive.js';

/** A live database whose archives are written by worker threads (`large`), or small enough for the calling one. */
async function liveDatabase(isLarge: boolean) {
  const folder = await freshFolder();
  const root = liveEnvironment(join(folder, 'documents'));
  const control = liveEnvironment(join(folder, 'control'));
  const count = isLarge ? 8000 : 1500;
  await root.transaction(() => {
    for (let id = 0; id < count; id++) root.put(id, { id, plot: seededBytes(id, 600).toString() });
  });
  await control.put('tasks', 1);
  return { folder, root, control, count };
}

function entriesOf(control: EnvironmentCapture, documents: EnvironmentCapture): ArchiveEntry[] {
  const environment = (name: string, capture: EnvironmentCapture): ArchiveEntry => ({
    name,
    sizeBytes: capture.sizeBytes,
    read: () => capture.read(),
    lend: () => capture.lend(),
  });
  return [
    entryOf('VERSION', Buffer.from('1\n')),
    environment('control/data.mdb', control),
    environment('documents/data.mdb', documents),
  ];
}

/** Captures both environments, until the test ends. */
function captured(folder: string, control: RootDatabase, root: RootDatabase): ArchiveEntry[] {
  const captures = [control, root].map((database, index) =>
    captureEnvironment({ directory: join(folder, index === 0 ? 'control' : 'documents'), pin: pinOf(database) }),
  );
  onTestFinished(() => {
    for (const capture of captures) capture.release();
  });
  const [first, second] = captures;
  if (first === undefined || second === undefined) throw new Error('two environments were captured');
  return entriesOf(first, second);
}

/** Writes an archive. @returns its bytes, and how many segments were copied */
async function archive(path: string, entries: ArchiveEntry[], options: Partial<WriteArchiveOptions> = {}) {
  let reuse = { copied: -1, all: -1 };
  await writeSample(path, entries, {
    ...options,
    onReuse: (segments) => {
      reuse = segments;
    },
  });
  return { bytes: readFileSync(path), ...reuse };
}

test('nothing changed: every segment of a database is copied', async () => {
  const { folder, root, control } = await liveDatabase(false);
  const entries = captured(folder, control, root);
  const previousPath = join(folder, 'a.snapshot');
  const first = await archive(previousPath, entries);
  const second = await archive(join(folder, 'b.snapshot'), entries, { previousPath });
  expect(second.bytes.equals(first.bytes)).toBe(true);
  // All but the headers, and small files between them.
  expect(second.copied).toBeGreaterThanOrEqual(second.all - 3);
});

test('a previous archive of another level or segment size is not used', async () => {
  const { folder, root, control } = await liveDatabase(false);
  const entries = captured(folder, control, root);
  const previousPath = join(folder, 'a.snapshot');
  await archive(previousPath, entries);
  const path = join(folder, 'b.snapshot');
  for (const other of [{ level: 2 }, { segmentSizeBytes: 65_536 }]) {
    const { copied } = await archive(path, entries, { previousPath, ...other });
    expect({ other, copied }).toEqual({ other, copied: 0 });
    await verifyChecksums({ archivePath: path });
  }
});

describe.each([
  { size: 'small', isLarge: false },
  { size: 'large', isLarge: true },
])('reuse in a $size archive', ({ isLarge }) => {
  test('after random edits it is the archive that a full compression gives', { timeout: 60_000 }, async () => {
    const { folder, root, control, count } = await liveDatabase(isLarge);
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    let previousPath: string | undefined;
    for (let round = 0; round < (isLarge ? 2 : 8); round++) {
      const entries = captured(folder, control, root);
      const path = join(folder, `reusing-${round}.snapshot`);
      const reusing = await archive(path, entries, { previousPath });
      const full = await archive(join(folder, 'full.snapshot'), entries);
      expect(reusing.bytes.equals(full.bytes)).toBe(true);
      expect(full.copied).toBe(0);
      if (round > 0) expect(reusing.copied).toBeGreaterThan(0.3 * reusing.all);
      await verifyChecksums({ archivePath: path });
      previousPath = path;
      const edits = [1, 20, 5, 0][round % 4] ?? 0;
      await root.transaction(() => {
        for (let edit = 0; edit < edits; edit++) {
          const id = Math.floor(random() * count);
          if (random() < 0.3) root.remove(id);
          else root.put(id, { id, plot: seededBytes(edit, Math.floor(random() * 9000)).toString() });
        }
      });
      await control.put('tasks', round);
    }
  });

  test('a damaged previous archive costs time, never correctness', { timeout: 60_000 }, async () => {
    const { folder, root, control } = await liveDatabase(isLarge);
    const entries = captured(folder, control, root);
    const path = join(folder, 'b.snapshot');
    const previousPath = join(folder, 'a.snapshot');
    const sound = await archive(previousPath, entries);
    const { tailOffset } = await readManifest(previousPath);
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const flipped = (from: number, to: number): Buffer => {
      const bytes = Buffer.from(sound.bytes);
      const bit = Math.floor((from + random() * (to - from)) * 8);
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes;
    };
    const damages = {
      ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`segments ${n}`, flipped(10, tailOffset)])),
      ...Object.fromEntries(
        Array.from({ length: 4 }, (_, n) => [`tail ${n}`, flipped(tailOffset, sound.bytes.length)]),
      ),
      cut: sound.bytes.subarray(0, sound.bytes.length / 2),
      empty: Buffer.alloc(0),
      'blanked segments': Buffer.concat([
        sound.bytes.subarray(0, 10),
        Buffer.alloc(tailOffset - 10),
        sound.bytes.subarray(tailOffset),
      ]),
      'something else': seededBytes(1, 100_000),
    };
    // Threads take a second to start from source: two of the damages have to do for them.
    const chosen = Object.entries(damages).filter((_, index) => !isLarge || index % 12 === 0);
    for (const [damage, bytes] of chosen) {
      await rm(previousPath);
      await writeFile(previousPath, bytes);
      const written = await archive(path, entries, { previousPath });
      expect({ damage, isSame: written.bytes.equals(sound.bytes) }).toEqual({ damage, isSame: true });
      if (damage.startsWith('segments')) expect(written.copied).toBeGreaterThan(0);
      expect(written.copied).toBeLessThan(sound.all);
    }
    for (const missing of isLarge ? [] : [join(folder, 'nothing'), folder]) {
      const written = await archive(path, entries, { previousPath: missing });
      expect(written.bytes.equals(sound.bytes)).toBe(true);
      expect(written.copied).toBe(0);
    }
  });

  test('another archive in the place of the last one: what was known of the last one is not held for true of it', {
    timeout: 60_000,
  }, async () => {
    const { folder, root, control, count } = await liveDatabase(isLarge);
    const previousPath = join(folder, 'a.snapshot');
    const older = await archive(previousPath, captured(folder, control, root));
    await root.transaction(() => {
      for (let id = 0; id < count / 10; id++) root.put(id, { id, plot: seededBytes(id + 1, 600).toString() });
    });
    const entries = captured(folder, control, root);
    const newest = await archive(join(folder, 'b.snapshot'), entries);
    const written = await archive(join(folder, 'c.snapshot'), entries, { previousPath });
    expect(older.bytes.equals(newest.bytes)).toBe(false);
    expect(written.copied).toBeGreaterThan(0);
    expect(written.bytes.equals(newest.bytes)).toBe(true);
  });

  const fates = [
    { fate: 'cut', strike: (path: string) => truncate(path, 1000) },
    { fate: 'removed', strike: (path: string) => rm(path) },
    { fate: 'overwritten', strike: (path: string) => writeFile(path, seededBytes(2, 9_000_000)) },
  ];
  test.each(isLarge ? fates.slice(0, 1) : fates)(
    'the previous archive is $fate while it is being used',
    async ({ strike }) => {
      const { folder, root, control } = await liveDatabase(isLarge);
      const [version, ...environments] = captured(folder, control, root);
      if (version === undefined) throw new Error('VERSION is an entry');
      const previousPath = join(folder, 'a.snapshot');
      const sound = await archive(previousPath, [version, ...environments]);
      // The previous archive has been opened by then: the first entry is read after it.
      const striking: ArchiveEntry = {
        ...version,
        async *read() {
          await strike(previousPath);
          yield* version.read();
        },
      };
      const written = await archive(join(folder, 'b.snapshot'), [striking, ...environments], { previousPath });
      expect(written.bytes.equals(sound.bytes)).toBe(true);
    },
  );
});
