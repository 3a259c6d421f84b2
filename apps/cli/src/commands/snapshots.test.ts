import { chmod, cp, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@stillframe/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startCuttingProxy } from '../../testing/cutting-proxy.js';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const fixture = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));
const masterKey = 'aSampleMasterKey-0123456789';

let server: Served;
/** Uids of the two snapshots, the older one first. */
let uids: [string, string];
/** The server's archives as they were before the tests. */
let pristine: string;
/** A copy of the server's archives, which is a test's own. */
let copy: string;
let folder: string;

beforeAll(async () => {
  server = await serve(['--master-key', masterKey, '--snapshot-verify=false']);
  const client = createClient({ url: server.url, apiKey: masterKey });
  await client.waitForTask((await client.addDocuments('movies', [{ id: 1 }, { id: 2 }])).taskUid);
  await client.waitForTask((await client.createSnapshot()).taskUid);
  await client.waitForTask((await client.addDocuments('books', [{ isbn: 'x1' }], { primaryKey: 'isbn' })).taskUid);
  await client.waitForTask((await client.createSnapshot()).taskUid);
  const [newest, older] = (await client.listSnapshots()).results.map(({ snapshotUid }) => snapshotUid);
  uids = [older ?? '', newest ?? ''];
  folder = await mkdtemp(join(tmpdir(), 'stillframe-snapshots-'));
  pristine = join(folder, 'pristine');
  await cp(server.snapshotDir, pristine, { recursive: true, verbatimSymlinks: true });
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  copy = await mkdtemp(join(folder, 'copy-'));
  await cp(pristine, copy, { recursive: true, verbatimSymlinks: true });
});
afterEach(() => rm(copy, { recursive: true, force: true }));

const env = { MEILI_MASTER_KEY: masterKey };
const onServer = (...argv: string[]) => runCommand([...argv, '--url', server.url], env);
const inCopy = (...argv: string[]) => runCommand([...argv, '--snapshot-dir', copy]);
const archiveOf = (uid: string): string => `data.ms-${uid}.snapshot`;

