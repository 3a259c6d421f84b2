import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, type Seams } from '@stillframe/server';
import { onTestFinished } from 'vitest';
import { createLogger } from '../../apps/server/src/log.js';
import { type OpenDatabase, openDatabase } from '../../apps/server/src/open-database.js';
import type { TaskRecord } from '../../apps/server/src/store/records.js';
import type { Work } from '../../apps/server/src/store/work.js';

/** A database with its queue, without HTTP, in a folder of its own. */
export interface LiveDatabase {
  database: OpenDatabase;
  snapshotDir: string;
  /** Enqueues documents of the index `log`; gives the task's uid. */
  put(documents: object[]): Promise<number>;
  enqueue(work: Work): Promise<number>;
  /** Waits until a task has come to its end. */
  settled(taskUid: number, withinMs?: number): Promise<TaskRecord>;
}

/** @param argv flags of `stillframe serve`; `--snapshot-dir` may be among them */
export async function openLiveDatabase(argv: string[], seams: Seams): Promise<LiveDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'stillframe-live-'));
  const own = ['--db-path', join(folder, 'data.ms'), '--snapshot-dir', join(folder, 'snapshots'), '--log-level', 'OFF'];
  const options = parseOptions({ argv: [...own, ...argv], env: {}, readFile: () => undefined, warn: () => {} });
  const database = await openDatabase(options, createLogger('OFF'), seams);
  onTestFinished(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const enqueue = async (work: Work) => (await database.tasks.enqueue(work)).taskUid;
  return {
    database,
    snapshotDir: options.snapshotDir,
    enqueue,
    async put(documents) {
      const writer = await database.payloads.create();
      for (const document of documents) await writer.write(JSON.stringify(document));
      const payload = await writer.finish();
      const target = { indexUid: 'log', method: 'replace', primaryKey: 'id', allowIndexCreation: true } as const;
      const taskUid = await enqueue({ type: 'documentAdditionOrUpdate', ...target, payload });
      writer.handOver();
      return taskUid;
    },
    async settled(taskUid, withinMs = 20_000) {
      for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
        const task = database.control.task(taskUid);
        if (task?.finishedAt) return task;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`task ${taskUid} did not come to its end`);
    },
  };
}
