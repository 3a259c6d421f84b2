import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { SnapshotMaker, type SnapshotSeams, type SnapshotSettings } from './snapshot/snapshot-maker.js';
import { Applier } from './store/applier.js';
import { lastApplied } from './store/apply.js';
import { now } from './store/clock.js';
import { Control } from './store/control.js';
import { databaseSize } from './store/database-size.js';
import { Documents } from './store/documents.js';
import { type DocumentsEnvironment, openDocumentsEnvironment } from './store/documents-environment.js';
import { createKeys, type Keys } from './store/keys.js';
import type { Layout } from './store/layout.js';
import { clearLooseSlots } from './store/loose-slots.js';
import type { Payloads } from './store/payloads.js';
import type { Reach } from './store/seams.js';
import { neededPayloads, resumeTasks } from './tasks/resume.js';
import { Scheduler } from './tasks/scheduler.js';
import { type FinishedTasks, TaskLog } from './tasks/task-log.js';
import { TaskQueue } from './tasks/task-queue.js';

/** What an engine needs and does not own: it outlives the database that lies at `layout` now. */
export interface EngineParts {
  layout: Layout;
  payloads: Payloads;
  masterKey: string | null;
  snapshotSettings: SnapshotSettings;
  snapshotSeams: SnapshotSeams;
  logger: Logger;
  reach: Reach;
  onFinished: FinishedTasks;
}

/** Both environments of one database, and the queue at work on them. */
export interface Engine {
  control: Control;
  environment: DocumentsEnvironment;
  documents: Documents;
  keys: Keys;
  scheduler: Scheduler;
  tasks: TaskQueue;
  /** Stops within `graceMs` and a moment; what did not end waits again. */
  close(graceMs: number): Promise<void>;
}

/** Opens the database that lies at `layout`, settles what a killed process left in it, and starts its queue. */
export async function openEngine(parts: EngineParts): Promise<Engine> {
  const { layout, payloads, logger, reach } = parts;
  const control = new Control(layout.control);
  const environment = openDocumentsEnvironment(layout.documents);
  const applier = new Applier({ directory: layout.documents, updateFiles: layout.updateFiles });
  const source = { layout, control, documents: environment, payloads };
  const snapshots = new SnapshotMaker(source, parts.snapshotSettings, parts.snapshotSeams);
  const log = new TaskLog(control, reach, parts.onFinished);
  const scheduler = new Scheduler({
    control,
    log,
    applier,
    payloads,
    snapshots,
    logger,
    reach,
    lastApplied: () => lastApplied(environment),
  });

  clearLooseSlots(environment);
  await resumeTasks(control, log, lastApplied(environment));
  await payloads.sweep(neededPayloads(control));
  const keys = await createKeys({
    database: control.keys,
    masterKey: parts.masterKey,
    clock: now,
    newUid: randomUUID,
  });
  scheduler.start();

  return {
    control,
    environment,
    keys,
    scheduler,
    tasks: new TaskQueue({ control, log, scheduler }),
    documents: new Documents(environment, {
      isIndexing: (indexUid) => scheduler.isIndexing(indexUid),
      size: () => databaseSize(layout, control.root, environment.root),
    }),
    close: async (graceMs) => {
      await scheduler.close(graceMs);
      await applier.close();
      await environment.root.close();
      await control.close();
    },
  };
}