/** What is another on each run, under a name that keeps its width. */
const steady = (text: string): string =>
  text
    .replaceAll(uids[0], '<the older, task 1>   ')
    .replaceAll(uids[1], '<the newer, task 3>   ')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<instant>              ')
    .replaceAll(/\d+(\.\d+)? ([KM]iB|s)(?!\w)/g, (size) => `<${size.split(' ')[1]}>`.padStart(size.length))
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replaceAll(/file:\/\/\S+\//g, 'file:///<folder>/')
    .replaceAll(copy, '<copy>')
    .replaceAll(server.url, '<url>');

describe.each([
  { where: 'a server', run: onServer },
  { where: 'a directory', run: inCopy },
])('of $where', ({ run }) => {
  test('list: a table for people', async () => {
    const { exitCode, stdout, stderr } = await run('list');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "snapshot               state     taken                       size  indexes  documents
      <the newer, task 3>     complete  <instant>                  <KiB>        2          3
      <the older, task 1>     complete  <instant>                  <KiB>        1          2
      "
    `);
  });

  test('list --json: a snapshot of the contract on each line, filtered and cut', async () => {
    const { stdout } = await run('list', '--json');
    const listed = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(listed.map(({ snapshotUid }) => snapshotUid)).toEqual(uids.toReversed());
    const client = createClient({ url: server.url, apiKey: masterKey });
    const { location, verification, state, capturedAt, ...same } = await client.getSnapshot(uids[0]);
    expect(listed[1]).toMatchObject(same);
    expect(listed[1].capturedAt.slice(0, 23)).toBe(capturedAt.slice(0, 23));
    expect((await run('list', '--limit', '1', '--json')).stdout.trimEnd().split('\n')).toHaveLength(1);
    expect((await run('list', '--state', 'corrupt')).stdout).toMatch(/^No snapshots in .+\.\n$/);
    expect((await run('list', '--kind', 'foreign', '--json')).stdout).toBe('');
  });

  test('show: all that is known of one', async () => {
    const { exitCode, stdout, stderr } = await run('show', uids[0]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "snapshot    <the older, task 1>   , asked for by task 1
      state       complete
      taken       <instant>              , in   <s>
      archive     data.ms-<the older, task 1>   .snapshot,   <KiB>,     <KiB> unpacked
      written by  Stillframe 0.1.0 (Meilisearch 1.50.0)
      SHA-256     <sha256>
      lies at     file:///<folder>/data.ms-<the older, task 1>   .snapshot

      index   documents  primary key
      movies          2  id
      "
    `);
    const { stdout: json } = await run('show', uids[0], '--json');
    expect(JSON.parse(json)).toMatchObject({ snapshotUid: uids[0], taskUids: [1], kind: 'native' });
  });

  test('a snapshot that is not there', async () => {
    for (const command of ['show', 'pin', 'verify', 'download']) {
      const { exitCode, stdout, stderr } = await run(command, '20000101T000000000Z-9');
      expect({ command, exitCode, stdout, stderr }).toEqual({
        command,
        exitCode: 1,
        stdout: '',
        stderr: 'error: Snapshot `20000101T000000000Z-9` not found.\n"stillframe list" shows those there are.\n',
      });
    }
  });

  test('pin and unpin', async () => {
    expect(await run('pin', uids[0])).toEqual({ exitCode: 0, stdout: `Snapshot ${uids[0]} is pinned.\n`, stderr: '' });
    expect((await run('list')).stdout).toMatch(/(complete|verified), pinned/);
    const { stdout } = await run('unpin', uids[0], '--json');
    expect(JSON.parse(stdout)).toMatchObject({ snapshotUid: uids[0], pinned: false });
  });

  test('verify: the snapshot is proved, and says so', async () => {
    const { exitCode, stdout, stderr } = await run('verify', uids[0], '--wait');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `Snapshot ${uids[0]} is good: it would restore.\n` });
    expect(stderr).not.toContain('error');
    const { stdout: json } = await run('show', uids[0], '--json');
    expect(JSON.parse(json)).toMatchObject({ state: 'verified', verification: { status: 'succeeded', error: null } });
    expect((await run('show', uids[0])).stdout).toMatch(/^proof {7}it would restore, \d{4}-/m);
  });

  test('download: whole, checked, its owner’s alone', async () => {
    const to = await mkdtemp(join(folder, 'to-'));
    const { exitCode, stdout, stderr } = await run('download', uids[1], '--to', to);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'downloading\n' });
    const path = join(to, archiveOf(uids[1]));
    expect(steady(stdout.replace(path, 'PATH'))).toMatch(
      /^PATH: +<KiB> in +<s>; its SHA-256 is the one of the snapshot\.\n$/,
    );
    expect(await readdir(to)).toEqual([archiveOf(uids[1])]);
    expect(await readFile(path)).toEqual(await readFile(join(server.snapshotDir, archiveOf(uids[1]))));
    const again = await run('download', uids[1], '--to', to);
    expect({ ...again, stderr: again.stderr.replace(path, 'PATH') }).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'error: PATH is there already.\nChoose another place with --to, or add --force to replace it.\n',
    });
    const { stdout: json } = await run('download', uids[1], '--to', to, '--force', '--json');
    expect(JSON.parse(json)).toMatchObject({ event: 'downloaded', path, snapshotUid: uids[1], resumedFrom: 0 });
  });

  test('download goes on from what an attempt before left, and starts again when that is something else', async () => {
    const to = await mkdtemp(join(folder, 'to-'));
    const bytes = await readFile(join(server.snapshotDir, archiveOf(uids[1])));
    const sha256 = (JSON.parse((await run('show', uids[1], '--json')).stdout) as { sha256: string }).sha256;
    const part = join(to, `.archive.${sha256.slice(0, 16)}.part`);
    const path = join(to, 'archive');
    await writeFile(part, bytes.subarray(0, 1000));
    const resumed = await run('download', uids[1], '--to', path, '--json');
    expect(JSON.parse(resumed.stdout)).toMatchObject({ resumedFrom: 1000 });
    expect(await readFile(path)).toEqual(bytes);
    await writeFile(part, Buffer.alloc(1000));
    const anew = await run('download', uids[1], '--to', path, '--json', '--force');
    expect(JSON.parse(anew.stdout)).toMatchObject({ resumedFrom: 0 });
    expect(await readFile(path)).toEqual(bytes);
    expect(await readdir(to)).toEqual(['archive']);
  });

  test('download makes a folder that ends in /', async () => {
    const to = join(await mkdtemp(join(folder, 'to-')), 'drill', 'today');
    const { exitCode } = await run('download', uids[1], '--to', `${to}/`);
    expect(exitCode).toBe(0);
    expect(await readdir(to)).toEqual([archiveOf(uids[1])]);
  });

  test('where the file cannot be, download says so', async () => {
    const { exitCode, stderr } = await run('download', uids[1], '--to', join(folder, 'no', 'such', 'file'));
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `error: there is no folder for ${join(folder, 'no', 'such', 'file')}.\nMake it, or choose another place with --to.\n`,
    );
  });
});

