import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@stillframe/client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const fixture = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));

let folder: string;
let archive: string;
let dbPath: string;
let server: Served | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-restore-'));
  const source = await serve();
  const client = createClient({ url: source.url });
  await client.waitForTask((await client.addDocuments('movies', [{ id: 1 }, { id: 2 }])).taskUid);
  await runCommand(['create', '--wait', '--url', source.url]);
  archive = join(folder, 'a.snapshot');
  await cp(join(source.snapshotDir, 'data.ms.snapshot'), archive, { dereference: true });
  await source.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  dbPath = join(await mkdtemp(join(folder, 'db-')), 'data.ms');
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function documentsOf(indexUid: string): Promise<number> {
  server = await serve(['--db-path', dbPath]);
  return (await createClient({ url: server.url }).listDocuments(indexUid)).total;
}

test('into a place where nothing is', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['restore', archive, '--db-path', dbPath]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.replace(dbPath, 'DB')).toMatch(/^DB holds the snapshot \d+T\d+Z-1: 1 index with 2 documents\.\n$/);
  expect(await documentsOf('movies')).toBe(2);
});

test('in the place of another database only with --force', async () => {
  server = await serve(['--db-path', dbPath]);
  const client = createClient({ url: server.url });
  await client.waitForTask((await client.addDocuments('books', [{ id: 1 }])).taskUid);
  const inUse = await runCommand(['restore', archive, '--db-path', dbPath, '--force']);
  expect({ ...inUse, stderr: inUse.stderr.replace(dbPath, 'DB').replace(/process \d+/, 'process <pid>') }).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'error: DB is in use by the process <pid>\nStop that server first, or choose another --db-path\n',
  });
  await server.stop();
  server = undefined;
  const refused = await runCommand(['restore', archive, '--db-path', dbPath]);
  expect({ ...refused, stderr: refused.stderr.replace(dbPath, 'DB') }).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'error: there is a database at DB already.\nChoose another --db-path, or add --force to replace that one.\n',
  });
  const { exitCode, stdout } = await runCommand(['restore', archive, '--db-path', dbPath, '--force', '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ event: 'restored', dbPath, indexes: 1, documents: 2 });
  expect(await documentsOf('movies')).toBe(2);
});

test('an archive that is damaged changes nothing', async () => {
  const bad = join(folder, 'bad.snapshot');
  const bytes = await readFile(archive);
  bytes[600] = (bytes[600] ?? 0) ^ 1;
  await writeFile(bad, bytes);
  await runCommand(['restore', archive, '--db-path', dbPath]);
  const { exitCode, stdout } = await runCommand(['restore', bad, '--db-path', dbPath, '--force']);
  await rm(bad);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(await documentsOf('movies')).toBe(2);
});

test('an archive of Meilisearch, with a warning for what stays behind', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['restore', fixture, '--db-path', dbPath]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('3 indexes with 8,058 documents.\n');
  expect(stderr.replaceAll(/[0-9a-f-]{36}/g, '<uuid>')).toMatchInlineSnapshot(`
    "warning: settings of an index were not carried over: Stillframe keeps none {"indexUid":"characters","settings":["filterableAttributes","sortableAttributes","stopWords","synonyms","typoTolerance"]}
    warning: tasks that waited were not carried over: they were never run {"tasks":3}
    "
  `);
});

test('by a uid, from a directory', async () => {
  const { stdout: listed } = await runCommand(['list', '--json', '--snapshot-dir', folder]);
  const { snapshotUid } = JSON.parse(listed) as { snapshotUid: string };
  expect(await runCommand(['restore', snapshotUid, '--db-path', dbPath])).toMatchObject({
    exitCode: 2,
    stderr: `error: where does the snapshot ${snapshotUid} lie?\nAdd --snapshot-dir, or give the path of the archive.\n`,
  });
  const { exitCode } = await runCommand(['restore', snapshotUid, '--db-path', dbPath, '--snapshot-dir', folder]);
  expect(exitCode).toBe(0);
});

const someUid = '20261123T135234184Z-1';
test.each([
  {
    argv: ['restore', someUid, '--force'],
    want: 'error: --force means nothing without --db-path.\nAdd --db-path to restore without a server.\n',
  },
  {
    argv: ['restore', someUid, '--timeout', '1'],
    want: 'error: --timeout means nothing without --wait.\nAdd --wait.\n',
  },
  {
    argv: ['restore', fixture],
    want: 'error: a server restores snapshots of its own, by their uids.\nCopy the archive into its --snapshot-dir, where "stillframe list" shows it; or restore with --db-path, without a server.\n',
  },
  {
    argv: ['restore', someUid, '--db-path', 'x', '--index', 'movies'],
    want: "error: option '--db-path <dir>' cannot be used with option '--index <uid...>'\n",
  },
])('$argv: used wrongly', async ({ argv, want }) => {
  expect(await runCommand(argv)).toEqual({ exitCode: 2, stdout: '', stderr: want });
});
