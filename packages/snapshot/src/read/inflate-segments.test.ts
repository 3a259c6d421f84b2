import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../archive/manifest.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { verifyArchive } from '../foreign/verify-archive.js';
import { SnapshotError } from '../snapshot-error.js';
import { forgeArchive } from '../testing/forge-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { collect, entryOf, sampleEntries, writeSample } from '../testing/sample-archive.js';
import { seededBytes, seededRandom } from '../testing/seeded-random.js';
import { storedEntries, storedFacts } from '../testing/stored-database.js';
import { inflateSegments } from './inflate-segments.js';
import { withArchive } from './open-archive.js';
import { readTail } from './read-tail.js';
import { unpackArchive } from './unpack-archive.js';
import { verifyChecksums } from './verify-checksums.js';

const payloadName = 'update_files/7cd5a20a-dc93-4446-aa83-a5ae77425262';
/** So large that threads read the archive; half of it compresses. */
const payload = Buffer.concat([seededBytes(3, 2_500_000), Buffer.alloc(2_500_003, '{"id":1,"title":"Carol"}\n')]);

async function largeArchive(segmentSizeBytes: number): Promise<{ folder: string; path: string; manifest: Manifest }> {
  const folder = await freshFolder();
  const path = join(folder, 'large.snapshot');
  const entries = [...(await storedEntries(folder)), entryOf(payloadName, payload)];
  return { folder, path, manifest: await writeSample(path, entries, { facts: storedFacts, segmentSizeBytes }) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof SnapshotError) return error.code;
      throw error;
    },
  );

test.each([4096, 32_768, 600 * 1024, 1 << 24])(
  'segments of %i bytes: the stream is what gunzip reads',
  async (size) => {
    const { folder, path } = await largeArchive(size);
    const stream = await withArchive(path, async (archive) => {
      const copied = async function* () {
        for await (const block of inflateSegments(archive, await readTail(archive), 'same')) yield Buffer.from(block);
      };
      return collect(copied());
    });
    expect(stream.equals(gunzipSync(readFileSync(path)))).toBe(true);
    expect(await verifyArchive(path, { tempDirectory: folder })).toMatchObject({ files: 5, tasks: storedFacts.tasks });
    const into = join(folder, 'unpacked');
    await unpackArchive({ archivePath: path, intoDirectory: into, onPagesChecked: () => {} });
    expect((await readFile(join(into, payloadName))).equals(payload)).toBe(true);
  },
);

describe('damage of a large archive', () => {
  test('flipped bits, truncations, and segments in other places: each one found, nothing left behind', {
    timeout: 120_000,
  }, async () => {
    const { folder, path, manifest } = await largeArchive(32_768);
    const sound = await readFile(path);
    const tempDirectory = join(folder, 'temporary');
    await mkdir(tempDirectory);
    const verdict = async (bytes: Buffer) => {
      const judged = join(folder, 'judged.snapshot');
      await writeFile(judged, bytes);
      const code = await codeOf(verifyArchive(judged, { tempDirectory }));
      expect(await readdir(tempDirectory)).toEqual([]);
      return code;
    };
    expect(await verdict(sound)).toBeNull();
    const seed = Number(process.env.STILLFRAME_SEED ?? Date.now() % 1_000_000);
    console.log(`seed ${seed}`);
    const random = seededRandom(seed);
    const accepted: string[] = [];
    const judge = async (what: string, bytes: Buffer) => {
      if ((await verdict(bytes)) === null) accepted.push(what);
    };
    for (let flip = 0; flip < 40; flip++) {
      const bit = Math.floor(random() * sound.length * 8);
      const flipped = Buffer.from(sound);
      flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      await judge(`bit ${bit}`, flipped);
    }
    for (let cut = 0; cut < 10; cut++) {
      const length = Math.floor(random() * sound.length);
      await judge(`${length} bytes`, sound.subarray(0, length));
    }
    for (const [how, bytes] of Object.entries(inOtherPlaces(sound, manifest))) await judge(how, bytes);
    expect(accepted).toEqual([]);
  });
});

/** Two segments in the middle of the payload, exchanged, doubled, left out. */
function inOtherPlaces(sound: Buffer, { segments }: Manifest): Record<string, Buffer> {
  const columns = SegmentColumns.decode(segments) ?? SegmentColumns.ofLength(0);
  const first = Math.floor(columns.count / 2);
  let start = 10;
  for (let index = 0; index < first; index++) start += columns.compressedSizeAt(index);
  const middle = start + columns.compressedSizeAt(first);
  const end = middle + columns.compressedSizeAt(first + 1);
  const [before, a, b, after] = [
    sound.subarray(0, start),
    sound.subarray(start, middle),
    sound.subarray(middle, end),
    sound.subarray(end),
  ];
  return {
    exchanged: Buffer.concat([before, b, a, after]),
    doubled: Buffer.concat([before, a, a, after]),
    leftOut: Buffer.concat([before, b, after]),
    insteadOfTheNext: Buffer.concat([
      before,
      a,
      a.subarray(0, b.length),
      Buffer.alloc(Math.max(0, b.length - a.length)),
      after,
    ]),
  };
}

describe('a large archive whose manifest agrees with what gunzip would read otherwise', () => {
  const swallowing = Buffer.from([0, 5, 0, 0xfa, 0xff]);
  test.each([
    { given: 'a final block before its end', extraBlocks: Buffer.from('0300', 'hex'), want: 'damaged' },
    { given: 'a block that swallows the beginning of the tail', extraBlocks: swallowing, want: 'damaged' },
    { given: 'an end within a byte', extraBlocks: Buffer.from([0x02, 0x00]), want: 'damaged' },
    {
      given: 'more content than it declares',
      extraBlocks: Buffer.from([0, 1, 0, 0xfe, 0xff, 65]),
      want: 'size_mismatch',
    },
  ])('$given → $want', async ({ extraBlocks, want }) => {
    const folder = await freshFolder();
    const archivePath = join(folder, 'forged.snapshot');
    const entries: { name: string; content: Buffer }[] = [{ name: payloadName, content: payload }];
    for (const entry of (await sampleEntries(folder)).reverse())
      entries.unshift({ name: entry.name, content: await collect(entry.read()) });
    await writeFile(archivePath, forgeArchive({ entries }));
    expect(await codeOf(verifyChecksums({ archivePath }))).toBeNull();
    await writeFile(archivePath, forgeArchive({ entries, extraBlocks }));
    expect(await codeOf(verifyChecksums({ archivePath }))).toBe(want);
  });
});
