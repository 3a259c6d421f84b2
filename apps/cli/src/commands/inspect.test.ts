import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const { version: STILLFRAME_VERSION } = JSON.parse(
  await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

let server: Served;
let archive: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillframe-inspect-'));
  server = await serve();
  const client = createClient({ url: server.url });
  const documents = Array.from({ length: 1_234 }, (_, id) => ({ id, title: `Movie ${id}` }));
  await client.waitForTask((await client.addDocuments('movies', documents)).taskUid);
  await client.waitForTask((await client.createIndex({ uid: 'empty' })).taskUid);
  await runCommand(['create', '--wait', '--url', server.url]);
  archive = join(server.snapshotDir, 'data.ms.snapshot');
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('it tells what the archive holds', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['inspect', archive]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const steady = stdout
    .replace(archive, 'data.ms.snapshot')
    .replaceAll(STILLFRAME_VERSION, '<version>')
    .replaceAll(/\d{8}T\d{9}Z/g, '<instant>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replaceAll(/\d+\.\d [KM]iB/g, '<size>');
  expect(steady).toMatchInlineSnapshot(`
    "data.ms.snapshot: an archive of Stillframe, <size>

    snapshot    <instant>-2, asked for by task 2
    taken       <instant>, of the database data.ms
    written by  Stillframe <version> (1.50.0+stillframe.<version>), archive version 1, database format 1
    holds       3 files, <size> unpacked
    tasks       2 succeeded, besides its own
    API keys    0

    index       documents  primary key
    empty               0  (none)
    movies          1,234  id
    "
  `);
});

test('--json prints the manifest on one line, without the columns of segments', async () => {
  const { exitCode, stdout } = await runCommand(['inspect', '--json', archive]);
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  const manifest = JSON.parse(stdout);
  expect(manifest).toMatchObject({
    format: 'stillframe-archive',
    database: 'data.ms',
    taskUids: [2],
    tasks: { enqueued: 0, processing: 1, succeeded: 2, failed: 0, canceled: 0 },
    sizeBytes: expect.any(Number),
  });
  expect(manifest.indexes).toEqual(
    expect.arrayContaining([
      { uid: 'empty', primaryKey: null, numberOfDocuments: 0 },
      { uid: 'movies', primaryKey: 'id', numberOfDocuments: 1_234 },
    ]),
  );
  expect(Object.keys(manifest.segments)).toEqual(['segmentSizeBytes', 'count']);
});

describe('what is no archive of Stillframe', () => {
  test('a file that is missing', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['inspect', join(folder, 'none')]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .+none.*\n/);
  });

  test('an archive that lost its end', async () => {
    const bytes = await readFile(archive);
    const cut = join(folder, 'cut.snapshot');
    await writeFile(cut, bytes.subarray(0, bytes.length - 100));
    const { exitCode, stdout, stderr } = await runCommand(['inspect', cut]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .+cut\.snapshot/);
  });

  test('a file of another kind', async () => {
    const text = join(folder, 'notes.txt');
    await writeFile(text, 'Dear diary');
    const { exitCode, stderr } = await runCommand(['inspect', text]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: .+notes\.txt/);
  });

  test('something that only looks like an archive of Meilisearch', async () => {
    const foreign = join(folder, 'meilisearch.snapshot');
    const made = join(folder, 'made');
    for (const name of ['tasks', 'auth']) {
      await mkdir(join(made, name), { recursive: true });
      await writeFile(join(made, name, 'data.mdb'), new Uint8Array(8192));
    }
    await writeFile(join(made, 'VERSION'), '1.50.0');
    await promisify(execFile)('tar', ['czf', foreign, '-C', made, 'VERSION', 'tasks', 'auth']);
    const { exitCode, stderr } = await runCommand(['inspect', foreign]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `unpacking\nerror: ${foreign}#tasks/data.mdb is not a sound LMDB file: the magic number is missing\n`,
    );
  });

  test('a folder', async () => {
    const { exitCode, stderr } = await runCommand(['inspect', folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('an archive of Meilisearch', () => {
  const fixture = fileURLToPath(new URL('../../../../test/fixtures/meilisearch-1.50.snapshot', import.meta.url));

  test('it tells what it holds, without secrets', async () => {
    const { exitCode, stdout } = await runCommand(['inspect', fixture]);
    expect(exitCode).toBe(0);
    expect(stdout.replace(fixture, 'old.snapshot')).toMatchInlineSnapshot(`
      "old.snapshot: an archive of Meilisearch, 2.0 MiB

      taken       about 2026-11-23T04:44:05.000Z
      written by  Meilisearch 1.50.0
      holds       7.7 MiB unpacked
      tasks       3 enqueued, 6 succeeded; 3 payloads waiting

      index       documents  bytes     primary key
      characters  8,055      7.5 MiB   id
      empty       0          16.0 KiB  (none)
      movies      3          48.0 KiB  id

      API key                          actions                 indexes  expires
      Default Read-Only Admin API Key  *.get,keys.get          *        never
      Default Search API Key           search                  *        never
      Snapshots                        snapshots.create        *        never
      Default Admin API Key            *                       *        never
      Default Chat API Key             chatCompletions,search  *        never
      "
    `);
  });

  test('--json prints one line', async () => {
    const { exitCode, stdout } = await runCommand(['inspect', '--json', fixture]);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'meilisearch-snapshot',
      version: '1.50.0',
      tasks: { enqueued: 3, processing: 0, succeeded: 6, failed: 0, canceled: 0 },
      updateFiles: 3,
    });
  });
});