describe('a connection that breaks', () => {
  const download = (url: string, to: string) =>
    runCommand(['download', uids[1], '--to', to, '--json', '--url', url], env);

  test('again and again: the download goes on where it was', async () => {
    const proxy = await startCuttingProxy(server.url, { afterBytes: 2000, times: 2 });
    try {
      const to = join(await mkdtemp(join(folder, 'to-')), 'archive');
      const { exitCode, stdout, stderr } = await download(proxy.url, to);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'downloading\n' });
      expect(JSON.parse(stdout)).toMatchObject({ event: 'downloaded', path: to });
      expect(await readFile(to)).toEqual(await readFile(join(pristine, archiveOf(uids[1]))));
      expect(proxy.cuts()).toBe(2);
    } finally {
      await proxy.close();
    }
  });

  test('without a byte more: it says so, keeps what has come, and the same command goes on', async () => {
    const proxy = await startCuttingProxy(server.url, { afterBytes: 2000, times: 1 });
    const to = join(await mkdtemp(join(folder, 'to-')), 'archive');
    const broken = await startCuttingProxy(server.url, { afterBytes: 0, times: 100 });
    try {
      await writeFile(
        to.replace('archive', `.archive.${(await sha256Of(uids[1])).slice(0, 16)}.part`),
        await readFile(join(pristine, archiveOf(uids[1]))).then((bytes) => bytes.subarray(0, 700)),
      );
      const failed = await download(broken.url, to);
      expect(failed.exitCode).toBe(1);
      expect(failed.stderr).toContain('What has come is kept: the same command goes on from there.\n');
      expect(JSON.parse((await download(proxy.url, to)).stdout)).toMatchObject({ resumedFrom: 700 });
    } finally {
      await broken.close();
      await proxy.close();
    }
  });
});

const sha256Of = async (uid: string): Promise<string> =>
  (JSON.parse((await onServer('show', uid, '--json')).stdout) as { sha256: string }).sha256;

describe('delete', () => {
  test('needs --yes where nobody can be asked', async () => {
    expect(await inCopy('delete', uids[0])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: there is no terminal to ask on.\nAdd --yes to delete it.\n',
    });
  });

  test('asks on a terminal, and takes only a yes for one', async () => {
    const asked = (answer: string) => runCommand(['delete', uids[0], '--snapshot-dir', copy], {}, answer);
    const { exitCode, stdout, stderr } = await asked('no');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(steady(stderr)).toMatchInlineSnapshot(`
      "Delete the snapshot <the older, task 1>    (complete, taken <instant>              ,   <KiB>)? [y/N] 
      error: nothing was deleted.
      "
    `);
    expect(await readdir(copy)).toContain(archiveOf(uids[0]));
    expect(await asked('y')).toMatchObject({ exitCode: 0, stdout: `Snapshot ${uids[0]} is deleted.\n` });
    expect(await readdir(copy)).not.toContain(archiveOf(uids[0]));
  });

  test('the newest: the link goes to the one before; the last good one only with --force', async () => {
    expect((await inCopy('delete', '--yes', uids[1])).exitCode).toBe(0);
    expect(await readlink(join(copy, 'data.ms.snapshot'))).toBe(archiveOf(uids[0]));
    expect(await inCopy('delete', '--yes', uids[0])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: Snapshot \`${uids[0]}\` is the last good one.\nTake another one first, or add --force if this is meant.\n`,
    });
    const { stdout } = await inCopy('delete', '--yes', '--force', '--json', uids[0]);
    expect(JSON.parse(stdout)).toEqual({ event: 'deleted', snapshotUid: uids[0] });
    expect(await readdir(copy)).toEqual([]);
  });

  test('by the path of an archive', async () => {
    const path = join(copy, archiveOf(uids[0]));
    expect(await runCommand(['delete', '--yes', path])).toMatchObject({ exitCode: 0 });
    expect(await readdir(copy)).not.toContain(archiveOf(uids[0]));
  });

  test('of a server', async () => {
    const client = createClient({ url: server.url, apiKey: masterKey });
    const { taskUid } = await client.createSnapshot();
    await client.waitForTask(taskUid);
    const [made] = (await client.listSnapshots({ taskUids: [taskUid] })).results;
    const uid = made?.snapshotUid ?? '';
    expect(await onServer('delete', '--yes', uid)).toEqual({
      exitCode: 0,
      stdout: `Snapshot ${uid} is deleted.\n`,
      stderr: '',
    });
    expect((await client.listSnapshots({ taskUids: [taskUid] })).total).toBe(0);
  });
});

