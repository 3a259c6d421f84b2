import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createClient } from '@stillframe/client';
import { type Manifest, readManifest } from '@stillframe/snapshot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';
import { findPrepared } from './prepared.js';

const run = promisify(execFile);
const PYTHON = fileURLToPath(new URL('./archive/python/unpack.py', import.meta.url));
const characters = gunzipSync(readFileSync(new URL('../fixtures/characters.ndjson.gz', import.meta.url)));

interface Reader {
  name: string;
  /** Why it cannot be tried here. */
  missing?: string | undefined;
  /** Unpacks an archive into a folder that is there; gives the names in the order in which they stand. */
  unpack(archive: string, folder: string): Promise<string[]>;
}

const readers: Reader[] = [
  ...['tar', 'bsdtar'].map((tar) => ({
    name: tar === 'tar' ? 'GNU tar' : tar,
    missing: missingCommand(tar, tar === 'tar' ? 'GNU tar' : 'bsdtar'),
    unpack: async (archive: string, folder: string) => {
      await run(tar, ['-xzf', archive, '-C', folder]);
      return namesIn(await run(tar, ['-tzf', archive]));
    },
  })),
  ...['r:gz', 'r|gz'].map((mode) => ({
    name: `Python's tarfile, ${mode}`,
    missing: missingCommand('python3', 'Python 3'),
    unpack: async (archive: string, folder: string) => namesIn(await run('python3', [PYTHON, mode, archive, folder])),
  })),
  prepared('Go: archive/tar over compress/gzip', 'archive-go', (folder) => [join(folder, 'unpack')]),
  prepared('Java: Commons Compress over java.util.zip', 'archive-java', (folder) => [
    'java',
    '-cp',
    `${join(folder, 'classes')}:${join(folder, 'lib', '*')}`,
    'Unpack',
  ]),
  prepared('Rust: tar over flate2 GzDecoder', 'archive-rust', (folder) => [join(folder, 'unpack')]),
];

function missingCommand(command: string, says: string): string | undefined {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return stdout?.includes(says) ? undefined : `there is no ${says} on this machine`;
}

function prepared(name: string, program: string, command: (folder: string) => [string, ...string[]]): Reader {
  const { folder = '', missing } = findPrepared(program);
  const [file, ...first] = command(folder);
  return { name, missing, unpack: async (...paths) => namesIn(await run(file, [...first, ...paths])) };
}

const namesIn = ({ stdout }: { stdout: string }): string[] => stdout.split('\n').slice(0, -1);

let server: TestServer;
let archive: string;
let manifest: Manifest;

// Many segments, some of them copied from the archive before.
beforeAll(async () => {
  server = await startTestServer();
  const client = createClient({ url: server.url });
  const documents = { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' }, body: characters };
  const answer = await fetch(`${server.url}/indexes/characters/documents?primaryKey=id`, documents);
  expect(answer.status).toBe(202);
  await client.waitForTask((await client.createSnapshot()).taskUid);
  await client.waitForTask((await client.addDocuments('movies', [{ id: 1, title: 'Carol' }])).taskUid);
  await client.waitForTask((await client.createSnapshot()).taskUid);
  archive = join(server.snapshotDir, 'data.ms.snapshot');
  manifest = await readManifest(archive);
  expect(manifest.segments.count).toBeGreaterThan(20);
  expect(manifest.indexes.map(({ uid }) => uid)).toEqual(['characters', 'movies']);
}, 60_000);
afterAll(() => server?.remove());

for (const { name, missing, unpack } of readers) {
  if (missing !== undefined) console.warn(`skipped: ${name}: ${missing}`);
  const suffix = missing === undefined ? '' : ` (skipped: ${missing})`;
  describe.skipIf(missing !== undefined)(`${name}${suffix}`, () => {
    test('lists and unpacks every file to the bytes of the manifest', { timeout: 60_000 }, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'stillframe-readers-'));
      try {
        const names = await unpack(archive, folder);
        expect(names).toEqual([...manifest.files.map((file) => file.name), 'SHA256SUMS', 'manifest.json']);
        for (const { name, sizeBytes, sha256 } of manifest.files) {
          const bytes = await readFile(join(folder, name));
          expect([name, bytes.length, sha256Of(bytes)]).toEqual([name, sizeBytes, sha256]);
        }
        const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
        const text = await readFile(join(folder, 'manifest.json'));
        expect(sums).toContain(`${sha256Of(text)}  manifest.json\n`);
        expect(JSON.parse(text.toString()).snapshotUid).toBe(manifest.snapshotUid);
        const unpacked = await readdir(folder, { recursive: true, withFileTypes: true });
        expect(unpacked.filter((entry) => !entry.isDirectory())).toHaveLength(names.length);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
