import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { targetSuite } from '../testing/target-suite.js';
import { directoryTarget } from './directory-target.js';

targetSuite('a directory', async () => {
  const directory = join(await freshFolder(), 'snapshots');
  return {
    target: directoryTarget(directory, 'data.ms'),
    truncate: (name, sizeBytes) => truncate(join(directory, name), sizeBytes),
  };
});

test('the link points where it is told, and goes when nothing good is left', async () => {
  const directory = await freshFolder();
  const target = directoryTarget(directory, 'data.ms');
  await target.pointTo('a.snapshot');
  expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe('a.snapshot');
  await target.pointTo(null);
  expect(existsSync(join(directory, 'data.ms.snapshot'))).toBe(false);
});

test('a file of Meilisearch in the link’s place is left alone', async () => {
  const directory = await freshFolder();
  const path = join(directory, 'data.ms.snapshot');
  writeFileSync(path, 'theirs');
  const target = directoryTarget(directory, 'data.ms');
  await target.pointTo('a.snapshot');
  await target.pointTo(null);
  expect(readFileSync(path, 'utf8')).toBe('theirs');
});

test('a directory in the place of a file is no archive', async () => {
  const directory = await freshFolder();
  await expect(
    directoryTarget(join(directory, '..'), 'data.ms').open(directory.split('/').at(-1) ?? ''),
  ).rejects.toMatchObject({
    code: 'not_an_archive',
  });
});
