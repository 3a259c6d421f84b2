import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, openSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import { readManifest } from '../read/read-manifest.js';
import { verifyChecksums } from '../read/verify-checksums.js';
import { parseTarHeader } from '../tar/parse-tar-header.js';
import { tarPadding } from '../tar/tar-header.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { hasCommand } from '../testing/has-command.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect, sampleEntries, sampleFacts, updateFileName, writeSample } from '../testing/sample-archive.js';
import { seededBytes } from '../testing/seeded-random.js';
import type { ArchiveEntry } from './archive-entry.js';
import type { ArchiveProgress } from './tar-stream.js';
import { writeArchive } from './write-archive.js';

/** The entries of a tar, read by rules of its own. */
function untar(tar: Buffer): { name: string; content: Buffer }[] {
  const entries: { name: string; content: Buffer }[] = [];
  for (let offset = 0; tar[offset] !== 0; ) {
    const header = parseTarHeader(tar.subarray(offset, offset + 512));
    if (header === null) throw new Error(`no tar header at ${offset}`);
    entries.push({ name: header.name, content: tar.subarray(offset + 512, offset + 512 + header.sizeBytes) });
    offset += 512 + header.sizeBytes + tarPadding(header.sizeBytes);
  }
  return entries;
}

async function contentsOf(entries: ArchiveEntry[]): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  for (const entry of entries) contents.set(entry.name, await collect(entry.read()));
  return contents;
}