test('verify in a directory marks one that is damaged as corrupt', async () => {
  const path = join(copy, archiveOf(uids[0]));
  const bytes = await readFile(path);
  bytes[600] = (bytes[600] ?? 0) ^ 1;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
  const { exitCode, stdout, stderr } = await inCopy('verify', uids[0]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`error: ${uids[0]} is corrupt: .+\n"stillframe list --state verified" shows`));
  const { stdout: listed } = await inCopy('list', '--state', 'corrupt', '--json');
  expect(JSON.parse(listed)).toMatchObject({
    snapshotUid: uids[0],
    verification: { error: { code: 'snapshot_corrupt' } },
  });
});

test('an archive of Meilisearch that was put into a directory is listed as foreign', async () => {
  await cp(fixture, join(copy, 'old.snapshot'), { preserveTimestamps: true });
  const { stdout } = await inCopy('list', '--kind', 'foreign', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'foreign', fileName: 'old.snapshot', indexes: null });
});

test('show of a path is what inspect shows; a path wins over a uid', async () => {
  const path = join(copy, archiveOf(uids[0]));
  const shown = await runCommand(['show', path]);
  expect(shown).toEqual(await runCommand(['inspect', path]));
  expect(shown.exitCode).toBe(0);
});

test('without the right key, which action it takes is said', async () => {
  const client = createClient({ url: server.url, apiKey: masterKey });
  const { key } = await client.createKey({ actions: ['snapshots.get'], indexes: ['*'], expiresAt: null });
  const withKey = (...argv: string[]) => runCommand([...argv, '--url', server.url, '--api-key', key]);
  expect((await withKey('list')).exitCode).toBe(0);
  const { exitCode, stderr } = await withKey('pin', uids[0]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Give a key with the action snapshots.update: set STILLFRAME_API_KEY, or --api-key.');
  expect((await withKey('delete', '--yes', uids[0])).stderr).toContain('the action snapshots.delete:');
});

test.each([
  {
    argv: ['list', '--limit', '0'],
    want: "error: option '--limit <count>' argument '0' is invalid. Give a whole number of 1 or more.\n",
  },
  {
    argv: ['list', '--state', 'good'],
    want: "error: option '--state <state...>' argument 'good' is invalid. Allowed choices are creating, complete, verified, corrupt.\n",
  },
  {
    argv: ['list', '--snapshot-dir', '.', '--url', 'http://localhost:1'],
    want: "error: option '--snapshot-dir <dir>' cannot be used with option '--url <url>'\n",
  },
  { argv: ['verify', '--timeout', '5', 'x'], want: 'error: --timeout means nothing without --wait.\nAdd --wait.\n' },
  { argv: ['download', fixture], want: `error: ${fixture} is a file already.\nGive the uid of a snapshot.\n` },
  { argv: ['show'], want: "error: missing required argument 'snapshot'\n" },
])('$argv: used wrongly', async ({ argv, want }) => {
  expect(await runCommand(argv)).toEqual({ exitCode: 2, stdout: '', stderr: want });
});

test.each([
  {
    argv: ['show', '../etc/passwd'],
    want: 'error: there is no file ../etc/passwd, and no snapshot has such a uid.\nGive the path of an archive, or a uid that "stillframe list" shows.\n',
  },
  {
    argv: ['list', '--snapshot-dir', '/no/such/directory'],
    want: 'error: there is no directory /no/such/directory.\nCorrect --snapshot-dir, or leave it out to ask the server at --url.\n',
  },
])('$argv: fails', async ({ argv, want }) => {
  expect(await runCommand(argv)).toEqual({ exitCode: 1, stdout: '', stderr: want });
});
