import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { failingDisk } from '../testing/failing-disk.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { FileTarget } from './file-target.js';

const MEBIBYTE = Buffer.alloc(1 << 20, 7);
const mebibytes = (count: number) => Readable.from(Array.from({ length: count }, () => MEBIBYTE));

test.each([
  { count: 31, syncs: 0 },
  { count: 33, syncs: 1 },
])('$count MiB: brought to the disk $syncs times beside the work', async ({ count, syncs }) => {
  const { disk, calls } = failingDisk({ call: 'none', occurrence: 0, errno: 'EIO' });
  const file = await disk.create(join(await freshFolder(), 'archive'));
  const target = new FileTarget(file);
  await pipeline(mebibytes(count), target);
  await file.close();
  expect(target.sizeBytes).toBe(count * MEBIBYTE.length);
  expect(calls.filter((call) => call === 'sync')).toHaveLength(syncs);
});

test('what fails beside the work is told, though a later fsync would know nothing of it', async () => {
  const { disk } = failingDisk({ call: 'sync', occurrence: 0, errno: 'EIO' });
  const file = await disk.create(join(await freshFolder(), 'archive'));
  const target = new FileTarget(file);
  await expect(pipeline(mebibytes(33), target)).rejects.toMatchObject({ code: 'EIO' });
  expect(target.failure).toMatchObject({ code: 'EIO' });
  await file.sync();
  await file.close();
});