describe('writeArchive', () => {
  test('writes a tar.gz that holds every entry, its checksums and its manifest', async () => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const entries = await sampleEntries(folder);
    const manifest = await writeSample(path, entries);

    const unpacked = untar(gunzipSync(readFileSync(path)));
    expect(unpacked.map(({ name }) => name)).toEqual([
      'VERSION',
      'control/data.mdb',
      'documents/data.mdb',
      updateFileName,
      'SHA256SUMS',
      'manifest.json',
    ]);
    for (const [name, content] of await contentsOf(entries)) {
      expect(unpacked.find((entry) => entry.name === name)?.content.equals(content)).toBe(true);
    }
    const written: unknown = JSON.parse(unpacked.at(-1)?.content.toString() ?? '');
    expect(written).toEqual(manifest);
    expect(manifest).toMatchObject({ ...sampleFacts, format: 'stillframe-archive', archiveVersion: 1 });
    const sums = unpacked.map(
      ({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`,
    );
    expect(unpacked.at(-2)?.content.toString()).toBe([...sums.slice(0, 4), sums[5]].join(''));
  });

  test('the walk of FORMAT.md: gunzip, tar and sha256sum restore it', async ({ skip }) => {
    if (!['tar', 'gzip', 'sha256sum'].every(hasCommand)) skip('needs tar, gzip and sha256sum');
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const entries = await sampleEntries(folder);
    await writeSample(path, entries);
    const into = join(folder, 'by-hand');
    await mkdir(into);
    execFileSync('gzip', ['--test', '--suffix', '.snapshot', path]);
    const listed = execFileSync('tar', ['tvzf', path], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } });
    expect(listed.split('\n')[0]).toMatch(/^-rw------- 0\/0 +2 2026-11-23 10:15 VERSION$/);
    execFileSync('tar', ['xzf', path, '-C', into]);
    const check = 'sha256sum --check --strict SHA256SUMS';
    const checked = execFileSync('sh', ['-c', check], { cwd: into, encoding: 'utf8' });
    expect(checked).toBe(
      `VERSION: OK\ncontrol/data.mdb: OK\ndocuments/data.mdb: OK\n${updateFileName}: OK\nmanifest.json: OK\n`,
    );
    for (const [name, content] of await contentsOf(entries))
      expect(readFileSync(join(into, name)).equals(content)).toBe(true);
  });

  test('Python reads it as a stream, which needs one gzip member', async ({ skip }) => {
    if (!hasCommand('python3')) skip('no python3 on this machine');
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    await writeSample(path, await sampleEntries(folder), { segmentSizeBytes: 4096 });
    const program = `
import sys, tarfile, hashlib
with tarfile.open(sys.argv[1], 'r|gz') as tar:
    for member in tar:
        print(hashlib.sha256(tar.extractfile(member).read()).hexdigest(), member.name, sep='  ')
`;
    const listed = execFileSync('python3', ['-c', program, path], { encoding: 'utf8' });
    const manifest = await readManifest(path);
    expect(listed.split('\n').slice(0, 4)).toEqual(manifest.files.map((file) => `${file.sha256}  ${file.name}`));
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('level %d', async (level) => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    await writeSample(path, await sampleEntries(folder), { level });
    await verifyChecksums({ archivePath: path });
    const raw = gunzipSync(readFileSync(path)).length;
    if (level === 0) expect(statSync(path).size).toBeGreaterThan(raw);
    else expect(statSync(path).size).toBeLessThan(0.7 * raw);
  });

  test.each([4096, 8192, 32_768, 33_280, 131_072, 16 * 1024 * 1024])(
    'segments of %d bytes',
    async (segmentSizeBytes) => {
      const folder = await freshFolder();
      const path = join(folder, 'a.snapshot');
      const entries = await sampleEntries(folder);
      const manifest = await writeSample(path, entries, { segmentSizeBytes });
      expect(manifest.segments.segmentSizeBytes).toBe(segmentSizeBytes);
      expect(await verifyChecksums({ archivePath: path })).toEqual(manifest);
    },
  );

  test('the same content gives the same bytes', async () => {
    const folder = await freshFolder();
    const entries = await sampleEntries(folder);
    const paths = ['a', 'b'].map((name) => join(folder, name));
    for (const path of paths) await writeSample(path, entries);
    const [first, second] = paths.map((path) => readFileSync(path));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  test('archives a live environment of 20 MB in bounded steps, and says how far it is', {
    timeout: 60_000,
  }, async () => {
    const folder = await freshFolder();
    const path = join(folder, 'a.snapshot');
    const root = liveEnvironment(join(folder, 'live'));
    for (let id = 0; id < 24_000; id++) root.put(id, { id, plot: seededBytes(id, 700).toString() });
    await root.flushed;
    const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
    expect(capture.sizeBytes).toBeGreaterThan(20_000_000);
    const [version, control, , update] = await sampleEntries(folder);
    const documents = { name: 'documents/data.mdb', sizeBytes: capture.sizeBytes, read: () => capture.read() };
    const entries = [version, control, documents, update].filter((entry) => entry !== undefined);
    const seen: ArchiveProgress[] = [];
    const manifest = await writeSample(path, entries, { onProgress: (progress) => seen.push({ ...progress }) });
    capture.release();
    const bytesTotal = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
    expect(seen.at(-1)).toEqual({ bytesDone: bytesTotal, bytesTotal, entry: updateFileName });
    expect(seen.every((now, index) => now.bytesDone > (seen[index - 1]?.bytesDone ?? 0))).toBe(true);
    expect(seen.length).toBeGreaterThan(20);
    expect(await verifyChecksums({ archivePath: path })).toEqual(manifest);
    expect(manifest.segments.count).toBeGreaterThan(600);
  });

  test('waits for a slow target instead of filling memory', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const entries = await sampleEntries(folder);
    const megabyte = seededBytes(1, 1_000_000);
    let bytesRead = 0;
    let bytesWritten = 0;
    let furthestAhead = 0;
    const counted: ArchiveEntry = {
      name: 'documents/data.mdb',
      sizeBytes: 100_000_000,
      async *read() {
        for (let block = 0; block < 100; block++) {
          bytesRead += megabyte.length;
          furthestAhead = Math.max(furthestAhead, bytesRead - bytesWritten);
          yield megabyte;
        }
      },
    };
    const target = new Writable({
      highWaterMark: 64 * 1024,
      write(chunk: Buffer, _encoding, done) {
        bytesWritten += chunk.length;
        setImmediate(done);
      },
    });
    await writeArchive({
      entries: entries.map((entry) => (entry.name === counted.name ? counted : entry)),
      facts: sampleFacts,
      target,
      level: 0,
    });
    expect(bytesRead).toBe(100_000_000);
    // 16 MiB of blocks, and what the streams themselves hold.
    expect(furthestAhead).toBeLessThan(20_000_000);
  });

  test('stops when the signal fires, and closes the entry it was reading', async () => {
    const folder = await freshFolder();
    const entries = await sampleEntries(folder);
    const stop = new AbortController();
    let isClosed = false;
    const endless: ArchiveEntry = {
      name: 'documents/data.mdb',
      sizeBytes: 10 ** 12,
      async *read() {
        try {
          for (let block = 0; ; block++) {
            if (block === 20) stop.abort(new Error('enough'));
            yield seededBytes(block, 100_000);
          }
        } finally {
          isClosed = true;
        }
      },
    };
    const target = createWriteStream(join(folder, 'a.snapshot'));
    const writing = writeArchive({
      entries: entries.map((entry) => (entry.name === endless.name ? endless : entry)),
      facts: sampleFacts,
      target,
      signal: stop.signal,
    });
    await expect(writing).rejects.toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
    expect(target.destroyed).toBe(true);
    await expect.poll(() => isClosed).toBe(true);
  });

  test('says that the disk is full when it is', async ({ skip }) => {
    const full = spawnSync('test', ['-c', '/dev/full']).status === 0;
    if (!full) skip('no /dev/full on this machine');
    const folder = await freshFolder();
    const target = createWriteStream('/dev/full', { fd: openSync('/dev/full', 'w') });
    const writing = writeArchive({ entries: await sampleEntries(folder), facts: sampleFacts, target });
    await expect(writing).rejects.toMatchObject({ code: 'no_space' });
  });

  test.each([
    { given: 'an entry that gives too little', code: 'source_changed', change: { sizeBytes: 40_000 } },
    { given: 'an entry that gives too much', code: 'source_changed', change: { sizeBytes: 100 } },
    { given: 'an entry of another name', code: 'unexpected_entry', change: { name: 'tasks/data.mdb' } },
    { given: 'an entry that leaves its folder', code: 'unexpected_entry', change: { name: '../data.mdb' } },
    { given: 'a size that is none', code: 'source_changed', change: { sizeBytes: Number.NaN } },
  ])('$given → $code', async ({ code, change }) => {
    const folder = await freshFolder();
    const entries = await sampleEntries(folder);
    const changed = entries.map((entry) => (entry.name === 'documents/data.mdb' ? { ...entry, ...change } : entry));
    await expect(writeSample(join(folder, 'a.snapshot'), changed)).rejects.toMatchObject({ code });
  });

  test.each([
    { given: 'a snapshotUid with a path in it', facts: { snapshotUid: '../../20261123T101530250Z-7' } },
    { given: 'a database name with a slash', facts: { database: 'a/b' } },
    { given: 'a local time', facts: { capturedAt: '2026-11-23 10:15' } },
  ])('$given → invalid_facts', async ({ facts }) => {
    const folder = await freshFolder();
    const writing = writeSample(join(folder, 'a.snapshot'), await sampleEntries(folder), {
      facts: { ...sampleFacts, ...facts },
    });
    await expect(writing).rejects.toMatchObject({ code: 'invalid_facts' });
  });

  test.each([{ level: 10 }, { level: -1 }, { level: 1.5 }, { segmentSizeBytes: 1000 }])(
    '%o is out of range',
    async (options) => {
      const folder = await freshFolder();
      await expect(writeSample(join(folder, 'a.snapshot'), [], options)).rejects.toThrow(RangeError);
    },
  );
});
