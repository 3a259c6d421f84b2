import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@stillframe/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const fixture = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));
const masterKey = 'aSampleMasterKey-0123456789';
const movies = Array.from({ length: 1_234 }, (_, id) => ({ id, title: `Movie ${id}`, rank: [id / 8, null] }));

let server: Served;
let archive: string;
let folder: string;

/** A real database: two indexes with documents and holes, an empty one, keys, settled tasks. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-verify-'));
  server = await serve(['--master-key', masterKey]);
  const client = createClient({ url: server.url, apiKey: masterKey });
  await client.waitForTask((await client.addDocuments('movies', movies)).taskUid);
  await client.waitForTask((await client.addDocuments('books', [{ id: 'x1', title: 'Erewhon' }])).taskUid);
  await client.waitForTask((await client.createIndex({ uid: 'empty' })).taskUid);
  await client.waitForTask((await client.deleteDocument('movies', '7')).taskUid);
  await runCommand(['create', '--wait', '--url', server.url, '--api-key', masterKey]);
  archive = join(server.snapshotDir, 'data.ms.snapshot');
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a good archive of Stillframe', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['verify', archive]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'unpacking\nchecking\n' });
  const steady = stdout.replace(archive, 'data.ms.snapshot').replaceAll(/\d+(\.\d)? ([KM]iB|s)\b/g, '<$2>');
  expect(steady).toMatchInlineSnapshot(`
    "data.ms.snapshot is good: every byte is the one that was written, every page is sound, all counts are those of the manifest.
    Stillframe archive, <KiB>, <KiB> unpacked in 3 files; checked in <s>.
    3 indexes with 1,234 documents, 5 tasks, 4 API keys.
    "
  `);
});

test('a good archive of Meilisearch, as JSON', async () => {
  const { exitCode, stdout } = await runCommand(['verify', '--json', fixture]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'foreign',
    indexes: [
      { uid: 'characters', numberOfDocuments: 8055 },
      { uid: 'empty', numberOfDocuments: 0 },
      { uid: 'movies', numberOfDocuments: 3 },
    ],
    apiKeys: 5,
  });
});

test('one bit is enough to make one bad, and nothing is left in the folder for temporary files', async () => {
  const bytes = await readFile(archive);
  bytes[5000] = (bytes[5000] ?? 0) ^ 4;
  const bad = join(folder, 'bad.snapshot');
  await writeFile(bad, bytes);
  const { exitCode, stdout, stderr } = await runCommand(['verify', bad], { TMPDIR: folder });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.replace(/segment \d+/, 'segment <n>')).toBe(`error: segment <n> of ${bad} is not what was written\n`);
  expect(await readdir(folder)).toEqual(['bad.snapshot']);
});

test('extract writes the documents of our own archive as the server shows them', async () => {
  const to = join(folder, 'extracted');
  const { exitCode, stdout } = await runCommand(['extract', archive, '--to', to]);
  expect({ exitCode, stdout: stdout.replaceAll(to, 'DIR') }).toEqual({
    exitCode: 0,
    stdout: 'DIR/books.ndjson: 1 document\nDIR/empty.ndjson: 0 documents\nDIR/movies.ndjson: 1,233 documents\n',
  });
  const lines = (await readFile(join(to, 'movies.ndjson'), 'utf8')).trimEnd().split('\n');
  expect(lines).toEqual(movies.filter(({ id }) => id !== 7).map((movie) => JSON.stringify(movie)));
  expect(await readFile(join(to, 'empty.ndjson'), 'utf8')).toBe('');
  const index = await createClient({ url: server.url, apiKey: masterKey }).getIndex('books');
  expect(JSON.parse(await readFile(join(to, 'books.json'), 'utf8'))).toMatchObject({ ...index, numberOfDocuments: 1 });
});

test('extract --index writes only that one, and names those there are when it is missing', async () => {
  const to = join(folder, 'chosen');
  expect((await runCommand(['extract', archive, '--to', to, '--index', 'books', 'empty'])).exitCode).toBe(0);
  expect((await readdir(to)).sort()).toEqual(['books.json', 'books.ndjson', 'empty.json', 'empty.ndjson']);
  const { exitCode, stderr } = await runCommand(['extract', archive, '--to', to, '--index', 'boks']);
  expect(exitCode).toBe(1);
  expect(stderr).toBe(`unpacking\nchecking\nerror: ${archive} has no index "boks"\nIt has books, empty, movies\n`);
});
