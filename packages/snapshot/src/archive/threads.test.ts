import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { captureEnvironment } from '../capture/capture-environment.js';
import type { Pin } from '../capture/pin.js';
import { publishArchive } from '../publish/publish-archive.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { liveEnvironment, pinOf } from '../testing/live-environment.js';
import { sampleEntries, sampleFacts, writeSample } from '../testing/sample-archive.js';
import { seededBytes } from '../testing/seeded-random.js';
import { endIdleThreads } from '../threads/thread-pool.js';
import { type WriteArchiveOptions, writeArchive } from './write-archive.js';

/** Entries with a captured environment of some 12 MB, which threads read and compress. */
async function largeEntries(folder: string, pin?: () => Pin) {
  const directory = join(folder, 'large');
  const root = liveEnvironment(directory);
  await root.transaction(() => {
    for (let id = 0; id < 12_000; id++) root.put(id, { id, plot: seededBytes(id, 600).toString() });
  });
  const capture = captureEnvironment({ directory, pin: pin ?? pinOf(root) });
  onTestFinished(() => capture.release());
  const entries = (await sampleEntries(folder)).map((entry) =>
    entry.name === 'documents/data.mdb'
      ? { ...entry, sizeBytes: capture.sizeBytes, read: () => capture.read(), lend: () => capture.lend() }
      : entry,
  );
  return { entries, capture, dataFile: join(directory, 'data.mdb') };
}

/** Runs `meet` on each worker thread that begins while the test runs. */
function onWorker(meet: (worker: Worker, position: number) => void): void {
  let position = 0;
  const listener = (worker: Worker) => meet(worker, position++);
  process.on('worker', listener);
  onTestFinished(() => void process.off('worker', listener));
}

const openCount = (path: string) =>
  readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === path;
    } catch {
      return false;
    }
  }).length;

async function publish(folder: string, options: Omit<WriteArchiveOptions, 'target' | 'facts'>) {
  const directory = join(folder, 'snapshots');
  const publishing = publishArchive({
    directory,
    database: sampleFacts.database,
    snapshotUid: sampleFacts.snapshotUid,
    keepLast: 3,
    write: (target) => writeArchive({ ...options, facts: sampleFacts, target }),
  });
  return { directory, publishing };
}

// Otherwise threads of the test before would be at work.
beforeEach(endIdleThreads);

