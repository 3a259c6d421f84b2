import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import { open, type RootDatabase } from 'lmdb';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { collect } from '../testing/sample-archive.js';
import { seededBytes, seededRandom } from '../testing/seeded-random.js';
import { captureEnvironment, type EnvironmentCapture } from './capture-environment.js';

const accountCount = 500;
const openingBalance = 1000;

/** Writes a capture to a folder of its own and opens it as an environment. */
async function reopen(capture: EnvironmentCapture, folder: string): Promise<RootDatabase> {
  mkdirSync(folder);
  await pipeline(capture.read(), createWriteStream(join(folder, 'data.mdb')));
  return open({ path: folder });
}

describe('captureEnvironment', () => {
  test('gives one instant of an environment that writers are hammering', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const path = join(folder, 'live');
    const root = liveEnvironment(path);
    const accounts = root.openDB<{ balance: number; note: string }, number>({ name: 'accounts' });
    const totals = root.openDB<number, string>({ name: 'totals' });
    await root.transaction(() => {
      for (let id = 0; id < accountCount; id++) accounts.put(id, { balance: openingBalance, note: '' });
      totals.put('moves', 0);
    });
    const seed = Date.now() % 1_000_000;
    console.log(`seed ${seed}`);
    const hammer = new Worker(new URL('../testing/hammer.ts', import.meta.url), {
      workerData: { path, accountCount, seed },
    });
    const stopHammer = async () => {
      const exit = once(hammer, 'exit');
      hammer.postMessage('stop');
      await exit;
    };
    await once(hammer, 'message');
    const random = seededRandom(seed);
    let isOver = false;
    const writers = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const [from, to] = [Math.floor(random() * accountCount), Math.floor(random() * accountCount)];
        const note = 'x'.repeat(Math.floor(random() * 9000));
        await root.transaction(() => {
          for (const [id, change] of [
            [from, -1],
            [to, 1],
          ] as const) {
            accounts.put(id, { balance: (accounts.get(id)?.balance ?? 0) + change, note });
          }
          totals.put('moves', (totals.get('moves') ?? 0) + 1);
        });
      }
    });

    const moves: number[] = [];
    const deadline = Date.now() + 4000;
    for (let round = 0; Date.now() < deadline || round < 10; round++) {
      const capture = captureEnvironment({ directory: path, pin: pinOf(root) });
      const copy = await reopen(capture, join(folder, `copy-${round}`)).finally(() => capture.release());
      const balances = [...copy.openDB<{ balance: number }, number>({ name: 'accounts' }).getRange()];
      const sum = balances.reduce((total, { value }) => total + value.balance, 0);
      expect({ round, accounts: balances.length, sum }).toEqual({
        round,
        accounts: accountCount,
        sum: accountCount * openingBalance,
      });
      moves.push(copy.openDB<number, string>({ name: 'totals' }).get('moves') ?? -1);
      await copy.close();
    }
    isOver = true;
    await Promise.all([...writers, stopHammer()]);
    // The writers did write between captures, and no capture is older than the one before it.
    expect(moves).toEqual([...moves].sort((a, b) => a - b));
    expect(new Set(moves).size).toBeGreaterThan(5);
  });

  test('holds still what was there at the instant, whatever is written afterwards', async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(join(folder, 'live'));
    for (let id = 0; id < 2000; id++) root.put(`k${id}`, 'before');
    await root.flushed;
    const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
    for (let round = 0; round < 20; round++) {
      await root.transaction(() => {
        for (let id = 0; id < 2000; id++) root.put(`k${id}`, `after ${round}`);
        root.remove(`k${round}`);
      });
    }
    const first = await collect(capture.read());
    const copy = await reopen(capture, join(folder, 'copy'));
    capture.release();
    expect([...copy.getRange()].map(({ value }) => value)).toEqual(Array.from({ length: 2000 }, () => 'before'));
    expect(first.length).toBe(capture.sizeBytes);
    await copy.put('writable', true);
    await copy.close();
  });

  test('reads the same bytes twice', async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(folder);
    for (let id = 0; id < 5000; id++) root.put(id, seededBytes(id, 200).toString());
    await root.flushed;
    const capture = captureEnvironment({ directory: folder, pin: pinOf(root) });
    const first = await collect(capture.read());
    await root.put('later', 1);
    expect((await collect(capture.read())).equals(first)).toBe(true);
    capture.release();
  });

  test.each([
    { what: 'pages of 8 KiB', options: { pageSize: 8192 } },
    { what: 'pages of 16 KiB', options: { pageSize: 16384 } },
    { what: 'compressed values', options: { compression: true } },
    { what: 'a written map', options: { useWritemap: true } },
    { what: 'no overlapping sync', options: { overlappingSync: false } },
  ])('captures an environment with $what', async ({ options }) => {
    const folder = await freshFolder();
    const root = liveEnvironment(join(folder, 'live'), options);
    const facets = root.openDB<string, string>({ name: 'facets', dupSort: true, encoding: 'ordered-binary' });
    const values = root.openDB<{ text: string }, number>({ name: 'values' });
    await root.transaction(() => {
      for (let id = 0; id < 800; id++) {
        values.put(id, { text: seededBytes(id, id % 50 === 0 ? 60_000 : 300).toString() });
        facets.put(`genre-${id % 3}`, `movie-${id}`);
      }
    });
    await root.transaction(() => {
      for (let id = 0; id < 800; id += 3) values.remove(id);
    });
    const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
    mkdirSync(join(folder, 'copy'));
    await pipeline(capture.read(), createWriteStream(join(folder, 'copy', 'data.mdb')));
    capture.release();
    const copy = open({ path: join(folder, 'copy'), ...options });
    const copiedValues = copy.openDB<{ text: string }, number>({ name: 'values' });
    const copiedFacets = copy.openDB<string, string>({ name: 'facets', dupSort: true, encoding: 'ordered-binary' });
    expect([...copiedValues.getRange()]).toEqual([...values.getRange()]);
    expect([...copiedFacets.getRange()]).toEqual([...facets.getRange()]);
    await copy.close();
  });

  test('captures an environment that nothing was ever written to', async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(join(folder, 'live'));
    const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
    const copy = await reopen(capture, join(folder, 'copy'));
    capture.release();
    expect(copy.getCount()).toBe(0);
    await copy.put('a', 1);
    expect(copy.get('a')).toBe(1);
    await copy.close();
  });

  test('leaves out what was deleted: free pages and the gaps of tree pages', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(join(folder, 'live'));
    const secret = 'the-password-of-the-deleted-account';
    for (let id = 0; id < 20_000; id++)
      root.put(id, `${id % 2 === 0 ? secret : 'kept'}-${seededBytes(id, 700).toString()}`);
    await root.flushed;
    await root.transaction(() => {
      for (let id = 0; id < 20_000; id += 2) root.remove(id);
    });
    await root.flushed;
    const capture = captureEnvironment({ directory: join(folder, 'live'), pin: pinOf(root) });
    const bytes = await collect(capture.read());
    expect(bytes.length).toBeGreaterThan(15_000_000);
    expect(bytes.includes(secret)).toBe(false);
    const copy = await reopen(capture, join(folder, 'copy'));
    capture.release();
    expect(copy.getCount()).toBe(10_000);
    await copy.close();
  });

  test('fails at the end of the reading when the pin was lost on the way', async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(folder);
    await root.put('a', 1);
    let isLost = false;
    const capture = captureEnvironment({
      directory: folder,
      pin: () => ({
        release() {},
        assertHeld() {
          if (isLost) throw new Error('the slot belongs to somebody else');
        },
      }),
    });
    await collect(capture.read());
    isLost = true;
    await expect(collect(capture.read())).rejects.toMatchObject({ code: 'pin_lost', path: join(folder, 'data.mdb') });
    capture.release();
  });

  test('stops a reading under way when it is released', async () => {
    const folder = await freshFolder();
    const root = liveEnvironment(folder);
    await root.transaction(() => {
      for (let id = 0; id < 4000; id++) root.put(id, seededBytes(id, 1000).toString());
    });
    let releases = 0;
    const taken = pinOf(root);
    const capture = captureEnvironment({
      directory: folder,
      pin: () => {
        const pin = taken();
        return {
          ...pin,
          release() {
            releases++;
            pin.release();
          },
        };
      },
    });
    const blocks = capture.read()[Symbol.asyncIterator]();
    await blocks.next();
    const next = blocks.next();
    capture.release();
    capture.release();
    await expect(next).rejects.toMatchObject({ code: 'aborted' });
    expect(releases).toBe(1);
    await expect(collect(capture.read())).rejects.toMatchObject({ code: 'aborted' });
  });

  test.each([
    { given: 'no folder', code: 'not_found', make: async () => {} },
    {
      given: 'a data file that is something else',
      code: 'source_damaged',
      make: async (folder: string) => {
        await mkdir(folder);
        for (const name of ['data.mdb', 'lock.mdb']) await writeFile(join(folder, name), seededBytes(1, 40_000));
      },
    },
  ])('$given → $code, and the pin is released', async ({ code, make }) => {
    const folder = join(await freshFolder(), 'live');
    await make(folder);
    let held = 0;
    const pin = () => {
      held++;
      return { release: () => void held--, assertHeld() {} };
    };
    expect(() => captureEnvironment({ directory: folder, pin })).toThrow(expect.objectContaining({ code }));
    expect(held).toBe(0);
  });
});
