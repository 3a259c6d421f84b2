import { mkdir, readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { withUnpackedFolder } from './unpacked-folder.js';

test('files are private, holes are zeros, and everything is gone afterwards', async () => {
  const tempDirectory = await freshFolder();
  await withUnpackedFolder({ tempDirectory }, async ({ path, add }) => {
    await add('tasks/data.mdb', 10, placed(3, 'abc'));
    expect(await readFile(join(path, 'tasks/data.mdb'), 'latin1')).toBe('\0\0\0abc\0\0\0\0');
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(path, 'tasks/data.mdb'))).mode & 0o777).toBe(0o600);
  });
  expect(await readdir(tempDirectory)).toEqual([]);
});

test('what does not fit is refused before its first byte, with the bytes needed and free', async () => {
  const tempDirectory = await freshFolder();
  const adding = withUnpackedFolder({ tempDirectory }, ({ add }) => add('x', Number.MAX_SAFE_INTEGER, placed(0, 'x')));
  await expect(adding).rejects.toMatchObject({
    code: 'no_space',
    message: expect.stringMatching(/^9007199254740991 bytes are needed in .+, \d+ are free$/),
  });
  expect(await readdir(tempDirectory)).toEqual([]);
});

test('folders of killed processes are swept, those of living ones stay', async () => {
  const tempDirectory = await freshFolder();
  // No process has that number on Linux, macOS or Windows; ours may have been a killed one's, as in a container; our parent lives.
  const [dead, reused, living] = [2 ** 31 - 1, process.pid, process.ppid].map((pid) => `stillframe-unpacked-${pid}-x`);
  const otherThread = `stillframe-unpacked-${process.pid}-of-another-thread`;
  for (const name of [dead, reused, living, otherThread, 'something-else'])
    await mkdir(join(tempDirectory, String(name)));
  const beforeThisProcess = new Date(Date.now() - process.uptime() * 1000 - 60_000);
  await utimes(join(tempDirectory, String(reused)), beforeThisProcess, beforeThisProcess);
  await withUnpackedFolder({ tempDirectory }, () =>
    // A second one at the same time does not take the first one away.
    withUnpackedFolder({ tempDirectory }, async () => {
      expect(await readdir(tempDirectory)).toHaveLength(5);
    }),
  );
  expect((await readdir(tempDirectory)).sort()).toEqual(['something-else', living, otherThread].sort());
});

async function* placed(position: number, text: string) {
  yield { position, bytes: Buffer.from(text) };
}
