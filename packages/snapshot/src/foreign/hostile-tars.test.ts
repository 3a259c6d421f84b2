import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ForgedEntry, forgeEntry } from '../testing/forge-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { withForeignArchive } from './foreign-archive.js';

const uuid = '6cd5a20a-dc93-4446-aa83-a5ae77425261';
const end = Buffer.alloc(1024);
const file = (name: string, content = Buffer.from('x')): ForgedEntry => ({ name, content });
const version = file('VERSION', Buffer.from('1.50.0'));
const mdb = (name: string) => file(name, Buffer.alloc(8192));
const tar = (...entries: ForgedEntry[]) => Buffer.concat([...entries.map(forgeEntry), end]);

/** A sparse file as GNU tar's old form describes it: stretches, and the length with holes. */
function sparse(extents: [offset: number, length: number][], stored: number, realSize: number): ForgedEntry {
  const octal = (value: number) => `${value.toString(8).padStart(11, '0')}\0`;
  return {
    name: 'tasks/data.mdb',
    content: Buffer.alloc(stored, 1),
    type: 'S',
    patch(header) {
      header.fill(0, 329, 500);
      for (const [index, [offset, length]] of extents.entries()) {
        header.write(octal(offset) + octal(length), 386 + 24 * index, 'latin1');
      }
      header.write(octal(realSize), 483, 'latin1');
    },
  };
}

/** The code that refuses a file, and what is left of it. */
async function verdict(bytes: Buffer): Promise<string> {
  const folder = await freshFolder();
  const tempDirectory = join(folder, 'temporary');
  await mkdir(tempDirectory);
  const path = join(folder, 'hostile.snapshot');
  await writeFile(path, bytes);
  const code = await withForeignArchive(path, { tempDirectory }, async () => 'accepted').catch(
    (error: { code?: string }) => error.code ?? 'no code',
  );
  expect({ code, left: await readdir(tempDirectory), beside: (await readdir(folder)).sort() }).toEqual({
    code,
    left: [],
    beside: ['hostile.snapshot', 'temporary'],
  });
  return code;
}

