import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../archive/manifest.js';
import { type Forgery, forgeArchive, forgeEntry } from '../testing/forge-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { collect, sampleEntries, updateFileName } from '../testing/sample-archive.js';
import { unpackArchive } from './unpack-archive.js';
import { verifyChecksums } from './verify-checksums.js';

interface Hostile {
  given: string;
  code: string;
  forge: (honest: HonestEntry[]) => Partial<Forgery>;
}
type HonestEntry = { name: string; content: Buffer };

const zeros = (length: number) => Buffer.alloc(length);
const secondUpdate = 'update_files/11111111-2222-4333-8444-555555555555';

/** Puts an entry before the others, and leaves the manifest honest. */
const first = (entry: Forgery['entries'][number]) => (honest: HonestEntry[]) => ({
  entries: [entry, ...honest],
  declared: honest,
});
/** Changes one entry of the tar, and leaves the manifest honest. */
const instead = (name: string, change: Partial<Forgery['entries'][number]>) => (honest: HonestEntry[]) => ({
  entries: honest.map((entry) => (entry.name === name ? { ...entry, ...change } : entry)),
  declared: honest,
});
/** Changes one file, in tar and manifest alike. */
const content = (name: string, change: (bytes: Buffer) => Buffer) => (honest: HonestEntry[]) => ({
  entries: honest.map((entry) => (entry.name === name ? { name, content: change(Buffer.from(entry.content)) } : entry)),
});
/** Changes the manifest alone. */
const manifest = (change: (manifest: Manifest) => object) => () => ({ manifest: change });
const declares = (change: (files: Manifest['files']) => Manifest['files']) =>
  manifest((honest) => ({ ...honest, files: change(honest.files) }));
/** Changes both meta pages of a data file. */
const metas = (change: (meta: Buffer) => void) =>
  content('documents/data.mdb', (bytes) => {
    for (const page of [0, 4096]) change(bytes.subarray(page + 24));
    return bytes;
  });

