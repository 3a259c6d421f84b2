import { createClient, type StillframeClient } from '@stillframe/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, type Served, serve } from '../../testing/run-command.js';

const masterKey = 'aSampleMasterKey-0123456789';

let server: Served;
let client: StillframeClient;

beforeAll(async () => {
  server = await serve(['--master-key', masterKey, '--snapshot-verify=false', '--snapshot-keep-last', '1']);
  client = createClient({ url: server.url, apiKey: masterKey });
});
afterAll(() => server?.stop());
afterEach(async () => {
  for (const { policyUid } of (await client.listSnapshotPolicies()).results)
    await client.deleteSnapshotPolicy(policyUid);
});

const policy = (...argv: string[]) =>
  runCommand(['policy', ...argv, '--url', server.url], { MEILI_MASTER_KEY: masterKey });

/** What is another on each run, under a name that keeps its width. */
const steady = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<policyUid>')
    .replaceAll(/^[0-9a-f]{8} /gm, '<uid>    ')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<instant>')
    .replaceAll(server.url, '<url>');

/** Creates one by the command line. @returns its uid */
async function created(...argv: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await policy('create', '--json', ...argv);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return (JSON.parse(stdout) as { policyUid: string }).policyUid;
}
const nightly = ['--name', 'nightly', '--cron', '30 2 * * *', '--keep', 'daily=7,weekly=5,monthly=12'];

describe('create', () => {
  test('says when it is due', async () => {
    const { exitCode, stdout, stderr } = await policy('create', ...nightly, '--time-zone', 'Europe/Berlin');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(steady(stdout)).toBe('Policy <policyUid> is created. It is due next at <instant>.\n');
  });

  test('one that rests takes no snapshots, and says so', async () => {
    const { stdout } = await policy('create', ...nightly, '--disabled');
    expect(steady(stdout)).toBe('Policy <policyUid> is created. It takes no snapshots until it is enabled.\n');
  });

  test('--json: the policy of the contract, with what the flags say', async () => {
    const policyUid = await created(...nightly, '--time-zone', 'Asia/Tokyo', '--always', '--disabled');
    expect(await client.getSnapshotPolicy(policyUid)).toMatchObject({
      name: 'nightly',
      cron: '30 2 * * *',
      timeZone: 'Asia/Tokyo',
      keep: { last: 0, hourly: 0, daily: 7, weekly: 5, monthly: 12, yearly: 0 },
      enabled: false,
      skipUnchanged: false,
    });
  });

  test.each([
    {
      argv: ['--cron', '30 2 * *', '--keep', 'daily=7'],
      want: /^error: --cron: `30 2 \* \*` is not a valid line of cron: it has 4 fields instead of 5\. Lines look like `30 2 \* \* \*`: minute, hour, day of the month, month, day of the week\.\n$/,
    },
    {
      argv: ['--cron', '0 0 30 2 *', '--keep', 'daily=7'],
      want: /^error: --cron: `0 0 30 2 \*` is not a valid line of cron: it never fires\. Lines look like/,
    },
    {
      argv: ['--cron', '30 2 * * *', '--keep', 'daily=7', '--time-zone', 'Europe/Bern'],
      want: /^error: --time-zone: `Europe\/Bern` is not a time zone\. Time zones have names such as `UTC` or `Europe\/Berlin`\.\n$/,
    },
    {
      argv: ['--cron', '30 2 * * *', '--keep', 'daily=0'],
      want: /^error: --keep: a policy must keep something: at least one of `last`, .+ must not be 0\.\n$/,
    },
    {
      argv: ['--cron', '30 2 * * *', '--keep', 'nightly=7'],
      want: /^error: option '--keep <period=count,\.\.\.>' argument 'nightly=7' is invalid\. Give counts such as daily=7,weekly=5, of last, hourly, daily, weekly, monthly, yearly\.\n$/,
    },
    {
      argv: ['--cron', '30 2 * * *', '--keep', 'daily=7,daily=8'],
      want: /is invalid\. daily stands there twice\.\n$/,
    },
  ])('$argv: used wrongly', async ({ argv, want }) => {
    const { exitCode, stdout, stderr } = await policy('create', ...argv);
    expect(stderr).toMatch(want);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect((await client.listSnapshotPolicies()).total).toBe(0);
  });
});

