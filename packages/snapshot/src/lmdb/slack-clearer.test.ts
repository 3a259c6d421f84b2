import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect } from '../testing/sample-archive.js';
import { seededBytes } from '../testing/seeded-random.js';
import type { Meta } from './meta.js';
import { pageReader } from './page-reader.js';
import { PageSet } from './page-set.js';
import { SlackClearer } from './slack-clearer.js';

const pageSize = 4096;

/** Bytes that are not zero between lower and upper of the tree pages that a capture holds, in the capture and in the live file. */
function staleBytes(captured: Buffer, live: Buffer): { pages: number; captured: number; live: number } {
  const found = { pages: 0, captured: 0, live: 0 };
  for (let page = 2; page < captured.length / pageSize; ) {
    const start = page * pageSize;
    const flags = captured.readUInt16LE(start + 18);
    const isOverflow = (flags & 4) !== 0;
    if ((flags & 3) !== 0) {
      const [from, to] = [captured.readUInt16LE(start + 20), captured.readUInt16LE(start + 22)];
      const nonZero = (bytes: Buffer) =>
        bytes.subarray(start + 24 + from, start + 24 + to).reduce((count, byte) => count + (byte === 0 ? 0 : 1), 0);
      found.pages++;
      found.captured += nonZero(captured);
      found.live += nonZero(live);
    }
    page += isOverflow ? captured.readUInt32LE(start + 20) : 1;
  }
  return found;
}

test('the gaps of tree pages are blank, values that look like pages are not', async () => {
  const folder = await freshFolder();
  const root = liveEnvironment(folder);
  const values = root.openDB<Buffer, number>({ name: 'values', encoding: 'binary' });
  // A value of three pages whose second and third begin like leaves with a wide gap.
  const lookalike = Buffer.alloc(3 * pageSize, 0xab);
  for (const start of [pageSize - 24, 2 * pageSize - 24]) {
    lookalike.writeUInt16LE(2, start + 18);
    lookalike.writeUInt16LE(10, start + 20);
    lookalike.writeUInt16LE(4000, start + 22);
  }
  await root.transaction(() => {
    for (let id = 0; id < 3000; id++) values.put(id, id % 100 === 0 ? lookalike : seededBytes(id, 500));
  });
  await root.transaction(() => {
    for (let id = 0; id < 3000; id++) if (id % 100 !== 0) values.put(id, seededBytes(id, 100 + (id % 300)));
  });
  await root.flushed;
  const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
  const captured = await collect(capture.read());
  capture.release();
  const found = staleBytes(captured, readFileSync(join(folder, 'data.mdb')));
  expect(found.pages).toBeGreaterThan(200);
  expect(found.live).toBeGreaterThan(10_000);
  expect(found.captured).toBe(0);
  let lookalikes = 0;
  for (let at = captured.indexOf(lookalike); at >= 0; at = captured.indexOf(lookalike, at + 1)) lookalikes++;
  expect(lookalikes).toBe(30);
});

test('a gap is blanked to the byte, however it lies, in memory of one thread and of several', () => {
  const meta = { pageSize } as Meta;
  const pages = pageReader(meta, async () => Buffer.alloc(0), 'data.mdb');
  for (const memory of [new ArrayBuffer(4 * pageSize), new SharedArrayBuffer(4 * pageSize)]) {
    const block = Buffer.from(memory as ArrayBuffer);
    for (let lower = 0; lower < 20; lower++) {
      for (let upper = lower; upper < lower + 40; upper++) {
        block.fill(0xee);
        const start = 3 * pageSize;
        block.writeBigUInt64LE(3n, start);
        block.writeUInt16LE(2, start + 18);
        block.writeUInt16LE(lower, start + 20);
        block.writeUInt16LE(upper, start + 22);
        const wanted = Buffer.from(block);
        wanted.fill(0, start + 24 + lower, start + 24 + upper);
        new SlackClearer(pages, new PageSet(8), true).clear(block.subarray(start), 3);
        expect({ lower, upper, isRight: block.equals(wanted) }).toEqual({ lower, upper, isRight: true });
      }
    }
  }
});