const hostile: Hostile[] = [
  // Entries that are no regular files.
  {
    given: 'a symbolic link for VERSION',
    code: 'unsafe_entry',
    forge: instead('VERSION', { type: '2', linkName: '/etc/passwd', content: zeros(0) }),
  },
  {
    given: 'a hard link for VERSION',
    code: 'unsafe_entry',
    forge: instead('VERSION', { type: '1', linkName: '../secret', content: zeros(0) }),
  },
  {
    given: 'a character device',
    code: 'unsafe_entry',
    forge: instead('control/data.mdb', { type: '3', content: zeros(0) }),
  },
  {
    given: 'a block device',
    code: 'unsafe_entry',
    forge: instead('control/data.mdb', { type: '4', content: zeros(0) }),
  },
  { given: 'a pipe', code: 'unsafe_entry', forge: instead('VERSION', { type: '6', content: zeros(0) }) },
  {
    given: 'a directory before the first file',
    code: 'unsafe_entry',
    forge: first({ name: './', type: '5', content: zeros(0) }),
  },
  { given: 'a contiguous file', code: 'unsafe_entry', forge: instead('VERSION', { type: '7' }) },
  { given: 'a sparse file', code: 'unsafe_entry', forge: instead('documents/data.mdb', { type: 'S' }) },
  {
    given: 'a PAX header with another size',
    code: 'unsafe_entry',
    forge: first({ name: 'VERSION', type: 'x', content: Buffer.from('14 size=99999\n') }),
  },
  {
    given: 'a PAX header with another path',
    code: 'unsafe_entry',
    forge: first({ name: 'VERSION', type: 'x', content: Buffer.from('16 path=../evil\n') }),
  },
  {
    given: 'a global PAX header',
    code: 'unsafe_entry',
    forge: first({ name: 'pax_global_header', type: 'g', content: Buffer.from('14 size=99999\n') }),
  },
  {
    given: 'a GNU long name',
    code: 'unsafe_entry',
    forge: first({ name: '././@LongLink', type: 'L', content: Buffer.from('../../evil\0') }),
  },
  {
    given: 'a GNU long link name',
    code: 'unsafe_entry',
    forge: first({ name: '././@LongLink', type: 'K', content: Buffer.from('/etc/passwd\0') }),
  },
  // Names.
  { given: 'a name with .. in the tar', code: 'unsafe_entry', forge: instead('VERSION', { name: '../../VERSION' }) },
  { given: 'a name with .. inside', code: 'unsafe_entry', forge: instead('VERSION', { name: 'control/../VERSION' }) },
  { given: 'an absolute name', code: 'unsafe_entry', forge: instead('VERSION', { name: '/etc/cron.d/evil' }) },
  { given: 'a name with backslashes', code: 'unsafe_entry', forge: instead('VERSION', { name: '..\\..\\VERSION' }) },
  { given: 'a drive letter', code: 'unsafe_entry', forge: instead('VERSION', { name: 'C:VERSION' }) },
  {
    given: 'a ustar prefix that leaves the folder',
    code: 'unsafe_entry',
    forge: instead('VERSION', { patch: (header) => header.write('../..', 345) }),
  },
  {
    given: 'bytes behind the NUL of a name',
    code: 'unexpected_entry',
    forge: instead('VERSION', { patch: (header) => header.write('evil', 20) }),
  },
  {
    given: 'a link name on a regular file',
    code: 'unexpected_entry',
    forge: instead('VERSION', { linkName: '/etc/passwd' }),
  },
  {
    given: 'another mode',
    code: 'unexpected_entry',
    forge: instead('VERSION', { patch: (header) => header.write('0004755', 100) }),
  },
  {
    given: 'a name with .. in the manifest',
    code: 'unsafe_entry',
    forge: declares((files) => files.map((file, at) => (at === 3 ? { ...file, name: 'update_files/../../x' } : file))),
  },
  {
    given: 'an absolute name in the manifest',
    code: 'unsafe_entry',
    forge: declares((files) => files.map((file, at) => (at === 3 ? { ...file, name: '/tmp/x' } : file))),
  },
  {
    given: 'a NUL in a name of the manifest',
    code: 'unsafe_entry',
    forge: declares((files) => files.map((file, at) => (at === 0 ? { ...file, name: 'VERSION\0' } : file))),
  },
  {
    given: 'an unknown file in both',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: [...honest, { name: 'instance/policies.json', content: Buffer.from('{}') }] }),
  },
  {
    given: 'an unknown file in the tar',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: [...honest, { name: 'evil.txt', content: Buffer.from('x') }], declared: honest }),
  },
  {
    given: 'an update file with an upper-case name',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: [...honest, { name: secondUpdate.replaceAll('4', 'A'), content: zeros(1) }] }),
  },
  {
    given: 'an update file that is no UUID v4',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: [...honest, { name: secondUpdate.replace('-4', '-1'), content: zeros(1) }] }),
  },
  // Repeated, missing, reordered.
  {
    given: 'VERSION twice in the tar',
    code: 'unexpected_entry',
    forge: first({ name: 'VERSION', content: Buffer.from('1\n') }),
  },
  {
    given: 'an update file twice in both',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: [...honest, { name: updateFileName, content: Buffer.from('{"id":3}') }] }),
  },
  {
    given: 'entries in another order',
    code: 'unexpected_entry',
    forge: ([a, b, c, d]) => ({ entries: [a, c, b, d].filter((entry) => entry !== undefined) }),
  },
  {
    given: 'no documents in the tar',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: honest.filter((entry) => entry.name !== 'documents/data.mdb'), declared: honest }),
  },
  {
    given: 'no documents in both',
    code: 'unexpected_entry',
    forge: (honest) => ({ entries: honest.filter((entry) => entry.name !== 'documents/data.mdb') }),
  },
  {
    given: 'an empty tar',
    code: 'invalid_manifest',
    forge: (honest) => ({ entries: [], declared: honest, extraBlocks: zeros(0) }),
  },
  { given: 'no file at all', code: 'unexpected_entry', forge: () => ({ entries: [] }) },
  // Sizes and bytes that disagree.
  { given: 'a larger size in the tar', code: 'size_mismatch', forge: instead(updateFileName, { declaredSize: 4000 }) },
  { given: 'a smaller size in the tar', code: 'size_mismatch', forge: instead(updateFileName, { declaredSize: 1 }) },
  {
    given: 'a size in base 256 where octal does',
    code: 'unexpected_entry',
    forge: instead('VERSION', { patch: (header) => Buffer.from('800000000000000000000002', 'hex').copy(header, 124) }),
  },
  {
    given: 'a wrong header checksum',
    code: 'damaged',
    forge: (honest) => ({
      entries: honest.map((entry, at) =>
        at === 0 ? { ...entry, patch: (header: Buffer) => header.write('999999', 148) } : entry,
      ),
      declared: honest,
    }),
  },
  {
    given: 'other content of the same length',
    code: 'checksum_mismatch',
    forge: instead(updateFileName, { content: Buffer.from('{"id":1}\n{"id":3}\n') }),
  },
  { given: 'bytes hidden in the padding', code: 'unexpected_entry', forge: instead(updateFileName, { padding: 0x65 }) },
  {
    given: 'SHA256SUMS that says something else',
    code: 'checksum_mismatch',
    forge: () => ({ tail: (raw) => patched(raw, 512, 'f') }),
  },
  {
    given: 'a manifest changed after it was hashed',
    code: 'checksum_mismatch',
    forge: () => ({ tail: (raw) => replaced(raw, '"apiKeys": 4', '"apiKeys": 5') }),
  },
  {
    given: 'something else than SHA256SUMS',
    code: 'unexpected_entry',
    forge: () => ({
      tail: (raw) =>
        Buffer.concat([forgeEntry({ name: 'SHA512SUMS', content: raw.subarray(512, 1024) }), raw.subarray(1024)]),
    }),
  },
  {
    given: 'an entry between list and manifest',
    code: 'unexpected_entry',
    forge: () => ({
      tail: (raw) =>
        Buffer.concat([
          raw.subarray(0, 1024),
          forgeEntry({ name: 'evil.txt', content: Buffer.from('x') }),
          raw.subarray(1024),
        ]),
    }),
  },
  {
    given: 'an entry behind the manifest',
    code: 'truncated',
    forge: () => ({
      tail: (raw) =>
        Buffer.concat([
          raw.subarray(0, -1024),
          forgeEntry({ name: 'evil.txt', content: Buffer.from('x') }),
          zeros(1024),
        ]),
    }),
  },
  // The gzip frame.
  { given: 'bytes behind the archive', code: 'truncated', forge: () => ({ after: Buffer.from('trailing garbage') }) },
  { given: 'zeros behind the archive', code: 'truncated', forge: () => ({ after: zeros(4096) }) },
  {
    given: 'a second gzip member',
    code: 'truncated',
    forge: () => ({ after: gzipSync(forgeEntry({ name: 'evil.txt', content: Buffer.from('x') })) }),
  },
  {
    given: 'a gzip member in front',
    code: 'not_an_archive',
    forge: () => ({ before: gzipSync(Buffer.from('hello')) }),
  },
  { given: 'bytes in front', code: 'not_an_archive', forge: () => ({ before: Buffer.from('x') }) },
  {
    given: 'a gzip header with a file name',
    code: 'truncated',
    forge: () => ({ gzipHeader: Buffer.from('1f8b08080000000000ff6100', 'hex') }),
  },
  { given: 'a wrong CRC-32', code: 'checksum_mismatch', forge: () => ({ crc32: 1 }) },
  { given: 'a wrong length', code: 'checksum_mismatch', forge: () => ({ sizeBytes: 1 }) },
  {
    given: 'an end of the deflate stream in the middle',
    code: 'damaged',
    forge: () => ({ extraBlocks: Buffer.from('0300', 'hex') }),
  },
  {
    given: 'undeclared files that inflate to 200 MB',
    code: 'unexpected_entry',
    forge: () => ({ extraBlocks: deflateRawSync(zeros(200_000_000), { finishFlush: 2 }) }),
  },
  {
    given: 'a list of checksums of 70 MB',
    code: 'too_large',
    forge: () => ({
      tail: (raw) =>
        Buffer.concat([forgeEntry({ name: 'SHA256SUMS', content: zeros(70_000_000) }), raw.subarray(1024)]),
    }),
  },
  // The manifest.
  {
    given: 'a manifest that is no JSON',
    code: 'invalid_manifest',
    forge: () => ({ manifestBytes: (bytes) => replaced(bytes, '{', '(') }),
  },
  {
    given: 'a manifest of another format',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, format: 'tarball' })),
  },
  {
    given: 'a newer archive version',
    code: 'unsupported_version',
    forge: manifest((honest) => ({ ...honest, archiveVersion: 2, files: 'otherwise' })),
  },
  {
    given: 'an archive version that is none',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, archiveVersion: '1' })),
  },
  {
    given: 'a newer database',
    code: 'unsupported_version',
    forge: manifest((honest) => ({ ...honest, formatVersion: 2 })),
  },
  {
    given: 'a negative size',
    code: 'invalid_manifest',
    forge: declares((files) => files.map((file) => ({ ...file, sizeBytes: -1 }))),
  },
  {
    given: 'a size as a text',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, files: honest.files.map((file) => ({ ...file, sizeBytes: '2' })) })),
  },
  {
    given: 'a fractional size',
    code: 'invalid_manifest',
    forge: declares((files) => files.map((file) => ({ ...file, sizeBytes: 1.5 }))),
  },
  {
    given: 'files of exabytes',
    code: 'invalid_manifest',
    forge: declares((files) => files.map((file) => ({ ...file, sizeBytes: 2 ** 52 }))),
  },
  {
    given: 'a terabyte in a few kilobytes',
    code: 'invalid_manifest',
    forge: declares((files) => files.map((file, at) => (at === 2 ? { ...file, sizeBytes: 10 ** 12 } : file))),
  },
  {
    given: 'a larger size in the manifest',
    code: 'size_mismatch',
    forge: declares((files) => files.map((file, at) => (at === 2 ? { ...file, sizeBytes: 16_000_000 } : file))),
  },
  {
    given: 'an endless number of segments',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, segments: { ...honest.segments, count: 2 ** 53 - 1 } })),
  },
  {
    given: 'a segment size of zero',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, segments: { ...honest.segments, segmentSizeBytes: 0 } })),
  },
  {
    given: 'a column that is no base64',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, segments: { ...honest.segments, crc32s: '!!!!!!==' } })),
  },
  {
    given: 'a tail offset into the last segment',
    code: 'damaged',
    forge: manifest((honest) => ({ ...honest, tailOffset: honest.tailOffset - 5 })),
  },
  {
    given: 'segments that do not end where the tail begins',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, segments: { ...honest.segments, compressedSizes: '/////w==' } })),
  },
  {
    given: 'a list of files that is none',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, files: { length: 4 } })),
  },
  {
    given: 'a database name with a path in it',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, database: '../../etc' })),
  },
  {
    given: 'a snapshotUid with a path in it',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, snapshotUid: '../../etc-1' })),
  },
  {
    given: 'a task uid that is none',
    code: 'invalid_manifest',
    forge: manifest((honest) => ({ ...honest, taskUids: [-1] })),
  },
  // LMDB files that would kill the process.
  { given: 'an empty data file', code: 'invalid_database', forge: content('control/data.mdb', () => zeros(0)) },
  {
    given: 'a data file of 100 bytes',
    code: 'invalid_database',
    forge: content('control/data.mdb', (bytes) => bytes.subarray(0, 100)),
  },
  {
    given: 'a data file without its magic number',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeUInt32LE(0, 0)),
  },
  { given: 'a data file of format 1', code: 'invalid_database', forge: metas((meta) => meta.writeUInt32LE(1, 4)) },
  { given: 'pages of 3 bytes', code: 'invalid_database', forge: metas((meta) => meta.writeUInt32LE(3, 24)) },
  {
    given: 'pages of 64 KiB in a small file',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeUInt32LE(65536, 24)),
  },
  {
    given: 'a last page behind the end',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeBigUInt64LE(10n ** 6n, 120)),
  },
  {
    given: 'a data file cut at a page',
    code: 'invalid_database',
    forge: content('documents/data.mdb', (bytes) => bytes.subarray(0, -4096)),
  },
  {
    given: 'a data file with a page too many',
    code: 'invalid_database',
    forge: content('documents/data.mdb', (bytes) => Buffer.concat([bytes, zeros(4096)])),
  },
  {
    given: 'a map smaller than the data',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeBigUInt64LE(4096n, 16)),
  },
  {
    given: 'a root behind the end',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeBigUInt64LE(10n ** 6n, 72 + 40)),
  },
  {
    given: 'a root in the meta pages',
    code: 'invalid_database',
    forge: metas((meta) => meta.writeBigUInt64LE(0n, 72 + 40)),
  },
  { given: 'an endless tree', code: 'invalid_database', forge: metas((meta) => meta.writeUInt16LE(60_000, 72 + 6)) },
  {
    given: 'one meta page of another state',
    code: 'invalid_database',
    forge: content('documents/data.mdb', (bytes) => bytes.fill(0, 0, 4096)),
  },
  {
    given: 'a third meta page',
    code: 'invalid_database',
    forge: content('documents/data.mdb', (bytes) => bytes.fill(bytes.subarray(0, 200), 2048, 2248)),
  },
  {
    given: 'random bytes for a data file',
    code: 'invalid_database',
    forge: content('documents/data.mdb', (bytes) => bytes.fill('not LMDB')),
  },
];

