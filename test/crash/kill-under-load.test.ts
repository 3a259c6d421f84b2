import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@stillframe/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChildServer, startChildServer } from './child-server.js';

let folder: string;
let server: ChildServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillframe-kill-'));
});

afterEach(async () => {
  await server?.kill();
  rmSync(folder, { recursive: true });
});

test('every task that was acknowledged before SIGKILL is there afterwards, and is done exactly once', async () => {
  const acknowledged = new Map<number, string>();
  const documents: number[] = [];
  for (let round = 0; round < 4; round++) {
    server = await startChildServer(folder);
    const client = createClient({ url: server.url, retries: 0 });
    let isAlive = true;
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      for (let n = 0; isAlive; n++) {
        const id = round * 1_000_000 + sender * 100_000 + n;
        const answer = sender === 0 ? client.createSnapshot() : client.addDocuments('log', [{ id, round }]);
        try {
          const { taskUid, type } = await answer;
          acknowledged.set(taskUid, type);
          if (type === 'documentAdditionOrUpdate') documents.push(id);
        } catch {
          return;
        }
      }
    });
    const target = acknowledged.size + 80 + round * 20;
    while (acknowledged.size < target) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.kill();
    isAlive = false;
    await Promise.all(senders);
  }

  server = await startChildServer(folder);
  const client = createClient({ url: server.url });
  // All of them, not the acknowledged alone: what a kill left unanswered may be on disk too, and is applied all the same.
  const deadline = Date.now() + 60_000;
  const waiting = await client.listTasks({ limit: 100_000, statuses: ['enqueued', 'processing'] });
  for (const { uid } of waiting.results) await client.waitForTask(uid, { timeoutMs: deadline - Date.now() });
  const { results, total } = await client.listTasks({ limit: 100_000 });
  const byUid = new Map(results.map((task) => [task.uid, task]));
  for (const [uid, type] of acknowledged) expect(byUid.get(uid)).toMatchObject({ uid, type, status: 'succeeded' });
  expect(results).toHaveLength(total);
  expect(new Set(results.map(({ uid }) => uid)).size).toBe(total);

  const stored = await client.fetchDocuments('log', { limit: 100_000, fields: ['id'] });
  const ids = stored.results.map(({ id }) => id as number);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of documents) expect(ids).toContain(id);
  expect((await client.getIndexStats('log')).numberOfDocuments).toBe(ids.length);
}, 120_000);
