import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillframe-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('makes all that are missing, for the owner alone, and tells the uppermost', async () => {
  const path = join(folder, 'a', 'b', 'c');
  expect(await makeFolder(path)).toBe(join(folder, 'a'));
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(await makeFolder(path)).toBeUndefined();
});

test('two at once make it once', async () => {
  const path = join(folder, 'a', 'b');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(path)]);
  expect(statSync(path).isDirectory()).toBe(true);
});

test.each([
  ['itself', ['file']],
  ['above it', ['file', 'a']],
])('a file in the way, %s, is not taken for a folder', async (_where, names) => {
  writeFileSync(join(folder, 'file'), '');
  await expect(makeFolder(join(folder, ...names))).rejects.toMatchObject({
    code: expect.stringMatching(/^(EEXIST|ENOTDIR)$/),
  });
});

test.runIf(existsSync('/proc/self'))('a folder that takes none ends the attempt', async () => {
  await expect(makeFolder('/proc/stillframe/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
});