describe('the threads of a large archive', () => {
  test('write what a single thread writes', async () => {
    const folder = await freshFolder();
    const { entries } = await largeEntries(folder);
    let workers = 0;
    onWorker(() => workers++);
    const paths = ['lent', 'read'].map((name) => join(folder, name));
    const [lent = '', read = ''] = paths;
    await writeSample(lent, entries);
    expect(workers).toBeGreaterThanOrEqual(2);
    await writeSample(
      read,
      entries.map(({ lend: _, ...entry }: (typeof entries)[number] & { lend?: unknown }) => entry),
    );
    expect(readFileSync(lent).equals(readFileSync(read))).toBe(true);
  });

  test('wait for the next one, and begin it without what they knew of the last', async () => {
    const folder = await freshFolder();
    const { entries } = await largeEntries(folder);
    let workers = 0;
    onWorker(() => workers++);
    const [first, second, third] = ['a', 'b', 'c'].map((name) => join(folder, name)) as [string, string, string];
    await writeSample(first, entries);
    const begun = workers;
    expect(openCount(first)).toBe(0);
    await writeSample(second, entries, { previousPath: first });
    expect(openCount(first)).toBe(0);
    let copied = -1;
    await writeSample(third, entries, { level: 3, onReuse: (segments) => (copied = segments.copied) });
    expect({ workers, copied }).toEqual({ workers: begun, copied: 0 });
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    expect(readFileSync(third).length).toBeLessThan(readFileSync(first).length);
  });

  test.each([0, 1])(
    'thread %d dies: the task fails, nothing is left behind, and nobody waits for ever',
    async (victim) => {
      const folder = await freshFolder();
      const { entries, dataFile } = await largeEntries(folder);
      const openBefore = openCount(dataFile);
      let killed = 0;
      onWorker((worker, position) => {
        if (position !== victim) return;
        worker.once('message', () => {
          killed++;
          void worker.terminate();
        });
      });
      const { directory, publishing } = await publish(folder, { entries });
      await expect(publishing).rejects.toMatchObject({
        code: 'io_error',
        message: expect.stringContaining('worker thread'),
      });
      expect(killed).toBe(1);
      expect(readdirSync(directory)).toEqual([]);
      expect(openCount(dataFile)).toBe(openBefore);
    },
  );

  test('an abort in the middle leaves nothing, and ends the threads', async () => {
    const folder = await freshFolder();
    const { entries } = await largeEntries(folder);
    const exits: Promise<unknown>[] = [];
    onWorker((worker) => exits.push(new Promise((resolve) => worker.once('exit', resolve))));
    const stop = new AbortController();
    const { directory, publishing } = await publish(folder, {
      entries,
      level: 9,
      signal: stop.signal,
      onProgress: ({ bytesDone, bytesTotal }) => {
        if (bytesDone > bytesTotal / 4) stop.abort(new Error('enough'));
      },
    });
    await expect(publishing).rejects.toMatchObject({ code: 'aborted' });
    expect(readdirSync(directory)).toEqual([]);
    expect(exits.length).toBeGreaterThanOrEqual(2);
    await Promise.all(exits);
  });

  test('a pin that was lost on the way fails the archive', async () => {
    const folder = await freshFolder();
    const lost = () => ({
      release() {},
      assertHeld() {
        throw new Error('the slot belongs to somebody else');
      },
    });
    const { entries } = await largeEntries(folder, lost);
    const { directory, publishing } = await publish(folder, { entries });
    await expect(publishing).rejects.toMatchObject({ code: 'pin_lost' });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a capture released meanwhile fails the archive, and its file stays open until the threads are gone', async () => {
    const folder = await freshFolder();
    const { entries, capture, dataFile } = await largeEntries(folder);
    const openBefore = openCount(dataFile);
    const { publishing } = await publish(folder, {
      entries,
      onProgress: () => {
        capture.release();
        expect(openCount(dataFile)).toBe(openBefore);
      },
    });
    await expect(publishing).rejects.toMatchObject({ code: 'aborted' });
    expect(openCount(dataFile)).toBe(openBefore - 1);
  });

  test('a damaged page is told as what it is, also from another thread', async () => {
    const folder = await freshFolder();
    const { entries, capture } = await largeEntries(folder);
    const lendDamaged = () => {
      const lent = capture.lend();
      const meta = Buffer.from(lent.source.meta);
      // The root of the main tree: a page that is no tree page.
      meta.writeBigUInt64LE(1n, 72 + 40);
      return { ...lent, source: { ...lent.source, meta } };
    };
    const damaged = entries.map((entry) => ('lend' in entry ? { ...entry, lend: lendDamaged } : entry));
    const { publishing } = await publish(folder, { entries: damaged });
    await expect(publishing).rejects.toMatchObject({ code: 'source_damaged' });
  });

  test('the calling thread stays free', { timeout: 60_000 }, async () => {
    const folder = await freshFolder();
    const { entries } = await largeEntries(folder);
    let turns = 0;
    let isOver = false;
    const count = async () => {
      for (; !isOver; turns++) await setTimeout(1);
    };
    const counting = count();
    const startedAt = performance.now();
    await writeSample(join(folder, 'a.snapshot'), entries, { level: 9 });
    const tookMs = performance.now() - startedAt;
    isOver = true;
    await counting;
    // Level 9 takes some 0.5 s of 12 MB; a thread that compressed by itself would have had one turn for each block.
    expect(turns).toBeGreaterThan(tookMs / 10);
  });
});