function patched(bytes: Buffer, offset: number, text: string): Buffer {
  const copy = Buffer.from(bytes);
  // Whatever hex digit stands there, it becomes another one.
  copy.write(copy.toString('latin1', offset, offset + 1) === text ? '0' : text, offset, 'latin1');
  return copy;
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from);
  if (at < 0) throw new Error(`${from} does not occur`);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to), bytes.subarray(at + from.length)]);
}

describe('hostile archives', () => {
  let built: Promise<HonestEntry[]> | undefined;

  async function build(): Promise<HonestEntry[]> {
    const entries = await sampleEntries(await freshFolder());
    return Promise.all(entries.map(async ({ name, read }) => ({ name, content: await collect(read()) })));
  }

  /** Built once, by the test that comes first. */
  function honestEntries(): Promise<HonestEntry[]> {
    built ??= build();
    return built;
  }

  test('the forger can make a sound one', async () => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'forged.snapshot');
    await writeFile(archivePath, forgeArchive({ entries: await honestEntries() }));
    await verifyChecksums({ archivePath });
    await unpackArchive({ archivePath, intoDirectory: join(folder, 'into') });
    expect(readdirSync(join(folder, 'into')).sort()).toEqual(['VERSION', 'control', 'documents', 'update_files']);
  });

  test.each(hostile)('$given → $code', async ({ code, forge }) => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'forged.snapshot');
    const honest = await honestEntries();
    await writeFile(archivePath, forgeArchive({ entries: honest, ...forge(honest) }));
    if (code !== 'unsupported_version') await expect(verifyChecksums({ archivePath })).rejects.toMatchObject({ code });

    const missing = join(folder, 'missing');
    await expect(unpackArchive({ archivePath, intoDirectory: missing })).rejects.toMatchObject({
      name: 'SnapshotError',
      code,
    });
    expect(existsSync(missing)).toBe(false);
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await expect(unpackArchive({ archivePath, intoDirectory: empty })).rejects.toMatchObject({ code });
    expect(readdirSync(empty)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['empty', 'forged.snapshot']);
  });
});
