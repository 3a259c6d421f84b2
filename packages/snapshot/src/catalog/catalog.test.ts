import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { writeArchive } from '../archive/write-archive.js';
import { type PublishedArchive, publishArchive } from '../publish/publish-archive.js';
import { describeArchive } from '../publish/rebuild-record.js';
import { directoryTarget } from '../target/directory-target.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { sampleEntries, sampleFacts } from '../testing/sample-archive.js';
import { Catalog, type CatalogItem, type SnapshotInTheMaking } from './catalog.js';

const FOREIGN = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));
const database = 'data.ms';
const uids = ['20261123T101530250Z-3', '20261123T101530250Z-12', '20261124T101530250Z-14'];
const [oldest = '', middle = '', newest = ''] = uids;

async function publishOne(directory: string, snapshotUid: string): Promise<PublishedArchive> {
  const entries = await sampleEntries(await freshFolder());
  const capturedAt = snapshotUid.startsWith('20261123') ? '2026-11-23T10:15:30.250Z' : '2026-11-24T10:15:30.250Z';
  const facts = { ...sampleFacts, snapshotUid, capturedAt, taskUids: [Number(snapshotUid.split('-')[1])] };
  const write = (target: Writable) => writeArchive({ entries, facts, target });
  return publishArchive({ directory, database, snapshotUid, keepLast: 0, write });
}

async function filled() {
  const directory = await freshFolder();
  for (const uid of uids) await publishOne(directory, uid);
  const problems: string[] = [];
  const open = () =>
    new Catalog({
      target: directoryTarget(directory, database),
      database,
      describe: (file) => describeArchive(join(directory, file)),
      onProblem: (_problem, file) => problems.push(file),
    });
  return {
    directory,
    catalog: open(),
    open,
    problems,
    path: (uid: string) => join(directory, `${database}-${uid}.snapshot`),
  };
}

const all = { offset: 0, limit: 100 };
const uidOf = (item: CatalogItem) => ('record' in item ? item.record.snapshotUid : item.making.snapshotUid);
const listed = async (catalog: Catalog, filter = {}) => (await catalog.list(filter, all)).items.map(uidOf);
/** As a file is that was copied there some time ago. */
const settle = (path: string) => utimesSync(path, new Date('2026-11-20T10:00:00Z'), new Date('2026-11-20T10:00:00Z'));

describe('what is listed', () => {
  test('newest first, by instant and then by task, in pages', async () => {
    const { catalog } = await filled();
    expect(await listed(catalog)).toEqual([newest, middle, oldest]);
    const page = await catalog.list({}, { offset: 1, limit: 1 });
    expect([page.items.map(uidOf), page.total]).toEqual([[middle], 3]);
    expect((await catalog.list({}, { offset: 9, limit: 1 })).items).toEqual([]);
  });

  test('filters by state, kind and task; an empty list lets nothing through', async () => {
    const { catalog } = await filled();
    await catalog.update(middle, { state: 'verified' });
    expect(await listed(catalog, { states: ['verified'] })).toEqual([middle]);
    expect(await listed(catalog, { kinds: ['foreign'] })).toEqual([]);
    expect(await listed(catalog, { taskUids: [3, 14, 99] })).toEqual([newest, oldest]);
    expect(await listed(catalog, { states: [] })).toEqual([]);
  });

  test('one that is being made stands first until it is there or given up', async () => {
    const { catalog } = await filled();
    const making = {
      snapshotUid: '20261125T101530250Z-20',
      file: 'x',
      taskUids: [20, 21],
    } as unknown as SnapshotInTheMaking;
    const end = catalog.begin(making);
    expect(await listed(catalog)).toEqual([making.snapshotUid, newest, middle, oldest]);
    expect(await listed(catalog, { states: ['creating'], taskUids: [21] })).toEqual([making.snapshotUid]);
    for (const refused of [
      catalog.delete(making.snapshotUid, { force: true }),
      catalog.open(making.snapshotUid, 'downloaded'),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'snapshot_not_complete' });
    end();
    expect(await listed(catalog)).toEqual([newest, middle, oldest]);
    await expect(catalog.get(making.snapshotUid)).rejects.toMatchObject({ code: 'snapshot_not_found' });
  });
});