describe('a tar that Meilisearch did not make', () => {
  test.each<{ given: string; bytes: Buffer; want: string }>([
    { given: 'a name that leaves the folder', bytes: tar(version, file('../VERSION')), want: 'unsafe_entry' },
    { given: 'an inner ..', bytes: tar(version, file(`indexes/../../${uuid}`)), want: 'unsafe_entry' },
    { given: 'an absolute name', bytes: tar(version, file('/tasks/data.mdb')), want: 'unsafe_entry' },
    { given: 'a backslash', bytes: tar(version, file('tasks\\data.mdb')), want: 'unsafe_entry' },
    {
      given: 'a symbolic link',
      bytes: tar({ ...file('tasks/data.mdb'), type: '2', linkName: '/etc/passwd' }),
      want: 'unsafe_entry',
    },
    {
      given: 'a hard link',
      bytes: tar({ ...file('tasks/data.mdb'), type: '1', linkName: 'VERSION' }),
      want: 'unsafe_entry',
    },
    { given: 'a device', bytes: tar({ ...file('tasks/data.mdb'), type: '3' }), want: 'unsafe_entry' },
    { given: 'a pipe', bytes: tar({ ...file('tasks/data.mdb'), type: '6' }), want: 'unsafe_entry' },
    { given: 'an extension header', bytes: tar({ ...file('VERSION'), type: 'x' }), want: 'unsafe_entry' },
    { given: 'a long name', bytes: tar({ ...file('VERSION'), type: 'L' }), want: 'unsafe_entry' },
    { given: 'another file', bytes: tar(version, file('tasks/run.sh')), want: 'unexpected_entry' },
    {
      given: 'another folder',
      bytes: tar(version, { ...file('etc', Buffer.alloc(0)), type: '5' }),
      want: 'unexpected_entry',
    },
    { given: 'a folder with content', bytes: tar(version, { ...file('tasks'), type: '5' }), want: 'unexpected_entry' },
    { given: 'a name that stands twice', bytes: tar(version, file('./VERSION')), want: 'unexpected_entry' },
    { given: 'bytes in the padding', bytes: tar({ ...version, padding: 1 }), want: 'unexpected_entry' },
    { given: 'no queue', bytes: tar(version), want: 'unexpected_entry' },
    { given: 'a size beyond its end', bytes: tar({ ...version, declaredSize: 8_000_000 }), want: 'damaged' },
    {
      given: 'a size beyond every disk',
      bytes: tar({ ...version, declaredSize: 8_000_000_000 * 1024 }),
      want: 'damaged',
    },
    { given: 'a damaged header', bytes: tar(version).fill(9, 130, 140), want: 'damaged' },
    { given: 'one empty block at the end', bytes: tar(version).subarray(0, 1536), want: 'damaged' },
    { given: 'an entry behind the end', bytes: Buffer.concat([tar(version), tar(version)]), want: 'unexpected_entry' },
    {
      given: 'zeros without end',
      bytes: Buffer.concat([tar(version), Buffer.alloc(1 << 20)]),
      want: 'unexpected_entry',
    },
    {
      given: 'stretches that overlap',
      bytes: tar(
        version,
        sparse(
          [
            [0, 512],
            [0, 512],
          ],
          1024,
          4096,
        ),
      ),
      want: 'unexpected_entry',
    },
    {
      given: 'stretches behind the end',
      bytes: tar(version, sparse([[8192, 512]], 512, 4096)),
      want: 'unexpected_entry',
    },
    {
      given: 'fewer bytes than its stretches',
      bytes: tar(version, sparse([[0, 1024]], 512, 4096)),
      want: 'unexpected_entry',
    },
    {
      given: 'holes larger than the disk',
      bytes: tar(version, sparse([[0, 512]], 512, 0o77777777777)),
      want: 'damaged',
    },
    {
      given: 'databases of zeros',
      bytes: tar(version, mdb('tasks/data.mdb'), mdb('auth/data.mdb')),
      want: 'invalid_database',
    },
  ])('$given → $want', async ({ given, bytes, want }) => {
    const code = await verdict(gzipSync(bytes));
    // What cannot fit is refused for want of room on most machines, and for what it is on the others.
    if (/disk|beyond/.test(given))
      expect(['no_space', 'invalid_database', 'unexpected_entry', 'damaged']).toContain(code);
    else expect(code).toBe(want);
  });

  test.each<{ given: string; bytes: Buffer; want: string }>([
    { given: 'nothing', bytes: Buffer.alloc(0), want: 'not_an_archive' },
    { given: 'text', bytes: Buffer.from('Dear diary, this is not a snapshot'), want: 'not_an_archive' },
    { given: 'reserved flags', bytes: gzipSync(tar(version)).fill(0xff, 3, 4), want: 'not_an_archive' },
    {
      given: 'a name without an end',
      bytes: Buffer.concat([Buffer.from('1f8b0808000000000003', 'hex'), Buffer.alloc(100, 65)]),
      want: 'not_an_archive',
    },
    { given: 'two members', bytes: Buffer.concat([gzipSync(tar(version)), gzipSync(tar(version))]), want: 'damaged' },
    {
      given: 'bytes behind the member',
      bytes: Buffer.concat([gzipSync(tar(version)), Buffer.alloc(9)]),
      want: 'damaged',
    },
    { given: 'a wrong CRC-32', bytes: flipFromEnd(gzipSync(tar(version)), 6), want: 'checksum_mismatch' },
    { given: 'a wrong length', bytes: flipFromEnd(gzipSync(tar(version)), 2), want: 'checksum_mismatch' },
  ])('$given → $want', async ({ bytes, want }) => expect(await verdict(bytes)).toBe(want));

  test('a file with holes comes out as long as it is, with zeros in them', async () => {
    const folder = await freshFolder();
    const path = join(folder, 'sparse.snapshot');
    // A sound file of zeros is no database; that it was laid out right shows in what is said of it.
    await writeFile(
      path,
      gzipSync(
        tar(
          version,
          sparse(
            [
              [4096, 512],
              [8192, 0],
            ],
            512,
            8192,
          ),
          mdb('auth/data.mdb'),
        ),
      ),
    );
    await expect(withForeignArchive(path, {}, async () => {})).rejects.toMatchObject({
      code: 'invalid_database',
      message: `${path}#tasks/data.mdb is not a sound LMDB file: the magic number is missing`,
    });
  });
});

function flipFromEnd(bytes: Buffer, offset: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[bytes.length - offset] = (flipped[bytes.length - offset] ?? 0) ^ 1;
  return flipped;
}
