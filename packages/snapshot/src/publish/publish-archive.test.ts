import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ArchiveEntry } from '../archive/archive-entry.js';
import { type WriteArchiveOptions, writeArchive } from '../archive/write-archive.js';
import { verifyChecksums } from '../read/verify-checksums.js';
import { failingDisk } from '../testing/failing-disk.js';
import { freshFolder } from '../testing/fresh-folder.js';
import { sampleEntries, sampleFacts } from '../testing/sample-archive.js';
import { nodeDisk } from './disk.js';
import { listArchives } from './list-archives.js';
import { type PublishArchiveOptions, type PublishedArchive, publishArchive } from './publish-archive.js';

const uidAt = (second: number) => `20261123T1015${String(second).padStart(2, '0')}000Z-${second}`;
const nameOf = (uid: string) => `data.ms-${uid}.snapshot`;

interface Setup {
  directory: string;
  publish(
    snapshotUid: string,
    options?: Partial<PublishArchiveOptions & WriteArchiveOptions>,
  ): Promise<PublishedArchive>;
}

async function setup(directoryName = 'snapshots'): Promise<Setup> {
  const folder = await freshFolder();
  const entries: ArchiveEntry[] = await sampleEntries(folder);
  const directory = join(folder, directoryName);
  return {
    directory,
    publish: (snapshotUid, options = {}) =>
      publishArchive({
        directory,
        database: 'data.ms',
        snapshotUid,
        keepLast: 3,
        write: (target) => writeArchive({ entries, facts: { ...sampleFacts, snapshotUid }, target, ...options }),
        ...options,
      }),
  };
}

