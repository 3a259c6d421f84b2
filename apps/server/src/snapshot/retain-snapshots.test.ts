import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchiveRecord, Catalog, directoryTarget, renderRecord } from '@stillframe/snapshot';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Retention } from './retain-snapshots.js';

const UIDS = ['20261123T100000000Z-1', '20261123T110000000Z-2', '20261123T120000000Z-3'] as const;
const [oldest, middle, newest] = UIDS;
const keepLastOne = {
  source: 'flags',
  keep: { last: 1, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
  timeZone: 'UTC',
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retention-'));
  for (const uid of UIDS) {
    const record = recordOf(uid);
    await writeFile(join(folder, record.file), 'archive');
    await writeFile(join(folder, `${record.file}.json`), renderRecord(record));
  }
});

afterEach(() => rm(folder, { recursive: true }));

test('what was in use goes when its use has ended, and nothing that somebody keeps', async () => {
  const catalog = new Catalog({
    target: directoryTarget(folder, 'data.ms'),
    database: 'data.ms',
    describe: (file) => Promise.reject(new Error(`nobody describes ${file}`)),
  });
  const retention = new Retention({
    catalog,
    mayRetain: async () => true,
    rules: () => [keepLastOne],
    logger: pino({ enabled: false }),
  });
  const { release } = await catalog.use(middle, 'verified');
  await retention.run();
  expect(await uids()).toEqual([middle, newest]);
  await retention.runAgain();
  expect(await uids()).toEqual([middle, newest]);
  release();
  await retention.runAgain();
  expect(await uids()).toEqual([newest]);

  // Nothing was passed over any more: a copy that somebody puts there to look at it is left alone until the next snapshot.
  const { file } = recordOf(oldest);
  await writeFile(join(folder, file), 'archive');
  await writeFile(join(folder, `${file}.json`), renderRecord(recordOf(oldest)));
  await retention.runAgain();
  expect(await uids()).toEqual([oldest, newest]);
});

/** Those that are still there. */
async function uids(): Promise<string[]> {
  const names = await readdir(folder);
  return UIDS.filter((uid) => names.includes(recordOf(uid).file));
}

const recordOf = (snapshotUid: string): ArchiveRecord => ({
  recordVersion: 2,
  snapshotUid,
  kind: 'native',
  state: 'complete',
  pinned: false,
  file: `data.ms-${snapshotUid}.snapshot`,
  sizeBytes: 7,
  sha256: '0'.repeat(64),
  database: 'data.ms',
  capturedAt: snapshotUid.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z.*$/, '$1-$2-$3T$4:$5:$6.$7Z'),
  taskUids: [1],
  tookMs: 1,
  tailOffset: 0,
  databaseSizeBytes: 1,
  formatVersion: 1,
  stillframeVersion: '0.1.0',
  pkgVersion: '1.50.0',
  indexes: [],
  verification: null,
});
