import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalog, directoryTarget } from '@stillframe/snapshot';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseOptions } from './options/parse-options.js';
import { ArchiveVerifier } from './snapshot/archive-verifier.js';
import { type RunningServer, startServer } from './start-server.js';

let folder: string;
let server: RunningServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** Takes a snapshot of a small database; returns where the archive lies. */
async function takeSnapshot(flags: string[]): Promise<string> {
  const snapshots = join(folder, 'snapshots');
  const paths = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', snapshots];
  const argv = ['--http-addr', 'localhost:0', '--log-level', 'OFF', ...paths, ...flags];
  server = await startServer(parseOptions({ argv, env: {}, readFile: () => undefined, warn: () => {} }));
  const post = (path: string, body?: string) =>
    fetch(`${server?.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body && { body }),
    });
  await post('/indexes/movies/documents', '[{"id":1},{"id":2}]');
  await post('/snapshots');
  return until(
    () => readdirSync(folder).includes('snapshots') && readdirSync(snapshots).includes('data.ms.snapshot'),
    () => {
      const name = readdirSync(snapshots).find((file) => /-\d+\.snapshot$/.test(file)) ?? '';
      return join(snapshots, name);
    },
  );
}

async function until<T>(isTrue: () => boolean, then: () => T): Promise<T> {
  for (const deadline = Date.now() + 15_000; !isTrue(); ) {
    if (Date.now() > deadline) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return then();
}

const stateOf = (path: string): string => (JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { state: string }).state;
const becomes = (path: string, state: string) =>
  until(
    () => stateOf(path) === state,
    () => state,
  );

test('a new snapshot becomes verified, by itself', async () => {
  await becomes(await takeSnapshot([]), 'verified');
});

test('with --snapshot-verify=false it stays complete; one that is damaged becomes corrupt when somebody looks', async () => {
  const path = await takeSnapshot(['--snapshot-verify=false']);
  await server?.close();
  expect(stateOf(path)).toBe('complete');
  const bytes = readFileSync(path);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  chmodSync(path, 0o600);
  writeFileSync(path, bytes);
  const catalog = new Catalog({
    target: directoryTarget(join(path, '..'), 'data.ms'),
    database: 'data.ms',
    describe: () => Promise.reject(new Error('its record is there')),
  });
  const { items } = await catalog.list({}, { offset: 0, limit: 1 });
  const snapshotUid = items.map((item) => ('record' in item ? item.record.snapshotUid : '')).join();
  const logger = pino({ level: 'silent' });
  const verifier = new ArchiveVerifier({
    catalog,
    withLocalCopy: (_archive, use) => use(path),
    tempDirectory: folder,
    logger,
    clock: () => new Date().toISOString(),
  });
  verifier.verify(snapshotUid, { isAsked: true });
  await becomes(path, 'corrupt');
  await verifier.close();
});
