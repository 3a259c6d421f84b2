import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { document } from '@stillframe/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseOptions } from '../options/parse-options.js';
import { type RunningServer, startServer } from '../start-server.js';
import { parseExposition } from './testing/parse-exposition.js';

const MASTER = 'aSampleMasterKey-0123456789';

let folder: string;
let server: RunningServer;

async function start(flags: string[] = []): Promise<void> {
  const places = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots')];
  const argv = ['--http-addr', 'localhost:0', '--log-level', 'OFF', ...places, ...flags];
  server = await startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} }));
}

const ask = (path: string, init: RequestInit = {}, key?: string) =>
  fetch(`${server.url}${path}`, {
    ...init,
    headers: { ...init.headers, ...(key && { authorization: `Bearer ${key}` }) },
  });

async function metrics(key?: string) {
  const response = await ask('/metrics', {}, key);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return parseExposition(await response.text());
}

async function metricsOnce(isSo: (samples: Map<string, number>) => boolean) {
  for (const deadline = Date.now() + 15_000; ; ) {
    const { samples } = await metrics();
    if (isSo(samples)) return samples;
    if (Date.now() > deadline) throw new Error(`waited too long: ${JSON.stringify([...samples])}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const post = (path: string, body: unknown) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metrics-'));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('every number has a help text and a type, and the process tells of itself', async () => {
  await start();
  const { families } = await metrics();
  for (const [name, { help, type }] of families) {
    expect({ name, help }).toEqual({ name, help: expect.stringMatching(/\S/) });
    expect(['counter', 'gauge', 'histogram', 'summary']).toContain(type);
  }
  const names = [...families.keys()];
  expect(names.filter((name) => name.startsWith('stillframe_')).sort()).toMatchInlineSnapshot(`
    [
      "stillframe_audit_lost_lines_total",
      "stillframe_build_info",
      "stillframe_http_request_duration_seconds",
      "stillframe_http_requests_total",
      "stillframe_snapshot_duration_seconds",
      "stillframe_snapshot_failures_total",
      "stillframe_snapshot_last_success_timestamp_seconds",
      "stillframe_snapshot_last_verified_timestamp_seconds",
      "stillframe_snapshot_size_bytes",
      "stillframe_snapshot_verifications_total",
      "stillframe_tasks",
    ]
  `);
  expect(names).toEqual(expect.arrayContaining(['process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds']));
});

test('a snapshot: its instant, when it was verified, how long it took and how large it is; and so after a restart', async () => {
  await start();
  const before = await metrics();
  expect(before.samples.get('stillframe_snapshot_last_success_timestamp_seconds')).toBe(0);
  const asked = Date.now() / 1000;
  await post('/snapshots', {});
  const samples = await metricsOnce(
    (all) => all.get('stillframe_snapshot_verifications_total{result="verified"}') === 1,
  );
  const at = samples.get('stillframe_snapshot_last_success_timestamp_seconds') ?? 0;
  expect(at).toBeGreaterThanOrEqual(asked - 0.001);
  expect(at).toBeLessThanOrEqual(Date.now() / 1000);
  expect(samples.get('stillframe_snapshot_last_verified_timestamp_seconds')).toBe(at);
  expect(samples.get('stillframe_snapshot_size_bytes')).toBeGreaterThan(500);
  expect(samples.get('stillframe_snapshot_duration_seconds_count')).toBe(1);
  expect(samples.get('stillframe_snapshot_duration_seconds_sum')).toBeGreaterThan(0);
  expect(samples.get('stillframe_snapshot_verifications_total{result="verified"}')).toBe(1);
  expect(samples.get('stillframe_tasks{status="succeeded"}')).toBe(1);
  await server.close();
  await start();
  const again = (await metrics()).samples;
  for (const name of ['last_success_timestamp_seconds', 'last_verified_timestamp_seconds', 'size_bytes'])
    expect(again.get(`stillframe_snapshot_${name}`)).toBe(samples.get(`stillframe_snapshot_${name}`));
  expect(again.get('stillframe_snapshot_duration_seconds_count')).toBe(0);
});

test('a snapshot that was deleted counts no more', async () => {
  await start();
  const instants: number[] = [];
  for (let count = 1; count <= 2; count++) {
    await post('/snapshots', {});
    const samples = await metricsOnce(
      (all) => all.get('stillframe_snapshot_verifications_total{result="verified"}') === count,
    );
    instants.push(samples.get('stillframe_snapshot_last_verified_timestamp_seconds') ?? 0);
  }
  const { results } = (await (await ask('/snapshots')).json()) as { results: { snapshotUid: string }[] };
  await ask(`/snapshots/${results[0]?.snapshotUid}`, { method: 'DELETE' });
  const { samples } = await metrics();
  expect(instants[1]).toBeGreaterThan(instants[0] ?? 0);
  for (const name of ['last_success', 'last_verified'])
    expect(samples.get(`stillframe_snapshot_${name}_timestamp_seconds`)).toBe(instants[0]);
});

test('a snapshot that fails is counted under its code', async () => {
  writeFileSync(join(folder, 'snapshots'), 'a file');
  await start();
  await post('/snapshots', {});
  const samples = await metricsOnce((all) => all.get('stillframe_tasks{status="failed"}') === 1);
  const [code = ''] = [...samples.keys()].filter((name) => name.startsWith('stillframe_snapshot_failures_total'));
  expect(code).toMatch(/^stillframe_snapshot_failures_total\{code="\w+"\}$/);
  expect(samples.get(code)).toBe(1);
  expect(samples.get('stillframe_snapshot_last_success_timestamp_seconds')).toBe(0);
  expect(readdirSync(folder)).toContain('snapshots');
});

test('requests by method, operation and status, with their latency; paths make no series', async () => {
  await start();
  await ask('/health');
  await ask('/health', { method: 'HEAD' });
  await ask('/health', { method: 'POST' });
  for (const path of ['/nothing', '/else', '/tasks/0', '/tasks/1', '/tasks/x']) await ask(path);
  await post('/snapshots', {});
  const samples = await metricsOnce((all) =>
    all.has('stillframe_http_requests_total{method="POST",operation="createSnapshot",status="202"}'),
  );
  const counted = [...samples].filter(([name]) => name.startsWith('stillframe_http_requests_total{'));
  expect(Object.fromEntries(counted.filter(([name]) => !name.includes('getMetrics')))).toEqual({
    'stillframe_http_requests_total{method="GET",operation="getHealth",status="200"}': 1,
    'stillframe_http_requests_total{method="HEAD",operation="getHealth",status="200"}': 1,
    'stillframe_http_requests_total{method="POST",operation="none",status="405"}': 1,
    'stillframe_http_requests_total{method="GET",operation="none",status="404"}': 2,
    'stillframe_http_requests_total{method="GET",operation="getTask",status="404"}': 2,
    'stillframe_http_requests_total{method="GET",operation="getTask",status="400"}': 1,
    'stillframe_http_requests_total{method="POST",operation="createSnapshot",status="202"}': 1,
  });
  const latency = 'stillframe_http_request_duration_seconds';
  expect(samples.get(`${latency}_count{method="GET",operation="getTask"}`)).toBe(3);
  expect(samples.get(`${latency}_bucket{le="+Inf",method="GET",operation="getTask"}`)).toBe(3);
});

test('needs metrics.get, and holds no key', async () => {
  await start(['--master-key', MASTER]);
  expect((await ask('/metrics')).status).toBe(401);
  expect((await ask('/metrics', {}, 'wrong')).status).toBe(403);
  const text = await (await ask('/metrics', {}, MASTER)).text();
  expect(text).not.toContain(MASTER);
  const made = async (actions: string[]) => {
    const body = JSON.stringify({ actions, indexes: ['*'], expiresAt: null });
    const response = await ask(
      '/keys',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      MASTER,
    );
    return ((await response.json()) as { key: string }).key;
  };
  await metrics(await made(['metrics.get']));
  await metrics(await made(['*.get']));
  expect((await ask('/metrics', {}, await made(['stats.get', 'snapshots.create']))).status).toBe(403);
});

test('the contract is served as it is bundled, to everybody', async () => {
  await start(['--master-key', MASTER]);
  const response = await ask('/openapi.json');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual(document);
});