describe('the files are the truth', () => {
  test.each([
    ['is lost', (path: string) => rmSync(`${path}.json`)],
    ['is garbage', (path: string) => writeFileSync(`${path}.json`, '{"recordVersion": 2, "kind"')],
    [
      'is that of another archive',
      (path: string) => copyFileSync(path.replace(middle, newest).concat('.json'), `${path}.json`),
    ],
  ])('a record that %s is made again', async (_what, spoil) => {
    const { open, path, catalog } = await filled();
    settle(path(middle));
    expect(await listed(catalog)).toHaveLength(3);
    spoil(path(middle));
    for (const either of [catalog, open()]) {
      expect(await listed(either)).toEqual([newest, middle, oldest]);
      expect(await either.get(middle)).toMatchObject({
        record: { snapshotUid: middle, tookMs: null, indexes: sampleFacts.indexes },
      });
    }
    expect(JSON.parse(readFileSync(`${path(middle)}.json`, 'utf8'))).toMatchObject({ snapshotUid: middle });
  });

  test('at a start, also one that appeared a moment ago and whose record was never written', async () => {
    const { open, path } = await filled();
    rmSync(`${path(newest)}.json`);
    const now = new Date();
    utimesSync(path(newest), now, now);
    const started = open();
    await started.load();
    expect(await listed(started)).toEqual([newest, middle, oldest]);
    expect(JSON.parse(readFileSync(`${path(newest)}.json`, 'utf8'))).toMatchObject({ snapshotUid: newest });
  });

  test('a record that the disk does not give now is not written over, and retention holds its archive for pinned', async () => {
    const { directory, path } = await filled();
    const record = `${path(oldest)}.json`;
    const pinned = JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), pinned: true });
    writeFileSync(record, pinned);
    settle(path(oldest));
    const problems: string[] = [];
    const { readTexts: _, ...target } = directoryTarget(directory, database);
    let isFailing = true;
    const catalog = new Catalog({
      target: {
        ...target,
        async readText(name) {
          if (isFailing && name === basename(record)) throw new Error('EMFILE');
          return target.readText(name);
        },
      },
      database,
      describe: (file) => describeArchive(join(directory, file)),
      onProblem: (_problem, file) => problems.push(file),
    });
    const pinnedOf = async () => {
      let pinned: string[] = [];
      await catalog.retire((entries) => {
        pinned = entries.filter((entry) => entry.pinned).map(({ snapshotUid }) => snapshotUid);
        return [];
      });
      return pinned;
    };
    await listed(catalog);
    expect(await pinnedOf()).toEqual([oldest]);
    // Asking for it alone would describe it again.
    await catalog.get(oldest).catch(() => {});
    expect(await pinnedOf()).toEqual([oldest]);
    expect(problems).toContain(basename(record));
    expect(readFileSync(record, 'utf8')).toBe(pinned);
    isFailing = false;
    expect(await catalog.get(oldest)).toMatchObject({ record: { pinned: true } });
  });

  test('an archive that goes is gone, one that comes by hand is there, under whatever name', async () => {
    const { directory, catalog, path } = await filled();
    expect(await listed(catalog)).toHaveLength(3);
    rmSync(path(newest));
    renameSync(path(oldest), join(directory, 'copy of monday.snapshot'));
    rmSync(`${path(oldest)}.json`);
    settle(join(directory, 'copy of monday.snapshot'));
    expect(await listed(catalog)).toEqual([middle, oldest]);
    await expect(catalog.get(newest)).rejects.toMatchObject({ code: 'snapshot_not_found' });
  });

  test('an archive of Meilisearch is foreign, and what is no archive is told once and not listed', async () => {
    const { directory, catalog, problems } = await filled();
    for (const [name, from] of [['theirs.snapshot', FOREIGN]] as const) copyFileSync(from, join(directory, name));
    writeFileSync(join(directory, 'notes.snapshot'), 'buy milk');
    for (const name of ['theirs.snapshot', 'notes.snapshot']) settle(join(directory, name));
    const { items } = await catalog.list({ kinds: ['foreign'] }, all);
    expect(items).toMatchObject([
      {
        record: {
          kind: 'foreign',
          state: 'complete',
          file: 'theirs.snapshot',
          capturedAt: '2026-11-20T10:00:00.000Z',
          indexes: null,
        },
      },
    ]);
    expect(items.map(uidOf)[0]).toMatch(/^foreign-[0-9a-f]{16}$/);
    expect(await listed(catalog)).toHaveLength(4);
    await catalog.list({}, all);
    expect(problems).toEqual(['notes.snapshot']);
  });

  test('a file that is still being copied is looked at when it is whole', async () => {
    const { directory, catalog, path, problems } = await filled();
    const copy = join(directory, 'copy.snapshot');
    writeFileSync(copy, readFileSync(path(middle)).subarray(0, 1000));
    settle(copy);
    rmSync(path(middle));
    rmSync(`${path(middle)}.json`);
    expect(await listed(catalog)).toEqual([newest, oldest]);
    expect(problems).toEqual(['copy.snapshot']);
    copyFileSync(path(oldest), copy);
    utimesSync(copy, 1, 1);
    rmSync(path(oldest));
    expect(await listed(catalog)).toEqual([newest, oldest]);
  });

  test('an archive that is seen a moment before its record is there as soon as the record is', async () => {
    const { catalog, path } = await filled();
    utimesSync(path(newest), new Date(), new Date());
    const record = readFileSync(`${path(newest)}.json`);
    rmSync(`${path(newest)}.json`);
    expect(await listed(catalog)).toEqual([middle, oldest]);
    writeFileSync(`${path(newest)}.json`, record);
    const { release } = await catalog.use(newest, 'verified');
    release();
    expect(await listed(catalog)).toEqual([newest, middle, oldest]);
  });

  test('an archive cut by somebody is corrupt, and never the newest good one', async () => {
    const { directory, catalog, path } = await filled();
    chmodSync(path(newest), 0o600);
    truncateSync(path(newest), 1000);
    expect(await catalog.get(newest)).toMatchObject({
      record: { state: 'corrupt', verification: { error: { code: 'truncated' } } },
    });
    expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(basename(path(middle)));
    await expect(catalog.open(newest, 'downloaded')).rejects.toMatchObject({ code: 'snapshot_corrupt' });
  });
});