describe('publishArchive', () => {
  test('leaves a dated archive, its record and a link to it', async () => {
    const { directory, publish } = await setup(join('made', 'on', 'the', 'way'));
    const uid = uidAt(1);
    const published = await publish(uid);

    expect(readdirSync(directory).sort()).toEqual([nameOf(uid), `${nameOf(uid)}.json`, 'data.ms.snapshot']);
    expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(nameOf(uid));
    expect(statSync(join(directory, nameOf(uid))).mode & 0o777).toBe(0o400);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const bytes = readFileSync(published.path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(published).toMatchObject({
      path: join(directory, nameOf(uid)),
      sizeBytes: bytes.length,
      sha256,
      removed: [],
    });
    expect(await verifyChecksums({ archivePath: join(directory, 'data.ms.snapshot') })).toEqual(published.manifest);
    expect(JSON.parse(readFileSync(`${published.path}.json`, 'utf8'))).toEqual({
      recordVersion: 2,
      snapshotUid: uid,
      kind: 'native',
      state: 'complete',
      pinned: false,
      file: nameOf(uid),
      sizeBytes: bytes.length,
      sha256,
      database: 'data.ms',
      capturedAt: sampleFacts.capturedAt,
      taskUids: [7, 9],
      tookMs: published.record.tookMs,
      tailOffset: published.manifest.tailOffset,
      databaseSizeBytes: published.manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0),
      formatVersion: 1,
      stillframeVersion: sampleFacts.stillframeVersion,
      pkgVersion: sampleFacts.pkgVersion,
      indexes: sampleFacts.indexes,
      verification: null,
    });
    expect(published.record.tookMs).toBeGreaterThanOrEqual(0);
  });

  test('keeps the last three, and always points to the newest', async () => {
    const { directory, publish } = await setup();
    for (let second = 1; second <= 5; second++) {
      const { removed } = await publish(uidAt(second));
      expect(removed).toEqual(second <= 3 ? [] : [join(directory, nameOf(uidAt(second - 3)))]);
      expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(nameOf(uidAt(second)));
    }
    const uids = (await listArchives(directory, 'data.ms')).map((archive) => archive.snapshotUid);
    expect(uids).toEqual([uidAt(5), uidAt(4), uidAt(3)]);
    expect(readdirSync(directory).length).toBe(7);
  });

  test.each([
    { keepLast: 0, want: [4, 3, 2, 1] },
    { keepLast: 1, want: [4] },
    { keepLast: 2, want: [4, 3] },
  ])('keepLast $keepLast', async ({ keepLast, want }) => {
    const { directory, publish } = await setup();
    for (let second = 1; second <= 4; second++) await publish(uidAt(second), { keepLast });
    expect((await listArchives(directory, 'data.ms')).map((archive) => archive.snapshotUid)).toEqual(want.map(uidAt));
  });

  test('a clock that was set back does not cost the new archive', async () => {
    const { directory, publish } = await setup();
    await publish(uidAt(30), { keepLast: 2 });
    await publish(uidAt(31), { keepLast: 2 });
    await publish(uidAt(5), { keepLast: 2 });
    expect((await listArchives(directory, 'data.ms')).map((archive) => archive.snapshotUid)).toEqual([
      uidAt(31),
      uidAt(5),
    ]);
    expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(nameOf(uidAt(5)));
  });

  test('hands over the newest archive that is not known to be corrupt, to copy from', async () => {
    const { directory, publish } = await setup();
    const handed: (string | undefined)[] = [];
    const entries = await sampleEntries(await freshFolder());
    const write = (second: number) => (target: Writable, previousPath: string | undefined) => {
      handed.push(previousPath);
      return writeArchive({ entries, facts: { ...sampleFacts, snapshotUid: uidAt(second) }, target, previousPath });
    };
    for (const second of [1, 2]) await publish(uidAt(second), { write: write(second) });
    const record = join(directory, `${nameOf(uidAt(2))}.json`);
    await writeFile(record, readFileSync(record, 'utf8').replace('"complete"', '"corrupt"'));
    await publish(uidAt(3), { write: write(3) });
    const first = join(directory, nameOf(uidAt(1)));
    expect(handed).toEqual([undefined, first, first]);
  });

  test('corrupt archives neither count nor go, and strangers stay', async () => {
    const { directory, publish } = await setup();
    await publish(uidAt(1));
    await publish(uidAt(2));
    const record = join(directory, `${nameOf(uidAt(1))}.json`);
    await writeFile(record, readFileSync(record, 'utf8').replace('"complete"', '"corrupt"'));
    const strangers = [
      'other.ms-20261123T101501000Z-1.snapshot',
      'data.ms-notes.snapshot',
      'data.ms-20261123T101501000Z-1.snapshot.bak',
    ];
    for (const name of strangers) await writeFile(join(directory, name), 'not ours');
    const { removed } = await publish(uidAt(3), { keepLast: 1 });
    expect(removed).toEqual([join(directory, nameOf(uidAt(2)))]);
    expect(readdirSync(directory)).toEqual(expect.arrayContaining([...strangers, nameOf(uidAt(1)), nameOf(uidAt(3))]));
  });

  test('the file that Meilisearch left in place of the link is kept', async () => {
    const { directory, publish } = await setup();
    await mkdir(directory);
    await writeFile(join(directory, 'data.ms.snapshot'), 'the only snapshot there is');
    const { setAside } = await publish(uidAt(1));
    const sha256 = createHash('sha256').update('the only snapshot there is').digest('hex');
    expect(setAside).toBe(join(directory, `data.ms-foreign-${sha256.slice(0, 16)}.snapshot`));
    expect(readFileSync(setAside ?? '', 'utf8')).toBe('the only snapshot there is');
    expect(lstatSync(join(directory, 'data.ms.snapshot')).isSymbolicLink()).toBe(true);
    expect((await publish(uidAt(2))).setAside).toBeUndefined();
  });

  test('a dangling link is swung, a folder in its place is an error', async () => {
    const dangling = await setup();
    await mkdir(dangling.directory);
    await symlink('gone.snapshot', join(dangling.directory, 'data.ms.snapshot'));
    await dangling.publish(uidAt(1));
    expect(readlinkSync(join(dangling.directory, 'data.ms.snapshot'))).toBe(nameOf(uidAt(1)));

    const blocked = await setup();
    await mkdir(join(blocked.directory, 'data.ms.snapshot'), { recursive: true });
    await expect(blocked.publish(uidAt(1))).rejects.toMatchObject({ code: 'already_exists' });
    expect(readdirSync(blocked.directory)).toEqual(['data.ms.snapshot']);
  });

  test('an archive of the same name is not replaced', async () => {
    const { directory, publish } = await setup();
    const { sha256, path } = await publish(uidAt(1));
    await expect(publish(uidAt(1), { level: 9 })).rejects.toMatchObject({ code: 'already_exists', path });
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    expect(readdirSync(directory).length).toBe(3);
  });

  const steps = [
    'makeDirectory',
    'freeBytes',
    'list',
    'create',
    'write',
    'chmod',
    'sync',
    'rename',
    'syncDirectory',
    'link',
  ];
  const errnos = { ENOSPC: 'no_space', EIO: 'io_error', EACCES: 'not_writable' };

  test.each(steps)('a failing %s: everything is as it was, and the error names the folder', async (call) => {
    for (const [errno, code] of Object.entries(errnos)) {
      const { directory, publish } = await setup();
      await publish(uidAt(1));
      const before = readdirSync(directory).sort();
      // Archive, record, link: with the third rename the archive is published.
      const isPublished = (calls: string[]) => calls.slice(0, -1).filter((done) => done === 'rename').length === 3;
      let failures = 0;
      for (; ; failures++) {
        const { disk, calls } = failingDisk({ call, occurrence: failures, errno });
        const failure: unknown = await publish(uidAt(2), { disk, expectedBytes: 1 }).catch((error) => error);
        if (isPublished(calls)) break;
        expect({ failures, failure }).toMatchObject({ failures, failure: { code } });
        expect(String(failure)).toContain(directory);
        expect({ failures, names: readdirSync(directory).sort() }).toEqual({ failures, names: before });
        expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(nameOf(uidAt(1)));
      }
      expect(failures).toBeGreaterThan(0);
      expect(readlinkSync(join(directory, 'data.ms.snapshot'))).toBe(nameOf(uidAt(2)));
    }
  });

  test('a full disk, in the words an operator reads', async () => {
    const { directory, publish } = await setup();
    const { disk } = failingDisk({ call: 'write', occurrence: 0, errno: 'ENOSPC' });
    await expect(publish(uidAt(1), { disk })).rejects.toMatchObject({
      code: 'no_space',
      message: `cannot publish ${nameOf(uidAt(1))} in ${directory}: no space left on the disk`,
      path: directory,
      hint: 'free space there, or choose another disk',
    });
  });

  test('too little free space is told before anything is written', async () => {
    const { directory, publish } = await setup();
    let isAsked = false;
    const write = async (_target: Writable): Promise<never> => {
      isAsked = true;
      throw new Error('never reached');
    };
    const disk = { ...nodeDisk, freeBytes: async () => 1000 };
    await expect(publish(uidAt(1), { disk, expectedBytes: 5000, write })).rejects.toMatchObject({
      code: 'no_space',
      message: `about 5000 bytes are needed in ${directory}, 1000 are free`,
      hint: 'free 4000 bytes there, or choose another snapshot directory',
    });
    expect(isAsked).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('what was written is read back: a disk that lies is found out', async () => {
    const { directory, publish } = await setup();
    const lying = {
      ...nodeDisk,
      async create(path: string) {
        const file = await nodeDisk.create(path);
        let position = 0;
        return {
          ...file,
          write(bytes: Uint8Array) {
            const written = Buffer.from(bytes);
            const at = 1500 - position;
            position += written.length;
            if (at >= 0 && at < written.length) written[at] = (written[at] ?? 0) ^ 1;
            return file.write(written);
          },
        };
      },
    };
    await expect(publish(uidAt(1), { disk: lying })).rejects.toMatchObject({ code: 'checksum_mismatch' });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('stops when the signal fires, and leaves nothing', async () => {
    const { directory, publish } = await setup();
    const stop = new AbortController();
    await expect(publish(uidAt(1), { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({
      code: 'aborted',
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('older archives that cannot be removed do not make the new one fail', async () => {
    const { directory, publish } = await setup();
    await publish(uidAt(1));
    const disk = {
      ...nodeDisk,
      async remove(path: string) {
        if (path.endsWith(nameOf(uidAt(1)))) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
        return nodeDisk.remove(path);
      },
    };
    const { removed, pruneFailure } = await publish(uidAt(2), { keepLast: 1, disk });
    expect(removed).toEqual([]);
    expect(pruneFailure).toMatchObject({ code: 'not_writable', path: directory });
    expect(existsSync(join(directory, nameOf(uidAt(1))))).toBe(true);
    expect(existsSync(join(directory, nameOf(uidAt(2))))).toBe(true);
  });

  test('an older archive whose record cannot be read now may be pinned, and stays', async () => {
    const { directory, publish } = await setup();
    const record = join(directory, `${nameOf(uidAt(1))}.json`);
    await publish(uidAt(1));
    const pinned = { ...JSON.parse(await readFile(record, 'utf8')), pinned: true };
    await writeFile(record, JSON.stringify(pinned));
    const disk = {
      ...nodeDisk,
      async read(path: string) {
        if (path === record) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
        return nodeDisk.read(path);
      },
    };
    expect(await publish(uidAt(2), { keepLast: 1, disk })).toMatchObject({ removed: [] });
    expect(existsSync(join(directory, nameOf(uidAt(1))))).toBe(true);
    await rm(record);
    expect(await publish(uidAt(3), { keepLast: 1 })).toMatchObject({ removed: { length: 2 } });
  });

  test('a file in place of the directory → not_a_directory or already_exists, and it stays', async () => {
    const { directory, publish } = await setup(join('file', 'snapshots'));
    await writeFile(join(directory, '..'), 'a file');
    await expect(publish(uidAt(1))).rejects.toMatchObject({
      code: 'not_a_directory',
      message: `cannot publish ${nameOf(uidAt(1))} in ${directory}: a part of the path is not a directory`,
    });
  });

  test('a directory without write permission → not_writable', async () => {
    const { directory, publish } = await setup();
    await mkdir(directory);
    chmodSync(directory, 0o500);
    // The superuser may write everywhere; for the time of this call the test is somebody who may not.
    const isSuperuser = process.geteuid?.() === 0;
    if (isSuperuser) process.seteuid?.(65_534);
    try {
      const failure = publish(uidAt(1));
      await expect(failure).rejects.toMatchObject({ code: 'not_writable' });
      await expect(failure).rejects.toThrow(directory);
    } finally {
      if (isSuperuser) process.seteuid?.(0);
      chmodSync(directory, 0o700);
    }
  });

  test.each([{ database: 'a/b' }, { database: '..' }, { snapshotUid: '../x' }])('%o → invalid_facts', async (names) => {
    const { publish } = await setup();
    await expect(publish(uidAt(1), names)).rejects.toMatchObject({ code: 'invalid_facts' });
  });
});
