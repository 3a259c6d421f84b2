import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.remove();
  server = undefined;
});

describe('a server that is stopped and started again', () => {
  test('keeps documents, tasks, batches and keys, and goes on counting', async () => {
    server = await startTestServer(['--master-key', 'aSampleMasterKey-0123456789']);
    const { folder } = server;
    const open = () => createClient({ url: server?.url ?? '', apiKey: 'aSampleMasterKey-0123456789' });
    const added = await open().addDocuments('movies', [{ id: 1, title: 'Carol' }]);
    await open().waitForTask(added.taskUid);
    const before = {
      tasks: await open().listTasks(),
      batches: await open().listBatches(),
      keys: await open().listKeys(),
    };
    await server.close();
    server = await startTestServer(['--master-key', 'aSampleMasterKey-0123456789'], folder);
    expect({
      tasks: await open().listTasks(),
      batches: await open().listBatches(),
      keys: await open().listKeys(),
    }).toEqual(before);
    expect((await open().createSnapshot()).taskUid).toBe(added.taskUid + 1);
  });

  test('runs what waited when it was stopped', async () => {
    server = await startTestServer();
    const { folder } = server;
    const client = createClient({ url: server.url });
    const enqueued = await Promise.all(Array.from({ length: 40 }, (_, id) => client.addDocuments('log', [{ id }])));
    await server.close();
    server = await startTestServer([], folder);
    const again = createClient({ url: server.url });
    for (const { taskUid } of enqueued) await again.waitForTask(taskUid);
    expect((await again.getIndexStats('log')).numberOfDocuments).toBe(40);
  });

  test('refuses a database that another server serves', async () => {
    server = await startTestServer();
    await expect(startTestServer([], server.folder)).rejects.toMatchObject({ code: 'database_in_use' });
  });
});

describe('--import-snapshot', () => {
  const badImport = async (name: string, bytes: string | Buffer) => {
    server = await startTestServer();
    const { folder } = server;
    await server.close();
    const path = join(folder, name);
    await writeFile(path, bytes);
    const starting = startTestServer(['--import-snapshot', path, '--db-path', join(folder, 'other.ms')], folder);
    const error = await starting.then(
      () => undefined,
      (reason: unknown) => reason as Error & { code: string },
    );
    expect(existsSync(join(folder, 'other.ms'))).toBe(false);
    return error;
  };

  test('refuses text, and changes nothing', async () => {
    expect(await badImport('text.snapshot', 'this is not a snapshot')).toMatchObject({
      name: 'SnapshotError',
      code: 'not_an_archive',
    });
  });

  test('says of a missing file what to do, unless it may be missing', async () => {
    server = await startTestServer(['--import-snapshot', '/nowhere/data.ms.snapshot', '--ignore-missing-snapshot']);
    const { folder } = server;
    await expect(
      startTestServer(
        ['--import-snapshot', '/nowhere/data.ms.snapshot', '--db-path', join(folder, 'other.ms')],
        folder,
      ),
    ).rejects.toMatchObject({
      code: 'snapshot_missing',
      message: `snapshot doesn't exist at "/nowhere/data.ms.snapshot"`,
    });
    expect(existsSync(join(folder, 'other.ms'))).toBe(false);
  });

  test('does not touch a database that is there', async () => {
    server = await startTestServer();
    const { folder, snapshotDir } = server;
    const client = createClient({ url: server.url });
    await client.waitForTask((await client.addDocuments('movies', [{ id: 1 }])).taskUid);
    await client.waitForTask((await client.createSnapshot()).taskUid);
    await client.waitForTask((await client.addDocuments('movies', [{ id: 2 }])).taskUid);
    await server.close();
    const importing = ['--import-snapshot', join(snapshotDir, 'data.ms.snapshot')];
    await expect(startTestServer(importing, folder)).rejects.toMatchObject({ code: 'database_exists' });
    server = await startTestServer([...importing, '--ignore-snapshot-if-db-exists'], folder);
    expect((await createClient({ url: server.url }).listDocuments('movies')).total).toBe(2);
  });
});

describe('a snapshot directory that cannot be written', () => {
  test('fails the task with its name, and the server goes on', async () => {
    server = await startTestServer();
    const blocked = join(server.folder, 'snapshots');
    // A file in the place of the folder stops every user, the superuser too.
    await writeFile(blocked, '');
    const client = createClient({ url: server.url });
    const { taskUid } = await client.createSnapshot();
    await expect(client.waitForTask(taskUid)).rejects.toMatchObject({ name: 'TaskFailedError' });
    const { error } = await client.getTask(taskUid);
    expect(error).toMatchObject({ code: 'io_error', type: 'system' });
    expect(error?.message).toContain(blocked);
    await client.waitForTask((await client.addDocuments('movies', [{ id: 1 }])).taskUid);
  });
});

describe('--snapshot-keep-last', () => {
  test('keeps so many, and the link leads to the newest', async () => {
    // One that is being proved is in use, and stays until the next is taken.
    server = await startTestServer(['--snapshot-keep-last', '2', '--snapshot-verify=false']);
    const client = createClient({ url: server.url });
    for (let n = 0; n < 4; n++) await client.waitForTask((await client.createSnapshot()).taskUid);
    const archives = (await readdir(server.snapshotDir)).filter((name) => /-\d+\.snapshot$/.test(name)).sort();
    expect(archives.map((name) => /-(\d+)\.snapshot$/.exec(name)?.[1])).toEqual(['2', '3']);
  });
});

test('snapshot tasks that wait together share a batch and an archive', async () => {
  server = await startTestServer();
  const client = createClient({ url: server.url });
  const tasks = await Promise.all(Array.from({ length: 12 }, () => client.createSnapshot()));
  const settled = await Promise.all(tasks.map(({ taskUid }) => client.waitForTask(taskUid)));
  const batches = new Set(settled.map(({ batchUid }) => batchUid));
  expect(batches.size).toBeLessThan(12);
  const archives = (await readdir(server.snapshotDir)).filter((name) => /-\d+\.snapshot$/.test(name));
  expect(archives.length).toBe(Math.min(batches.size, 3));
});
