import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyChecksums } from '../read/verify-checksums.js';
import { SnapshotError } from '../snapshot-error.js';
import { forgeArchive, forgeEntry } from '../testing/forge-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { withForeignArchive } from './foreign-archive.js';

const uuid = '6cd5a20a-dc93-4446-aa83-a5ae77425261';
const entries = [
  { name: 'VERSION', content: Buffer.from('1.50.0') },
  { name: `update_files/${uuid}`, content: Buffer.from('{"id":1}') },
  { name: 'tasks/data.mdb', content: Buffer.alloc(8192, 1) },
  { name: 'auth/data.mdb', content: Buffer.alloc(8192, 2) },
];
const numRuns = 300;

/** Fields of a header by where they begin; a change of one is likely to get past its checksum only if that is made anew. */
const fields = [0, 100, 124, 136, 148, 156, 157, 257, 263, 345, 386, 482, 483];
const damage = fc.record({
  entry: fc.nat(entries.length - 1),
  at: fc.oneof(fc.constantFrom(...fields), fc.nat(511)),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 24 }),
    fc
      .constantFrom('../', '/etc', '\0', '77777777777', '-1', '00000000000', 'S', 'L', 'x', 'g', '1', '5')
      .map((text) => Buffer.from(text)),
  ),
});
const damages = fc.array(damage, { minLength: 1, maxLength: 4 });
/** The tar as a whole: cut, or with bytes put in. */
const surgery = fc.record({ at: fc.nat(20_000), cut: fc.nat(600), insert: fc.uint8Array({ maxLength: 40 }) });

function damaged(changes: { entry: number; at: number; bytes: Uint8Array }[]) {
  return entries.map((entry, index) => ({
    ...entry,
    patch: (header: Buffer) => {
      for (const { entry: which, at, bytes } of changes)
        if (which === index) header.set(bytes.subarray(0, 512 - at), at);
    },
  }));
}

/** Ends in one of our own errors or in acceptance, and leaves nothing, whatever comes in. */
async function expectAnAnswer(folder: string, bytes: Buffer): Promise<void> {
  const path = join(folder, 'fuzzed.snapshot');
  const tempDirectory = join(folder, 'temporary');
  await writeFile(path, bytes);
  const began = performance.now();
  for (const run of [
    () => withForeignArchive(path, { tempDirectory }, async () => {}),
    () => verifyChecksums({ archivePath: path }),
  ]) {
    await run().catch((error: unknown) => {
      if (!(error instanceof SnapshotError)) throw error;
    });
  }
  expect(performance.now() - began).toBeLessThan(5000);
  expect([await readdir(tempDirectory), (await readdir(folder)).sort()]).toEqual([
    [],
    ['fuzzed.snapshot', 'temporary'],
  ]);
}

async function prepared(): Promise<string> {
  const folder = await freshFolder();
  await mkdir(join(folder, 'temporary'));
  return folder;
}

test(`${numRuns} foreign tars with damaged headers, cut and filled up`, { timeout: 120_000 }, async () => {
  const folder = await prepared();
  const end = Buffer.alloc(1024);
  await fc.assert(
    fc.asyncProperty(damages, fc.option(surgery), async (changes, cut) => {
      const tar = Buffer.concat([...damaged(changes).map(forgeEntry), end]);
      const whole = cut
        ? Buffer.concat([tar.subarray(0, cut.at), cut.insert, tar.subarray(Math.min(tar.length, cut.at + cut.cut))])
        : tar;
      await expectAnAnswer(folder, gzipSync(whole, { level: 1 }));
    }),
    { numRuns },
  );
});

test(`${numRuns} archives of ours with damaged headers, in a frame that is right`, { timeout: 120_000 }, async () => {
  const folder = await prepared();
  await fc.assert(
    fc.asyncProperty(damages, async (changes) => {
      await expectAnAnswer(folder, forgeArchive({ entries: damaged(changes), declared: entries }));
    }),
    { numRuns },
  );
});
