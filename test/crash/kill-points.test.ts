import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createClient } from '@stillframe/client';
import { type KillPoint, killPoints } from '@stillframe/server';
import { readManifest } from '@stillframe/snapshot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const VICTIM = fileURLToPath(new URL('./victim.mjs', import.meta.url));
/** Runs of each point; each kills at another occurrence of it. */
const RUNS = Number(process.env.STILLFRAME_CRASH_RUNS ?? 1);

const foreignArchive = fileURLToPath(new URL('../fixtures/meilisearch-1.50.snapshot', import.meta.url));
const allRestorePoints = killPoints.slice(killPoints.indexOf('restore unpacked'));
const restorePoints = allRestorePoints.filter((point) => point !== 'documents loaded');
const diskCalls = ['create', 'write', 'chmod', 'sync', 'close', 'rename', 'syncDirectory', 'link', 'list', 'remove'];
const runningPoints = [
  ...killPoints.slice(0, killPoints.indexOf('restore unpacked')),
  ...diskCalls.flatMap((call) => [`disk ${call} before`, `disk ${call} after`]),
];
const runsOf = (points: readonly string[]) =>
  points.flatMap((point, n) => Array.from({ length: RUNS }, (_, run) => ({ point, occurrence: ((n * 7) % 3) + run })));

interface Acknowledged {
  taskUid?: number;
  id?: number;
  snapshotOf?: number;
}

let folder: string;
let server: TestServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillframe-points-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** Runs the victim until it has killed itself; returns what it acknowledged before. */
async function runVictim(request: {
  point: string;
  occurrence: number;
  importSnapshot?: string;
}): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [VICTIM, JSON.stringify({ folder, ...request })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [lines, [, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(signal, `"${request.point}" was reached`).toBe('SIGKILL');
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}

/** Waits until nothing waits or runs any more. */
async function untilQuiet(url: string): Promise<void> {
  const client = createClient({ url });
  const deadline = Date.now() + 20_000;
  while ((await client.listTasks({ statuses: ['enqueued', 'processing'] })).total > 0) {
    if (Date.now() > deadline) throw new Error('the queue did not come to rest');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('killed while it works', () => {
  test.each(runsOf(runningPoints))('at "$point", time $occurrence', async ({ point, occurrence }) => {
    const acknowledged = await runVictim({ point, occurrence });
    server = await startTestServer([], folder);
    const names = readdirSync(server.snapshotDir);
    const archives = names.filter((name) => /-\d+\.snapshot$/.test(name));
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(names.filter((name) => name.endsWith('.json')).sort()).toEqual(
      archives.map((name) => `${name}.json`).sort(),
    );
    expect(await readManifest(join(server.snapshotDir, 'data.ms.snapshot'))).toMatchObject({ database: 'data.ms' });

    await untilQuiet(server.url);
    const client = createClient({ url: server.url });
    const { results } = await client.listTasks({ limit: 1000 });
    const statuses = new Map(results.map(({ uid, status }) => [uid, status]));
    for (const { taskUid } of acknowledged) if (taskUid !== undefined) expect(statuses.get(taskUid)).toBe('succeeded');
    const stored = (await client.listDocuments('log', { limit: 1000 })).results.map(({ id }) => id as number);
    expect(stored).toEqual(Array.from({ length: stored.length }, (_, n) => n + 1));
    for (const { id = 1 } of acknowledged) expect(stored).toContain(id);
    expect(readdirSync(join(folder, 'data.ms', 'db', 'update_files'))).toEqual([]);

    const link = join(server.snapshotDir, 'data.ms.snapshot');
    await server.close();
    server = await startTestServer(['--import-snapshot', link, '--db-path', join(folder, 'other.ms')], folder);
    await untilQuiet(server.url);
    const restored = await createClient({ url: server.url }).listDocuments('log', { limit: 1000 });
    expect(restored.total).toBeGreaterThanOrEqual(acknowledged.find(({ snapshotOf }) => snapshotOf)?.snapshotOf ?? 1);
  });
});

describe('killed while it imports a snapshot', () => {
  test.each(restorePoints)('at "%s": the next start has all of it, or nothing and imports it again', async (point) => {
    server = await startTestServer([], folder);
    const client = createClient({ url: server.url });
    await client.waitForTask((await client.addDocuments('log', [{ id: 1 }, { id: 2 }])).taskUid);
    await client.waitForTask((await client.createSnapshot()).taskUid);
    await server.close();
    const importSnapshot = join(server.snapshotDir, 'data.ms.snapshot');
    rmSync(join(folder, 'data.ms'), { recursive: true });

    await runVictim({ point, occurrence: 0, importSnapshot });
    const isInPlace = existsSync(join(folder, 'data.ms', 'db'));
    const argv = isInPlace && point === 'plan removed' ? [] : ['--import-snapshot', importSnapshot];
    server = await startTestServer(argv, folder);
    const again = createClient({ url: server.url });
    expect((await again.listDocuments('log')).results).toEqual([{ id: 1 }, { id: 2 }]);
    expect((await again.listTasks()).results.map(({ uid, type }) => [uid, type])).toEqual([
      [0, 'documentAdditionOrUpdate'],
    ]);
    expect(readdirSync(join(folder, 'data.ms')).sort()).toEqual(['db', 'instance']);
  });
});

describe("killed while it loads Meilisearch's archive", () => {
  // The others are those of any archive.
  const ownPoints: KillPoint[] = ['restore unpacked', 'documents loaded', 'restore planned'];
  test.each(RUNS > 1 ? allRestorePoints : ownPoints)(
    'at "%s": the next start has all of it, or nothing and loads it again',
    async (point) => {
      await runVictim({ point, occurrence: 0, importSnapshot: foreignArchive });
      const isInPlace = existsSync(join(folder, 'data.ms', 'db'));
      const argv = isInPlace && point === 'plan removed' ? [] : ['--import-snapshot', foreignArchive];
      server = await startTestServer(argv, folder);
      const client = createClient({ url: server.url });
      expect((await client.listIndexes()).results.map(({ uid }) => uid)).toEqual(['characters', 'empty', 'movies']);
      expect((await client.getIndexStats('characters')).numberOfDocuments).toBe(8055);
      expect((await client.listDocuments('movies')).total).toBe(3);
      expect((await client.listTasks()).total).toBe(6);
      expect(readdirSync(join(folder, 'data.ms')).sort()).toEqual(['db', 'instance']);
    },
  );
});
