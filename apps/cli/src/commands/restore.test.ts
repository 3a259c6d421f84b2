import { createClient } from '@stillframe/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const masterKey = 'aSampleMasterKey-0123456789';
const env = { MEILI_MASTER_KEY: masterKey };

let server: Served;
let uid: string;

const client = () => createClient({ url: server.url, apiKey: masterKey });
const restore = (...argv: string[]) => runCommand(['restore', ...argv, '--url', server.url], env);
const steady = (text: string): string =>
  text
    .replaceAll(uid, '<uid>')
    .replaceAll(/\d+\.\d s\b/g, '<s>')
    .replaceAll(/[0-9a-f-]{36}/g, '<uuid>');

async function count(indexUid: string): Promise<number> {
  return (await client().listDocuments(indexUid)).total;
}

/** Two documents in the snapshot; a third one, and another index, since. */
beforeAll(async () => {
  server = await serve(['--master-key', masterKey]);
  const add = async (indexUid: string, documents: { id: number }[]) => {
    await client().waitForTask((await client().addDocuments(indexUid, documents)).taskUid);
  };
  await add('movies', [{ id: 1 }, { id: 2 }]);
  await runCommand(['create', '--wait', '--url', server.url], env);
  uid = (await client().listSnapshots()).results[0]?.snapshotUid ?? '';
  await add('movies', [{ id: 3 }]);
  await add('books', [{ id: 1 }]);
});
afterAll(() => server?.stop());

test('--dry-run: what would change, and nothing does', async () => {
  const { exitCode, stdout, stderr } = await restore(uid, '--dry-run', '--wait');
  expect({ exitCode, errors: stderr.includes('error') }).toEqual({ exitCode: 0, errors: false });
  expect(steady(stdout)).toMatchInlineSnapshot(`
    "Nothing has changed yet. Restoring <uid> would change:
    index   change    documents before  after
    books   removed                  1      -
    movies  replaced                 3      2
    tasks: 4 before, 1 after; 0 canceled, 0 enqueued again
    API keys: 4 before, 4 after
    "
  `);
  expect([await count('movies'), await count('books')]).toEqual([3, 1]);
});

test('an index that the snapshot lacks', async () => {
  const { exitCode, stdout, stderr } = await restore(uid, '--index', 'books', '--wait');
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(steady(stderr)).toMatchInlineSnapshot(`
    "error: Snapshot \`<uid>\` has no index \`books\`. It has \`movies\`.
    "stillframe show" lists the indexes of a snapshot.
    "
  `);
});

test('one index, as JSON: the others stay', async () => {
  const { exitCode, stdout } = await restore(uid, '--index', 'movies', '--wait', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'succeeded', indexes: ['movies'], dryRun: false });
  expect([await count('movies'), await count('books')]).toEqual([2, 1]);
});

test('begun and left to the server', async () => {
  const { exitCode, stdout } = await restore(uid, '--dry-run');
  expect(exitCode).toBe(0);
  expect(steady(stdout)).toBe('Restoration <uuid> waits; GET /restorations/<uuid> tells how it ends.\n');
  // The next one is refused while this one is under way.
  for (const deadline = Date.now() + 15_000; ; ) {
    const [newest] = (await client().listRestorations({ limit: 1 })).results;
    if (newest?.finishedAt) break;
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});

test('a snapshot that is not there', async () => {
  expect(await restore('20000101T000000000Z-9', '--wait')).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'error: Snapshot `20000101T000000000Z-9` not found.\n"stillframe list" shows those there are.\n',
  });
});

test('a key without snapshots.restore', async () => {
  const { key } = await client().createKey({ actions: ['snapshots.*'], indexes: ['*'], expiresAt: null });
  const { exitCode, stderr } = await runCommand(['restore', uid, '--url', server.url, '--api-key', key]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Give a key with the action snapshots.restore: set STILLFRAME_API_KEY, or --api-key.\n');
});

test('everything but the keys', async () => {
  const { key } = await client().createKey({ actions: ['documents.get'], indexes: ['*'], expiresAt: null });
  const { exitCode, stdout } = await restore(uid, '--keep-keys', '--wait');
  expect(exitCode).toBe(0);
  expect(steady(stdout)).toMatchInlineSnapshot(`
    "Snapshot <uid> is restored after <s>.
    index   change    documents before  after
    books   removed                  1      -
    movies  replaced                 2      2
    tasks: 4 before, 1 after; 0 canceled, 0 enqueued again
    "
  `);
  expect(await count('movies')).toBe(2);
  expect((await client().listIndexes()).results.map((index) => index.uid)).toEqual(['movies']);
  expect((await createClient({ url: server.url, apiKey: key }).listDocuments('movies')).total).toBe(2);
});
