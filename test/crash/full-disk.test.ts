import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, type DiskFile, nodeDisk, verifyArchive } from '@stillframe/snapshot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isFull } from './crash-form.js';
import { openLiveDatabase } from './live-database.js';

/** Which call of the disk fails next, and with what. */
interface Fault {
  call?: string;
  errno?: string;
  /** Calls of that name that still go well. */
  after: number;
}

function faultyDisk(): { disk: Disk; fault: Fault } {
  const fault: Fault = { after: 0 };
  const faulty =
    <A extends unknown[], R>(name: string, call: (...values: A) => Promise<R>) =>
    async (...values: A): Promise<R> => {
      if (name !== fault.call || fault.after-- > 0) return call(...values);
      fault.call = undefined as never;
      // What could not be closed is closed all the same: an open file would be the test's own leak.
      if (name === 'close') await call(...values);
      throw Object.assign(new Error(`${fault.errno}: injected`), { code: fault.errno });
    };
  const watch = <T extends object>(calls: T): T =>
    Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, faulty(name, call)])) as T;
  const create = async (path: string): Promise<DiskFile> => watch(await nodeDisk.create(path));
  return { disk: watch({ ...nodeDisk, create }), fault };
}

const errnos = { ENOSPC: 'no_space_left_on_device', EDQUOT: 'no_space_left_on_device', EIO: 'io_error' };
const calls = ['create', 'write', 'chmod', 'sync', 'close', 'rename', 'syncDirectory', 'link'];
const newestOf = (directory: string) => join(directory, readlinkSync(join(directory, 'data.ms.snapshot')));
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

describe('a disk that fails', () => {
  test.each(calls)(
    'at each "%s": the task says so, what was there stays, and the next snapshot is taken',
    {
      timeout: 120_000,
    },
    async (call) => {
      const { disk, fault } = faultyDisk();
      const live = await openLiveDatabase(['--snapshot-verify=false', '--snapshot-keep-last', '0'], { disk });
      await live.settled(await live.put([{ id: 1, text: noise(200_000) }]));
      await live.settled(await live.enqueue({ type: 'snapshotCreation' }));
      for (const [errno, code] of Object.entries(errnos)) {
        let failed = 0;
        for (let after = 0; ; after++) {
          const before = readdirSync(live.snapshotDir).sort();
          const newest = newestOf(live.snapshotDir);
          Object.assign(fault, { call, errno, after });
          const { status, error } = await live.settled(await live.enqueue({ type: 'snapshotCreation' }));
          // Reached no more, or only when the link led to the archive already: then that stays.
          if (status === 'succeeded' || newestOf(live.snapshotDir) !== newest) break;
          failed++;
          const about = { call, errno, after };
          expect({ ...about, error }).toMatchObject({ ...about, error: { code } });
          expect(error?.message).toContain(live.snapshotDir);
          if (errno !== 'EIO') expect(error?.message).toMatch(/: up to \d+ bytes are needed, \d+ are free/);
          expect({ ...about, names: readdirSync(live.snapshotDir).sort() }).toEqual({ ...about, names: before });
          if (!isFull && failed > 3) break;
        }
        expect(failed).toBeGreaterThan(0);
        Object.assign(fault, { call: '', after: 0 });
        await live.settled(await live.put([{ id: 2, errno }]));
        const { status } = await live.settled(await live.enqueue({ type: 'snapshotCreation' }));
        expect(status).toBe('succeeded');
      }
      await verifyArchive(newestOf(live.snapshotDir));
    },
  );
});

/** A small file system in memory, or why there can be none. */
function mountSmall(sizeKiB: number): { path: string; missing?: never } | { path?: never; missing: string } {
  const path = mkdtempSync(join(tmpdir(), 'stillframe-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKiB}k`, 'stillframe', path], { stdio: 'pipe' });
    return { path };
  } catch (error) {
    rmdirSync(path);
    return { missing: `this user cannot mount a file system (${String(error).split('\n')[1] ?? error})` };
  }
}

test('a file system that really fills up: bytes needed and free, earlier snapshots intact, nothing left', {
  timeout: 60_000,
}, async ({ skip }) => {
  const { path, missing } = mountSmall(4096);
  if (path === undefined) {
    console.warn(`skipped: ${missing}`);
    return skip(missing);
  }
  onTestFinished(() => {
    execFileSync('umount', [path]);
    rmdirSync(path);
  });
  const live = await openLiveDatabase(['--snapshot-dir', path, '--snapshot-keep-last', '0'], {});
  // Noise is half as small again as what is reckoned with, so that the look before the first byte lets it pass.
  await live.settled(await live.put(Array.from({ length: 100 }, (_, id) => ({ id, text: noise(18_000) }))));
  expect(await live.settled(await live.enqueue({ type: 'snapshotCreation' }))).toMatchObject({ status: 'succeeded' });
  const before = readdirSync(path).sort();
  expect(before).toHaveLength(3);

  await live.settled(await live.put(Array.from({ length: 100 }, (_, id) => ({ id, text: noise(18_000) }))));
  const { status, error } = await live.settled(await live.enqueue({ type: 'snapshotCreation' }));
  expect({ status, code: error?.code, type: error?.type }).toEqual({
    status: 'failed',
    code: 'no_space_left_on_device',
    type: 'system',
  });
  const [, needed, free] = /(\d+) bytes are needed.*, (\d+) are free/.exec(error?.message ?? '') ?? [];
  expect(Number(needed)).toBeGreaterThan(Number(free));
  expect(readdirSync(path).sort()).toEqual(before);
  await verifyArchive(newestOf(path));

  await live.settled(await live.enqueue({ type: 'documentDeletionAll', indexUid: 'log' }));
  await live.settled(await live.put([{ id: 1 }]));
});
