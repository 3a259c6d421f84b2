import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { hasCommand } from '../testing/has-command.js';
import { sampleEntries, sampleFacts, writeSample } from '../testing/sample-archive.js';
import { seededBytes } from '../testing/seeded-random.js';
import { readManifest } from './read-manifest.js';

const meilisearchArchive = new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url).pathname;

describe('readManifest', () => {
  test('reads what was written, through a link too', async () => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const manifest = await writeSample(path, await sampleEntries(folder));
    await symlink('a.snapshot', join(folder, 'link.snapshot'));
    expect(await readManifest(path)).toEqual(manifest);
    expect(await readManifest(join(folder, 'link.snapshot'))).toEqual(manifest);
  });

  test('a manifest of many indexes, names in any script', async () => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const indexes = Array.from({ length: 20_000 }, (_, index) => ({
      uid: `index-${index}`,
      primaryKey: index % 2 === 0 ? `schlüssel-${index}-鍵` : null,
      numberOfDocuments: index,
    }));
    await writeSample(path, await sampleEntries(folder), {
      facts: { ...sampleFacts, indexes, database: 'daten-日本.ms' },
    });
    expect(await readManifest(path)).toMatchObject({ indexes, database: 'daten-日本.ms' });
  });

  test('members of the manifest that it does not know are left out', async () => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const facts = { ...sampleFacts, tasks: { ...sampleFacts.tasks, waiting: 3 } };
    await writeSample(path, await sampleEntries(folder), { facts });
    expect((await readManifest(path)).tasks).toEqual(sampleFacts.tasks);
  });

  test("Meilisearch's own archive → foreign_archive, whole message", async () => {
    await expect(readManifest(meilisearchArchive)).rejects.toMatchObject({
      code: 'foreign_archive',
      message: `${meilisearchArchive} was written by Meilisearch, not by Stillframe`,
      path: meilisearchArchive,
    });
  });

  test.each([
    { given: 'a missing file', code: 'not_found', make: async () => {} },
    { given: 'a directory', code: 'not_an_archive', make: (path: string) => mkdir(path) },
    { given: 'an empty file', code: 'not_an_archive', make: (path: string) => writeFile(path, '') },
    { given: 'a text', code: 'not_an_archive', make: (path: string) => writeFile(path, 'hello\n'.repeat(1000)) },
    { given: 'random bytes', code: 'not_an_archive', make: (path: string) => writeFile(path, seededBytes(1, 100_000)) },
    {
      given: 'a gzip of something else',
      code: 'not_an_archive',
      make: (path: string) => writeFile(path, gzipSync(seededBytes(1, 100_000))),
    },
    {
      given: 'a gzip bomb',
      code: 'not_an_archive',
      make: (path: string) => writeFile(path, gzipSync(Buffer.alloc(300_000_000))),
    },
  ])('$given → $code', async ({ code, make }) => {
    const path = join(await freshFolder(), 'a.snapshot');
    await make(path);
    await expect(readManifest(path)).rejects.toMatchObject({ name: 'SnapshotError', code });
  });

  test('a pipe without a writer is refused at once', async ({ skip }) => {
    if (!hasCommand('mkfifo')) skip('no mkfifo on this machine');
    const path = join(await freshFolder(), 'a.snapshot');
    execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]);
    await expect(readManifest(path)).rejects.toMatchObject({ code: 'not_an_archive' });
  });
});
