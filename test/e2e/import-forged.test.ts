import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import { readManifest, unpackArchive, verifyChecksums, writeArchive } from '@stillframe/snapshot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer } from '../support/server.js';

const PAGE_BYTES = 4096;
const HEAD_BYTES = 24;
const BRANCH = 1;

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stillframe-forged-')));
});

afterEach(() => rm(folder, { recursive: true }));

async function takeSnapshot(): Promise<string> {
  const server = await startTestServer(['--snapshot-verify=false'], join(folder, 'source'));
  const client = createClient({ url: server.url });
  const documents = Array.from({ length: 400 }, (_, id) => ({ id, text: 'x'.repeat(200) }));
  await client.waitForTask((await client.addDocuments('movies', documents)).taskUid);
  await client.waitForTask((await client.createSnapshot()).taskUid);
  await server.close();
  return realpath(join(server.snapshotDir, 'data.ms.snapshot'));
}

/** Makes the first child of a tree's branch the branch itself. */
function makeLoop(bytes: Buffer): void {
  for (let start = 2 * PAGE_BYTES; start < bytes.length; start += PAGE_BYTES) {
    const number = start / PAGE_BYTES;
    if (bytes.readUInt16LE(start + 18) !== BRANCH || bytes.readUInt32LE(start) !== number) continue;
    const firstNode = start + HEAD_BYTES + bytes.readUInt16LE(start + HEAD_BYTES);
    bytes.writeUInt16LE(number, firstNode);
    return;
  }
  throw new Error('there is no branch');
}

/** Packs an archive's files again, after a change of its documents: every hash is right. */
async function repack(archivePath: string, change: (documents: Buffer) => void): Promise<string> {
  const manifest = await unpackArchive({ archivePath, intoDirectory: join(folder, 'unpacked') });
  const path = join(folder, 'repacked.snapshot');
  const target = createWriteStream(path);
  const entries = manifest.files.map(({ name, sizeBytes }) => ({
    name,
    sizeBytes,
    read: async function* () {
      const bytes = await readFile(join(folder, 'unpacked', name));
      if (name === 'documents/data.mdb') change(bytes);
      yield bytes;
    },
  }));
  await writeArchive({ entries, facts: manifest, target });
  await new Promise((resolve) => target.end(resolve));
  await verifyChecksums({ archivePath: path });
  return path;
}

const startFrom = (archive: string) =>
  startTestServer(['--import-snapshot', archive, '--snapshot-verify=false'], join(folder, 'new'));

test('an archive with every hash right and a tree that leads back to itself is never opened', async () => {
  const archive = await takeSnapshot();
  const forged = await repack(archive, makeLoop);
  await expect(startFrom(forged)).rejects.toMatchObject({
    name: 'SnapshotError',
    code: 'invalid_database',
    message: expect.stringContaining(`${forged}#documents/data.mdb`),
  });
  expect(await readdir(join(folder, 'new'))).toEqual([]);

  const server = await startFrom(archive);
  expect(await createClient({ url: server.url }).getIndexStats('movies')).toMatchObject({ numberOfDocuments: 400 });
  await server.remove();
});

test('packed again without a change it is as good as the first', async () => {
  const again = await repack(await takeSnapshot(), () => {});
  expect((await readManifest(again)).files).toEqual(
    (await readManifest(join(again, '..', 'source', 'snapshots', 'data.ms.snapshot'))).files,
  );
  const server = await startFrom(again);
  expect(await createClient({ url: server.url }).getIndexStats('movies')).toMatchObject({ numberOfDocuments: 400 });
  await server.remove();
});