describe('list', () => {
  test('without any', async () => {
    const { exitCode, stdout } = await policy('list');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `No policies at ${server.url}.\n` });
    expect((await policy('list', '--json')).stdout).toBe('');
  });

  test('a table for people, a policy on each line for programs', async () => {
    const first = await created(...nightly, '--time-zone', 'Europe/Berlin');
    const second = await created('--cron', '0 * * * *', '--keep', 'last=3,hourly=24', '--disabled');
    const { exitCode, stdout, stderr } = await policy('list');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "policy    name     cron        time zone      keeps                          due next
      <uid>     nightly  30 2 * * *  Europe/Berlin  7 daily, 5 weekly, 12 monthly  <instant>
      <uid>              0 * * * *   UTC            3 newest, 24 hourly            disabled
      "
    `);
    const lines = (await policy('list', '--json')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).policyUid)).toEqual([first, second]);
    expect(JSON.parse(lines[0] ?? '')).toEqual(await client.getSnapshotPolicy(first));
  });

  test('all of more than a page', async () => {
    for (let count = 0; count < 101; count++)
      await client.createSnapshotPolicy({ cron: '0 0 * * *', keep: { last: 1 }, enabled: false });
    const { stdout } = await policy('list', '--json');
    const uids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).policyUid);
    expect(new Set(uids).size).toBe(101);
    for (const policyUid of uids) await client.deleteSnapshotPolicy(policyUid);
  });
});

describe('show', () => {
  test('all that is known of one, by its name, its uid, or the beginning of that', async () => {
    const policyUid = await created(...nightly, '--time-zone', 'Europe/Berlin');
    const { exitCode, stdout, stderr } = await policy('show', 'nightly');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(steady(stdout)).toMatchInlineSnapshot(`
      "policy    <policyUid>
      name      nightly
      due       30 2 * * *, in Europe/Berlin, if something has changed
      keeps     7 daily, 5 weekly, 12 monthly
      next      <instant>
      last run  none yet
      created   <instant>
      "
    `);
    expect((await policy('show', policyUid)).stdout).toBe(stdout);
    expect((await policy('show', policyUid.slice(0, 8))).stdout).toBe(stdout);
    expect(JSON.parse((await policy('show', 'nightly', '--json')).stdout)).toEqual(
      await client.getSnapshotPolicy(policyUid),
    );
  });

  test.each(['show', 'preview', 'delete', 'update'])('%s: one that is not there', async (command) => {
    const more = { delete: ['--yes'], update: ['--disable'] }[command] ?? [];
    for (const [text, message] of [
      ['weekly', 'there is no policy weekly.'],
      ['00000000-0000-4000-8000-000000000000', 'Snapshot policy `00000000-0000-4000-8000-000000000000` not found.'],
    ] as const)
      expect(await policy(command, text, ...more)).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `error: ${message}\n"stillframe policy list" shows those there are.\n`,
      });
  });

  test('a name that two have', async () => {
    const uids = [await created(...nightly), await created(...nightly)];
    expect(await policy('show', 'nightly')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `error: nightly could be each of 2 policies.\nGive more of its uid: ${uids.join(', ')}.\n`,
    });
  });
});

describe('update', () => {
  test('changes what is given, and only that', async () => {
    const policyUid = await created(...nightly);
    const { exitCode, stdout } = await policy('update', 'nightly', '--cron', '0 4 * * *', '--keep', 'yearly=2');
    expect({ exitCode, stdout: steady(stdout) }).toEqual({
      exitCode: 0,
      stdout: 'Policy <policyUid> is changed. It is due next at <instant>.\n',
    });
    expect(await client.getSnapshotPolicy(policyUid)).toMatchObject({
      name: 'nightly',
      cron: '0 4 * * *',
      keep: { last: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 2 },
      enabled: true,
      skipUnchanged: true,
    });
    await policy('update', policyUid, '--name', '', '--time-zone', 'Asia/Tokyo', '--always', '--disable');
    const changed = { name: null, timeZone: 'Asia/Tokyo', enabled: false, skipUnchanged: false };
    expect(await client.getSnapshotPolicy(policyUid)).toMatchObject(changed);
    const { stdout: json } = await policy('update', policyUid, '--skip-unchanged', '--enable', '--json');
    expect(JSON.parse(json)).toMatchObject({ policyUid, enabled: true, skipUnchanged: true });
  });

  test.each([
    { argv: [], want: 'error: there is nothing to change.\nAdd what is to change, such as --keep daily=7.\n' },
    {
      argv: ['--enable', '--disable'],
      want: "error: option '--enable' cannot be used with option '--disable'\n",
    },
    {
      argv: ['--always', '--skip-unchanged'],
      want: "error: option '--always' cannot be used with option '--skip-unchanged'\n",
    },
  ])('$argv: used wrongly', async ({ argv, want }) => {
    await created(...nightly);
    expect(await policy('update', 'nightly', ...argv)).toEqual({ exitCode: 2, stdout: '', stderr: want });
  });
});

describe('delete', () => {
  test('needs --yes where nobody can be asked', async () => {
    await created(...nightly);
    expect(await policy('delete', 'nightly')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: there is no terminal to ask on.\nAdd --yes to delete it.\n',
    });
    const { exitCode, stdout } = await policy('delete', 'nightly', '--yes');
    expect({ exitCode, stdout: steady(stdout) }).toEqual({ exitCode: 0, stdout: 'Policy <policyUid> is deleted.\n' });
    expect((await client.listSnapshotPolicies()).total).toBe(0);
  });

  test('asks on a terminal, and takes only a yes for one', async () => {
    const policyUid = await created(...nightly);
    const asked = (answer: string) =>
      runCommand(['policy', 'delete', 'nightly', '--json', '--url', server.url, '--api-key', masterKey], {}, answer);
    const { exitCode, stdout, stderr } = await asked('no');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(steady(stderr)).toMatchInlineSnapshot(`
      "Delete the policy <policyUid> (nightly, 30 2 * * *, keeps 7 daily, 5 weekly, 12 monthly)? [y/N] 
      error: nothing was deleted.
      "
    `);
    expect((await client.listSnapshotPolicies()).total).toBe(1);
    expect(JSON.parse((await asked('y')).stdout)).toEqual({ event: 'deleted', policyUid });
  });
});

describe('preview', () => {
  test('without snapshots', async () => {
    await created(...nightly);
    expect(await policy('preview', 'nightly')).toEqual({
      exitCode: 0,
      stdout: 'There are no snapshots.\n',
      stderr: '',
    });
  });

  test('what would stay and go, and why; it removes nothing', async () => {
    const policyUid = await created('--name', 'three', '--cron', '30 2 * * *', '--keep', 'last=3');
    for (let count = 0; count < 3; count++) await client.waitForTask((await client.createSnapshot()).taskUid);
    await policy('update', 'three', '--keep', 'last=2,yearly=1');
    const { exitCode, stdout, stderr } = await policy('preview', 'three');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(
      stdout
        .replaceAll(/\d{8}T\d{9}Z-\d+/g, '<snapshotUid>        ')
        .replaceAll(/\d+(\.\d+)? KiB/g, (size) => '<KiB>'.padStart(size.length))
        .replaceAll(/year \d{4}/g, 'year <now>'),
    ).toMatchInlineSnapshot(`
      "snapshot                  size  fate   why
      <snapshotUid>            <KiB>  stays  the newest good one; one of the newest (the server's options); one of the newest (three); year <now> (three)
      <snapshotUid>            <KiB>  stays  one of the newest (three)
      <snapshotUid>            <KiB>  goes   nobody keeps it

      2 would stay, 1 would go (  <KiB>).
      "
    `);
    const { stdout: json } = await policy('preview', 'three', '--json');
    expect(JSON.parse(json)).toEqual(await client.previewSnapshotPolicy(policyUid));
    expect((await client.listSnapshots()).total).toBe(3);
  });
});

test('a key that may only look: what it lacks is named', async () => {
  const { key } = await client.createKey({ actions: ['snapshots.get'], indexes: ['*'], expiresAt: null });
  const withKey = (...argv: string[]) => runCommand(['policy', ...argv, '--url', server.url, '--api-key', key ?? '']);
  expect((await withKey('list')).exitCode).toBe(0);
  expect(await withKey('create', ...nightly)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'error: The provided API key is invalid.\nGive a key with the action snapshots.update: set STILLFRAME_API_KEY, or --api-key.\n',
  });
});

test('without a server', async () => {
  const { exitCode, stderr } = await runCommand(['policy', 'list', '--url', 'http://localhost:1']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('Is the server running at http://localhost:1?');
});
