import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect } from '../testing/sample-archive.js';
import { readMeta } from './meta.js';

test.each([1, 2])('both meta pages describe the one state, after %d further commits', async (commits) => {
  const folder = await freshFolder();
  const root = liveEnvironment(folder);
  for (let id = 0; id < commits + 2; id++) {
    await root.put(id, 'x');
    await root.flushed;
  }
  const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
  const bytes = await collect(capture.read());
  capture.release();
  const live = readFileSync(join(folder, 'data.mdb'));
  const pageSize = readMeta(live, 24).pageSize;
  const [first, second] = [readMeta(bytes, 24), readMeta(bytes, pageSize + 24)];

  const slot = Number(capture.txnid & 1n);
  expect([first, second][slot]?.txnid).toBe(capture.txnid);
  expect([first, second][1 - slot]?.txnid).toBe(capture.txnid - 1n);
  expect(first.main).toEqual(second.main);
  expect(first.free).toEqual(second.free);
  expect(first.main).toEqual(readMeta(live, slot * pageSize + 24).main);
  // Half a page in, lmdb-js may keep a third meta, which it would prefer after a reboot.
  expect(bytes.subarray(200, pageSize)).toEqual(Buffer.alloc(pageSize - 200));
  for (const { bytes: meta } of [first, second]) {
    expect(meta.readUInt16LE(28) & 0x1000).toBe(0);
    expect(meta.readBigUInt64LE(136)).toBe(0n);
  }
});
