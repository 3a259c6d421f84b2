import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { formatSnapshotUid } from '../archive/archive-facts.js';
import { writeArchive } from '../archive/write-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { sampleEntries, sampleFacts } from '../testing/sample-archive.js';
import { listArchives } from './list-archives.js';
import { type PublishedArchive, publishArchive } from './publish-archive.js';
import { rebuildRecord } from './rebuild-record.js';
import { sweepTemporaryFiles } from './sweep-temporary-files.js';

async function publishOne(directory: string, snapshotUid: string): Promise<PublishedArchive> {
  const entries = await sampleEntries(await freshFolder());
  const write = (target: Writable) => writeArchive({ entries, facts: { ...sampleFacts, snapshotUid }, target });
  return publishArchive({ directory, database: 'data.ms', snapshotUid, keepLast: 0, write });
}

describe('listArchives', () => {
  test('newest first, by instant and then by task', async () => {
    const directory = await freshFolder();
    const uids = ['20261123T101530250Z-9', '20261123T101530250Z-10', '20251123T101530250Z-11'];
    for (const uid of uids) await publishOne(directory, uid);
    const listed = await listArchives(directory, 'data.ms');
    expect(listed.map(({ snapshotUid }) => snapshotUid)).toEqual([uids[1], uids[0], uids[2]]);
    expect(listed.map(({ record }) => record?.file)).toEqual(
      listed.map(({ path }) => path.slice(directory.length + 1)),
    );
  });

  test('a directory that does not exist holds nothing', async () => {
    expect(await listArchives(join(await freshFolder(), 'missing'), 'data.ms')).toEqual([]);
  });

  test('a file is no directory', async () => {
    const path = join(await freshFolder(), 'file');
    await writeFile(path, '');
    await expect(listArchives(path, 'data.ms')).rejects.toMatchObject({ code: 'not_a_directory' });
  });

  test.each(['', '{}', 'null', '{"recordVersion": 1}', '[1'])(
    'a record that says %j is as good as none',
    async (text) => {
      const directory = await freshFolder();
      const { path } = await publishOne(directory, '20261123T101530250Z-9');
      await writeFile(`${path}.json`, text);
      expect(await listArchives(directory, 'data.ms')).toEqual([
        { snapshotUid: '20261123T101530250Z-9', path, record: null },
      ]);
    },
  );
});

describe('rebuildRecord', () => {
  test('makes the lost record again, from the archive alone', async () => {
    const directory = await freshFolder();
    const { path, record } = await publishOne(directory, '20261123T101530250Z-9');
    const before: unknown = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    await rm(`${path}.json`);
    expect(await rebuildRecord(path)).toEqual({ ...record, tookMs: null });
    const after: unknown = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    expect(after).toEqual({ ...(before as object), tookMs: null });
    expect(readdirSync(directory).length).toBe(3);
  });

  test('what is named like one of ours and cannot be read is corrupt', async () => {
    const path = join(await freshFolder(), 'data.ms-20261123T101530250Z-9.snapshot');
    await writeFile(path, 'nothing');
    expect(await rebuildRecord(path)).toMatchObject({
      snapshotUid: '20261123T101530250Z-9',
      state: 'corrupt',
      capturedAt: '2026-11-23T10:15:30.250Z',
      verification: { error: { code: 'not_an_archive' } },
    });
  });

  test('a file that is no archive, and is not named like one, has no record', async () => {
    const path = join(await freshFolder(), 'notes.snapshot');
    await writeFile(path, 'nothing');
    await expect(rebuildRecord(path)).rejects.toMatchObject({ code: 'not_an_archive' });
  });
});

describe('sweepTemporaryFiles', () => {
  test('removes what a dead process left, and nothing else', async () => {
    const directory = await freshFolder();
    const { path } = await publishOne(directory, '20261123T101530250Z-9');
    const stale = [
      '.data.ms-20261124T101530250Z-12.snapshot.tmp',
      '.data.ms-20261124T101530250Z-12.snapshot.json.tmp',
      'data.ms-20261122T101530250Z-3.snapshot.json',
    ];
    const kept = [
      '.other.ms-20261124T101530250Z-12.snapshot.tmp',
      '.data.ms-notes.snapshot.tmp',
      'data.ms-20261122T101530250Z-3.snapshot.json.tmp',
      '.tmp',
      'notes.json',
    ];
    for (const name of [...stale, ...kept]) await writeFile(join(directory, name), 'half');
    await symlink('nowhere', join(directory, '.data.ms.snapshot.tmp'));
    const before = readdirSync(directory);
    const removed = await sweepTemporaryFiles(directory, 'data.ms');
    expect(removed.sort()).toEqual([...stale, '.data.ms.snapshot.tmp'].map((name) => join(directory, name)).sort());
    expect(readdirSync(directory).length).toBe(before.length - 4);
    expect(readdirSync(directory)).toEqual(expect.arrayContaining([...kept, 'data.ms.snapshot']));
    expect((await listArchives(directory, 'data.ms')).map((archive) => archive.path)).toEqual([path]);
    expect(await sweepTemporaryFiles(directory, 'data.ms')).toEqual([]);
  });

  test('a directory that does not exist needs no sweeping', async () => {
    expect(await sweepTemporaryFiles(join(await freshFolder(), 'missing'), 'data.ms')).toEqual([]);
  });

  test('a file in place of the directory is an error', async () => {
    const path = join(await freshFolder(), 'file');
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, '');
    await expect(sweepTemporaryFiles(path, 'data.ms')).rejects.toMatchObject({ code: 'not_a_directory' });
  });
});

test('formatSnapshotUid', () => {
  expect(formatSnapshotUid(new Date('2026-11-23T10:15:30.250Z'), 7)).toBe('20261123T101530250Z-7');
});
