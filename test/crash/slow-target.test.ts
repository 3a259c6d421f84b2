import { readdirSync } from 'node:fs';
import { type Disk, nodeDisk } from '@stillframe/snapshot';
import { expect, test } from 'vitest';
import { type LiveDatabase, openLiveDatabase } from './live-database.js';

const BYTES_PER_SECOND = 20_000;
const MAX_PIN_SECONDS = 3;

/** A disk on which each write of an archive waits as long as `wait` says, given its bytes; the file is closed when the test ends. */
function slowDisk(wait: (bytes: number) => Promise<void>): Disk {
  const create: Disk['create'] = async (path) => {
    const file = await nodeDisk.create(path);
    return {
      ...file,
      write: async (bytes) => {
        await wait(bytes.length);
        await file.write(bytes);
      },
    };
  };
  return { ...nodeDisk, create };
}

/** Readers that this process has registered in either environment. */
const readers = ({ database: { control } }: LiveDatabase): number =>
  control.root.readerList().trim().split('\n').length - 1;

/** On a machine that is busy otherwise, a quick target may need a second try. */
async function takeSnapshot(live: LiveDatabase): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const { status } = await live.settled(await live.enqueue({ type: 'snapshotCreation' }));
    if (status === 'succeeded') return;
  }
  throw new Error('no snapshot could be taken, though the target is quick');
}

test.each([
  {
    target: 'takes 20 KB a second',
    wait: (bytes: number) => new Promise<void>((resolve) => setTimeout(resolve, (bytes / BYTES_PER_SECOND) * 1000)),
  },
  { target: 'blocks', wait: () => new Promise<void>(() => {}) },
])(
  'a target that $target: writes go on, and the pages are let go in time, with a clear failure',
  {
    timeout: 60_000,
  },
  async ({ wait }) => {
    let isSlow = false;
    const disk = slowDisk(async (bytes) => {
      if (isSlow) await wait(bytes);
    });
    const pin = ['--snapshot-max-pin', `${MAX_PIN_SECONDS}`];
    const live = await openLiveDatabase([...pin, '--snapshot-verify=false'], { disk });
    const documents = Array.from({ length: 400 }, (_, id) => ({
      id,
      text: Array.from({ length: 1000 }, () => Math.random().toString(36)[4]).join(''),
    }));
    await live.settled(await live.put(documents));
    await takeSnapshot(live);
    const before = readdirSync(live.snapshotDir).sort();
    const readersBefore = readers(live);

    isSlow = true;
    const began = performance.now();
    const snapshot = await live.enqueue({ type: 'snapshotCreation' });
    // At least one write begins and ends while the snapshot hangs.
    let writes = 0;
    while (live.database.control.task(snapshot)?.finishedAt === null) {
      await live.settled(await live.put([{ id: 1000, writes }]));
      if (live.database.control.task(snapshot)?.finishedAt === null) writes++;
    }
    const tookMs = performance.now() - began;
    expect(writes).toBeGreaterThan(2);
    expect(await live.settled(snapshot)).toMatchObject({
      status: 'failed',
      error: { code: 'io_error', message: expect.stringMatching(/given up after 3 s.*--snapshot-max-pin/) },
    });
    expect(tookMs).toBeLessThan(MAX_PIN_SECONDS * 1000 + 4000);
    expect(readers(live)).toBe(readersBefore);
    expect(readdirSync(live.snapshotDir).sort()).toEqual(before);

    isSlow = false;
    await takeSnapshot(live);
  },
);
