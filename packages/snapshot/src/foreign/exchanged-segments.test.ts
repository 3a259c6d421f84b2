import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, inflateRawSync, constants as zlib } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ArchiveEntry } from '../archive/archive-entry.js';
import { closingBytes, renderTail } from '../archive/archive-tail.js';
import type { Manifest } from '../archive/manifest.js';
import { renderManifest } from '../archive/render-manifest.js';
import { finalBlock, gzipHeader, gzipTrailer } from '../gzip/gzip-frame.js';
import { readManifest } from '../read/read-manifest.js';
import { unpackArchive } from '../read/unpack-archive.js';
import { SnapshotError } from '../snapshot-error.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { collect, entryOf, writeSample } from '../testing/sample-archive.js';
import { storedEntries, storedFacts } from '../testing/stored-database.js';
import { verifyArchive } from './verify-archive.js';

const SEGMENT = 4096;

type Change = <T>(items: readonly T[], at: number) => T[];
const changes: { how: string; change: Change }[] = [
  {
    how: 'exchanged with the next one',
    change: (items, at) => [...items.slice(0, at), ...items.slice(at, at + 2).reverse(), ...items.slice(at + 2)],
  },
  { how: 'dropped', change: (items, at) => [...items.slice(0, at), ...items.slice(at + 1)] },
  { how: 'doubled', change: (items, at) => [...items.slice(0, at + 1), ...items.slice(at)] },
  {
    how: 'put in the place of the next one',
    change: (items, at) => [...items.slice(0, at + 1), ...items.slice(at, at + 1), ...items.slice(at + 2)],
  },
];

const hashes = { compressedSizes: 4, compressedCrc32s: 4, crc32s: 4, sha256s: 32 } as const;

/** An archive taken apart: its segments as they stand, and the manifest. */
async function takeApart(path: string): Promise<{ manifest: Manifest; segments: Buffer[]; tail: Buffer }> {
  const [bytes, manifest] = [await readFile(path), await readManifest(path)];
  const sizes = Buffer.from(manifest.segments.compressedSizes, 'base64');
  const segments: Buffer[] = [];
  let offset = gzipHeader.length;
  for (let index = 0; index < manifest.segments.count; index++) {
    segments.push(bytes.subarray(offset, offset + sizes.readUInt32LE(4 * index)));
    offset += sizes.readUInt32LE(4 * index);
  }
  expect(offset).toBe(manifest.tailOffset);
  return { manifest, segments, tail: bytes.subarray(offset) };
}

/** The frame of other segments made right: their hashes in the manifest, its place, the CRC-32 and length of the whole. Hashes of files stay. */
function frame(manifest: Manifest, segments: Buffer[], order: (column: Buffer[]) => Buffer[]): Buffer {
  const columns = Object.entries(hashes).map(([name, width]) => {
    const bytes = Buffer.from(manifest.segments[name as keyof typeof hashes], 'base64');
    const cells = Array.from({ length: bytes.length / width }, (_, n) => bytes.subarray(n * width, (n + 1) * width));
    return [name, Buffer.concat(order(cells)).toString('base64')];
  });
  const compressed = Buffer.concat(segments);
  const framed: Manifest = {
    ...manifest,
    segments: { ...manifest.segments, ...Object.fromEntries(columns), count: segments.length },
    tailOffset: gzipHeader.length + compressed.length,
  };
  const raw = segments.map((segment) => inflateRawSync(segment, { finishFlush: zlib.Z_SYNC_FLUSH }));
  const content = Buffer.concat([...raw, renderTail(framed, renderManifest(framed))]);
  const trailer = gzipTrailer(crc32(content), content.length);
  return Buffer.concat([gzipHeader, compressed, closingBytes(framed).stored, finalBlock, trailer]);
}

/** The codes with which verifying and restoring refuse these bytes; null is an acceptance. Neither leaves anything. */
async function verdicts(folder: string, bytes: Buffer): Promise<{ verify: string | null; restore: string | null }> {
  const path = join(folder, 'changed.snapshot');
  const [tempDirectory, intoDirectory] = [join(folder, 'temporary'), join(folder, 'restored')];
  await mkdir(tempDirectory, { recursive: true });
  await writeFile(path, bytes);
  const codeOf = (run: Promise<unknown>) =>
    run.then(
      () => null,
      (error: unknown) => {
        if (error instanceof SnapshotError) return error.code;
        throw error;
      },
    );
  const verify = await codeOf(verifyArchive(path, { tempDirectory }));
  const restore = await codeOf(unpackArchive({ archivePath: path, intoDirectory }));
  expect({ temporary: await readdir(tempDirectory), beside: (await readdir(folder)).includes('restored') }).toEqual({
    temporary: [],
    beside: false,
  });
  return { verify, restore };
}

describe.each(changes)('a segment $how', ({ change }) => {
  test('is found by verify and refused by restore, in the bytes alone and with the frame made right', {
    timeout: 120_000,
  }, async () => {
    const folder = await freshFolder();
    const path = join(folder, 'sound.snapshot');
    await writeSample(path, await storedEntries(folder), { facts: storedFacts, segmentSizeBytes: SEGMENT });
    const { manifest, segments, tail } = await takeApart(path);
    // The frame of nothing changed is the archive itself.
    expect(frame(manifest, segments, (column) => column).equals(await readFile(path))).toBe(true);
    for (let at = 0; at < segments.length - 1; at += 3) {
      const changed = change(segments, at);
      if (Buffer.concat(changed).equals(Buffer.concat(segments))) continue;
      const alone = await verdicts(folder, Buffer.concat([gzipHeader, ...changed, tail]));
      const framed = await verdicts(
        folder,
        frame(manifest, changed, (column) => change(column, at)),
      );
      for (const { verify, restore } of [alone, framed]) {
        expect({ at, verify, restore }).toEqual({ at, verify: expect.any(String), restore: expect.any(String) });
      }
    }
  });

  test('of the documents, with every hash made right: the tree itself gives it away', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const entries = await storedEntries(folder);
    const documents = entries.find(({ name }) => name === 'documents/data.mdb') as ArchiveEntry;
    const bytes = await collect(documents.read());
    const pages = Array.from({ length: bytes.length / SEGMENT }, (_, n) =>
      bytes.subarray(n * SEGMENT, (n + 1) * SEGMENT),
    );
    // Pages of trees carry their own number; what stands in a long value or a free page is anybody's.
    const isTree = (page: Buffer | undefined) => [1, 2].includes(page?.readUInt16LE(18) ?? 0);
    let found = 0;
    for (let at = 2; at < pages.length - 1 && found < 8; at++) {
      if (!isTree(pages[at]) || !isTree(pages[at + 1])) continue;
      const changed = Buffer.concat(change(pages, at));
      const path = join(folder, `forged-${at}.snapshot`);
      const forged = entries.map((entry) => (entry === documents ? entryOf(entry.name, changed) : entry));
      await writeSample(path, forged, { facts: storedFacts, segmentSizeBytes: SEGMENT });
      const forgery = await readFile(path);
      expect({ at, ...(await verdicts(folder, forgery)) }).toEqual({
        at,
        verify: 'invalid_database',
        restore: 'invalid_database',
      });
      found++;
    }
    expect(found).toBeGreaterThan(3);
  });
});