describe('the newest', () => {
  test('follows what is deleted and what is found corrupt; an archive of somebody else does not count', async () => {
    const { directory, catalog, path } = await filled();
    const instant = async () => (await catalog.newest(['complete', 'verified']))?.capturedAt.toISOString();
    copyFileSync(FOREIGN, join(directory, 'theirs.snapshot'));
    utimesSync(join(directory, 'theirs.snapshot'), new Date('2026-11-26'), new Date('2026-11-26'));
    await catalog.load();
    expect(await catalog.newest(['verified'])).toBeUndefined();
    expect(await instant()).toBe('2026-11-24T10:15:30.250Z');
    await catalog.update(middle, { state: 'verified' });
    const { size } = statSync(path(middle));
    expect(await catalog.newest(['verified'])).toEqual({
      capturedAt: new Date('2026-11-23T10:15:30.250Z'),
      sizeBytes: size,
    });
    await catalog.delete(newest, { force: false });
    expect(await instant()).toBe('2026-11-23T10:15:30.250Z');
    await catalog.update(middle, { state: 'corrupt' });
    rmSync(path(oldest));
    expect(await instant()).toBeUndefined();
  });
});

describe('changing', () => {
  test('what was changed is on disk; changes at once do not undo each other', async () => {
    const { catalog, open } = await filled();
    await Promise.all([catalog.update(middle, { pinned: true }), catalog.update(middle, { state: 'verified' })]);
    expect(await open().get(middle)).toMatchObject({ record: { pinned: true, state: 'verified' } });
    await expect(catalog.update('20261123T101530250Z-99', {})).rejects.toMatchObject({ code: 'snapshot_not_found' });
  });

  test('the link follows what is known: to the one before when the newest is corrupt, back when it is good after all', async () => {
    const { directory, catalog, path } = await filled();
    const link = () => readlinkSync(join(directory, 'data.ms.snapshot'));
    await catalog.update(newest, { state: 'corrupt' });
    expect(link()).toBe(basename(path(middle)));
    await catalog.update(newest, { state: 'verified' });
    expect(link()).toBe(basename(path(newest)));
    for (const uid of uids) await catalog.update(uid, { state: 'corrupt' });
    expect(existsSync(join(directory, 'data.ms.snapshot'))).toBe(false);
  });

  test('retention passes over what is pinned or in use', async () => {
    const { directory, catalog, path } = await filled();
    await catalog.update(oldest, { pinned: true });
    const { release } = await catalog.use(middle, 'downloaded');
    const publish = async (snapshotUid: string) => {
      const entries = await sampleEntries(await freshFolder());
      const write = (target: Writable) => writeArchive({ entries, facts: { ...sampleFacts, snapshotUid }, target });
      const mayRemove = (removed: string) => !catalog.isInUse(basename(removed));
      return publishArchive({ directory, database, snapshotUid, keepLast: 1, write, mayRemove });
    };
    expect((await publish('20261125T101530250Z-20')).removed).toEqual([path(newest)]);
    release();
    expect((await publish('20261126T101530250Z-21')).removed).toEqual([path('20261125T101530250Z-20'), path(middle)]);
    expect(await listed(catalog)).toContain(oldest);
  });
});

