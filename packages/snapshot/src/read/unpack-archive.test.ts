import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { open } from 'lmdb';
import { describe, expect, test } from 'vitest';
import type { ArchiveProgress } from '../archive/tar-stream.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { collect, sampleEntries, sampleFacts, updateFileName, writeSample } from '../testing/sample-archive.js';
import { unpackArchive } from './unpack-archive.js';

async function sampleArchive(folder: string): Promise<string> {
  const path = join(folder, 'a.snapshot');
  await writeSample(path, await sampleEntries(folder));
  return path;
}

describe('unpackArchive', () => {
  test('restores every file, and LMDB opens them', async () => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'a.snapshot');
    const entries = await sampleEntries(folder);
    const manifest = await writeSample(archivePath, entries);
    const into = join(folder, 'into');
    const seen: ArchiveProgress[] = [];
    expect(
      await unpackArchive({ archivePath, intoDirectory: into, onProgress: (progress) => seen.push(progress) }),
    ).toEqual(manifest);

    for (const entry of entries) {
      const path = join(into, entry.name);
      expect(readFileSync(path).equals(await collect(entry.read()))).toBe(true);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    for (const name of ['.', 'control', 'documents', 'update_files'])
      expect(statSync(join(into, name)).mode & 0o777).toBe(0o700);
    const bytesTotal = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
    expect(seen.at(-1)).toEqual({ bytesDone: bytesTotal, bytesTotal, entry: updateFileName });
    const documents = open({ path: join(into, 'documents') });
    expect(documents.getCount()).toBe(40);
    expect(documents.get('movie-7')).toMatchObject({ id: 7 });
    await documents.put('movie-41', { id: 41 });
    await documents.close();
  });

  test('makes update_files when nothing waited', async () => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'a.snapshot');
    await writeSample(archivePath, (await sampleEntries(folder)).slice(0, 3));
    await unpackArchive({ archivePath, intoDirectory: join(folder, 'into') });
    expect(readdirSync(join(folder, 'into', 'update_files'))).toEqual([]);
  });

  test('leaves a folder that is not empty alone', async () => {
    const folder = await freshFolder();
    const archivePath = await sampleArchive(folder);
    const into = join(folder, 'into');
    await mkdir(into);
    await writeFile(join(into, 'VERSION'), 'mine');
    await expect(unpackArchive({ archivePath, intoDirectory: into })).rejects.toMatchObject({
      code: 'already_exists',
      message: `${into} is not empty`,
    });
    expect(readFileSync(join(into, 'VERSION'), 'utf8')).toBe('mine');
  });

  test.each([
    { given: 'a parent that does not exist', code: 'not_found', into: (folder: string) => join(folder, 'no', 'into') },
    {
      given: 'a file for a parent',
      code: 'not_a_directory',
      into: (folder: string) => join(folder, 'a.snapshot', 'into'),
    },
    { given: 'a file for a folder', code: 'not_a_directory', into: (folder: string) => join(folder, 'a.snapshot') },
  ])('$given → $code', async ({ code, into }) => {
    const folder = await freshFolder();
    const archivePath = await sampleArchive(folder);
    await expect(unpackArchive({ archivePath, intoDirectory: into(folder) })).rejects.toMatchObject({ code });
  });

  test('stops when the signal fires, and leaves nothing', async () => {
    const folder = await freshFolder();
    const archivePath = await sampleArchive(folder);
    const into = join(folder, 'into');
    const stop = new AbortController();
    const unpacking = unpackArchive({
      archivePath,
      intoDirectory: into,
      signal: stop.signal,
      onProgress: ({ entry }) => entry === 'documents/data.mdb' && stop.abort(),
    });
    await expect(unpacking).rejects.toMatchObject({ code: 'aborted' });
    expect(existsSync(into)).toBe(false);
  });

  test('says which versions it reads', async () => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'a.snapshot');
    const intoDirectory = join(folder, 'into');
    await writeSample(archivePath, await sampleEntries(folder), { facts: { ...sampleFacts, formatVersion: 3 } });
    await expect(unpackArchive({ archivePath, intoDirectory, newestFormatVersion: 2 })).rejects.toMatchObject({
      code: 'unsupported_version',
      message: `${archivePath} holds a database of format 3, this Stillframe reads up to 2`,
    });
    expect(existsSync(intoDirectory)).toBe(false);
    await unpackArchive({ archivePath, intoDirectory, newestFormatVersion: 3 });
  });
});
