import { createClient, type StillframeClient } from '@stillframe/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let client: StillframeClient;
beforeAll(async () => {
  // One that is being proved is in use, and stays until the next is taken.
  server = await startTestServer(['--snapshot-verify=false']);
  client = createClient({ url: server.url, retries: 0 });
});
afterAll(() => server.remove());

const NIGHTLY = { name: 'nightly', cron: '30 2 * * *', timeZone: 'Europe/Berlin', keep: { daily: 7, monthly: 12 } };

describe('policies over HTTP', () => {
  test('are created, read, changed, listed and deleted', async () => {
    const created = await client.createSnapshotPolicy(NIGHTLY);
    expect(created).toMatchObject({
      ...NIGHTLY,
      keep: { last: 0, hourly: 0, daily: 7, weekly: 0, monthly: 12, yearly: 0 },
      enabled: true,
      skipUnchanged: true,
      lastRun: null,
    });
    const { policyUid } = created;
    expect(await client.getSnapshotPolicy(policyUid)).toEqual(created);
    const stopped = await client.updateSnapshotPolicy(policyUid, { enabled: false, keep: { last: 2 } });
    expect(stopped).toMatchObject({ name: 'nightly', enabled: false, nextRunAt: null, keep: { last: 2, daily: 0 } });
    const second = await client.createSnapshotPolicy({ cron: '0 * * * *', keep: { hourly: 24 } });
    expect(second).toMatchObject({ name: null, timeZone: 'UTC' });
    const { results, total } = await client.listSnapshotPolicies({ limit: 1 });
    expect([results, total]).toEqual([[stopped], 2]);
    await client.deleteSnapshotPolicy(policyUid);
    await expect(client.getSnapshotPolicy(policyUid)).rejects.toMatchObject({
      code: 'snapshot_policy_not_found',
      status: 404,
    });
    await client.deleteSnapshotPolicy(second.policyUid);
  });

  test('the preview tells what would be kept, and why, and removes nothing', async () => {
    for (let count = 0; count < 4; count++)
      await client.waitForTask((await client.createSnapshot()).taskUid, { intervalMs: 5 });
    const { policyUid } = await client.createSnapshotPolicy({ cron: '0 3 * * *', keep: { yearly: 1 } });
    const { kept, removed } = await client.previewSnapshotPolicy(policyUid);
    expect(removed).toEqual([]);
    expect(kept).toHaveLength(3);
    expect(kept[0]?.sizeBytes).toBeGreaterThan(0);
    expect(kept[0]?.reasons).toEqual([
      { reason: 'newest', source: null, period: null },
      { reason: 'last', source: 'flags', period: null },
      { reason: 'yearly', source: policyUid, period: String(new Date().getUTCFullYear()) },
    ]);
    expect(kept[1]?.reasons).toEqual([{ reason: 'last', source: 'flags', period: null }]);
    await client.deleteSnapshotPolicy(policyUid);
  });

  test.each([
    ['never fires', { ...NIGHTLY, cron: '0 0 30 2 *' }, 'invalid_snapshot_policy_cron', 'it never fires'],
    [
      'has too few fields',
      { ...NIGHTLY, cron: '0 0 *' },
      'invalid_snapshot_policy_cron',
      '`0 0 *` is not a valid line of cron',
    ],
    [
      'has seconds',
      { ...NIGHTLY, cron: '0 0 0 * * *' },
      'invalid_snapshot_policy_cron',
      'it has 6 fields instead of 5.',
    ],
    ['is a name', { ...NIGHTLY, cron: '@daily' }, 'invalid_snapshot_policy_cron', 'it has 1 field instead of 5.'],
    ['is a date', { ...NIGHTLY, cron: '2030-01-01T00:00:00' }, 'invalid_snapshot_policy_cron', 'instead of 5.'],
    ['is empty', { ...NIGHTLY, cron: ' ' }, 'invalid_snapshot_policy_cron', 'it has 0 fields instead of 5.'],
    [
      'has a minute beyond 59',
      { ...NIGHTLY, cron: '61 * * * *' },
      'invalid_snapshot_policy_cron',
      'Invalid value for minute',
    ],
    [
      'names no time zone',
      { ...NIGHTLY, timeZone: 'Mars/Olympus' },
      'invalid_snapshot_policy_time_zone',
      '`Mars/Olympus` is not a time zone',
    ],
    ['has an empty time zone', { ...NIGHTLY, timeZone: '' }, 'invalid_snapshot_policy_time_zone', 'is not a time zone'],
    ['keeps nothing', { ...NIGHTLY, keep: { daily: 0 } }, 'invalid_snapshot_policy_keep', 'must keep something'],
    ['keeps less than nothing', { ...NIGHTLY, keep: { daily: -1 } }, 'invalid_snapshot_policy_keep', 'daily'],
    ['keeps a part of one', { ...NIGHTLY, keep: { daily: 1.5 } }, 'invalid_snapshot_policy_keep', 'daily'],
    ['keeps a word', { ...NIGHTLY, keep: 'all' }, 'invalid_snapshot_policy_keep', 'keep'],
    ['says not what to keep', { cron: '0 0 * * *' }, 'missing_snapshot_policy_keep', 'keep'],
    ['says not when', { keep: { last: 1 } }, 'missing_snapshot_policy_cron', 'cron'],
    ['has a field nobody knows', { ...NIGHTLY, schedule: 1 }, 'bad_request', 'Unknown field `schedule`'],
  ])('a policy that %s is refused', async (_what, policy, code, says) => {
    const answer = await fetch(`${server.url}/snapshot-policies`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(policy),
    });
    const error = (await answer.json()) as { code: string; message: string };
    expect([answer.status, error.code]).toEqual([400, code]);
    expect(error.message).toContain(says);
    expect((await client.listSnapshotPolicies()).total).toBe(0);
  });

  test('the same goes for changes, and nothing changes then', async () => {
    const created = await client.createSnapshotPolicy(NIGHTLY);
    await expect(client.updateSnapshotPolicy(created.policyUid, { keep: {} })).rejects.toMatchObject({
      code: 'invalid_snapshot_policy_keep',
    });
    expect(await client.getSnapshotPolicy(created.policyUid)).toEqual(created);
    await client.deleteSnapshotPolicy(created.policyUid);
  });

  test('a uid that is a path, or unknown', async () => {
    for (const uid of ['..%2f..%2fetc', 'no-uuid']) {
      const answer = await fetch(`${server.url}/snapshot-policies/${uid}`);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        400,
        'invalid_snapshot_policy_uid',
      ]);
    }
  });
});