describe('deleting', () => {
  test('archive and record go, and the link points to the newest that is left', async () => {
    const { directory, catalog, path } = await filled();
    await catalog.delete(newest, { force: false });
    expect([existsSync(path(newest)), existsSync(`${path(newest)}.json`)]).toEqual([false, false]);
    expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(basename(path(middle)));
    await expect(catalog.delete(newest, { force: false })).rejects.toMatchObject({ code: 'snapshot_not_found' });
  });

  test('the last good one only when that is meant', async () => {
    const { directory, catalog } = await filled();
    await catalog.update(newest, { state: 'corrupt' });
    await catalog.delete(oldest, { force: false });
    await expect(catalog.delete(middle, { force: false })).rejects.toMatchObject({ code: 'last_good_snapshot' });
    await catalog.delete(newest, { force: false });
    await catalog.delete(middle, { force: true });
    expect(await listed(catalog)).toEqual([]);
    expect(existsSync(join(directory, 'data.ms.snapshot'))).toBe(false);
  });

  test('not while somebody reads it, and the refusal says what is done with it', async () => {
    const { catalog } = await filled();
    const opened = await catalog.open(middle, 'downloaded');
    const { release } = await catalog.use(middle, 'verified');
    await expect(catalog.delete(middle, { force: true })).rejects.toMatchObject({
      code: 'snapshot_in_use',
      message: `Snapshot \`${middle}\` is in use: it is being downloaded and verified. Try again when that has ended.`,
    });
    release();
    release();
    await expect(catalog.delete(middle, { force: true })).rejects.toMatchObject({ code: 'snapshot_in_use' });
    expect((await text(opened.file.read(0, 2))).length).toBe(2);
    await opened.release();
    await catalog.delete(middle, { force: true });
  });

  test('nobody opens what is being deleted', async () => {
    const { catalog } = await filled();
    await listed(catalog);
    const [deleted, opened] = await Promise.allSettled([
      catalog.delete(middle, { force: false }),
      catalog.open(middle, 'downloaded').then((file) => file.release()),
    ]);
    expect([deleted.status, opened.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('a directory that does not exist holds nothing; a file in its place is an error', async () => {
  const folder = await freshFolder();
  const at = (name: string) =>
    new Catalog({
      target: directoryTarget(join(folder, name), database),
      database,
      describe: () => Promise.reject(new Error('nothing')),
    });
  expect(await at('missing').list({}, all)).toEqual({ items: [], total: 0 });
  writeFileSync(join(folder, 'file'), '');
  await expect(at('file').list({}, all)).rejects.toMatchObject({ name: 'SnapshotError' });
});
