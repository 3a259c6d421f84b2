import { basename, resolve } from 'node:path';
import { type Disk, nodeDisk } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import type { ServerOptions } from './options/server-options.js';
import { ArchiveVerifier } from './snapshot/archive-verifier.js';
import { completeExchange } from './snapshot/exchange-database.js';
import { importSnapshot } from './snapshot/import-snapshot.js';
import { SnapshotMaker } from './snapshot/snapshot-maker.js';
import { tidySnapshotDir } from './snapshot/tidy-snapshot-dir.js';
import { Applier } from './store/applier.js';
import { lastApplied } from './store/apply.js';
import { Control } from './store/control.js';
import { databaseSize } from './store/database-size.js';
import { Documents } from './store/documents.js';
import { openDocumentsEnvironment } from './store/documents-environment.js';
import { lockInstance } from './store/instance-lock.js';
import { layoutOf, prepareLayout } from './store/layout.js';
import { Payloads } from './store/payloads.js';
import { type Reach, reachNothing } from './store/seams.js';
import { neededPayloads, resumeTasks } from './tasks/resume.js';
import { Scheduler } from './tasks/scheduler.js';
import { TaskLog } from './tasks/task-log.js';
import { TaskQueue } from './tasks/task-queue.js';
import { PKG_VERSION, STILLFRAME_VERSION } from './version.js';

/** How long a running task may go on after the server was told to stop. */
const CLOSE_GRACE_MS = 3000;

/** What only a test replaces: the disk that archives are written to, and what is told of the points where a process may be killed. */
export interface Seams {
  disk?: Disk;
  reach?: Reach;
}

/** The open database with its queue at work. */
export interface OpenDatabase {
  control: Control;
  tasks: TaskQueue;
  documents: Documents;
  payloads: Payloads;
  /** Whether a snapshot task waits or runs. */
  isSnapshotPending(): boolean;
  /** Stops within a few seconds; what did not end waits again at the next start. */
  close(): Promise<void>;
}

/**
 * Opens what lies at `--db-path`, after completing or undoing what a killed process left there, and after `--import-snapshot`.
 *
 * @throws StoreError, SnapshotError: nothing has changed then
 */
export async function openDatabase(
  options: ServerOptions,
  logger: Logger,
  { disk = nodeDisk, reach = reachNothing }: Seams = {},
): Promise<OpenDatabase> {
  const layout = layoutOf(resolve(options.dbPath));
  const completed = await completeExchange(layout);
  const imported = await importSnapshot(layout, options, { completed, reach });
  if (imported)
    logger.info({ snapshotUid: imported.snapshotUid, indexes: imported.indexes.length }, 'snapshot imported');
  await prepareLayout(layout);
  const unlock = await lockInstance(layout);

  const control = new Control(layout.control);
  const environment = openDocumentsEnvironment(layout.documents);
  const payloads = new Payloads(layout.updateFiles);
  const applier = new Applier({ directory: layout.documents, updateFiles: layout.updateFiles });
  const database = basename(layout.root);
  const verifier = new ArchiveVerifier({ tempDirectory: options.tempDir, logger });
  const snapshots = new SnapshotMaker(
    { layout, control, documents: environment, payloads },
    {
      directory: resolve(options.snapshotDir),
      database,
      keepLast: options.snapshotKeepLast,
      level: options.snapshotCompressionLevel,
      segmentSizeBytes: options.snapshotSegmentSizeBytes,
      maxPinSeconds: options.snapshotMaxPinSeconds,
      full: options.snapshotFull,
      stillframeVersion: STILLFRAME_VERSION,
      pkgVersion: PKG_VERSION,
    },
    {
      disk,
      onPublished: (path) => {
        if (options.snapshotVerify) verifier.verify(path);
      },
    },
  );
  const log = new TaskLog(control, reach);
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

  await resumeTasks(control, log, lastApplied(environment));
  await payloads.sweep(neededPayloads(control));
  await tidySnapshotDir(resolve(options.snapshotDir), database, logger);
  scheduler.start();

  return {
    control,
    payloads,
    tasks: new TaskQueue({ control, log, scheduler }),
    documents: new Documents(environment, {
      isIndexing: (indexUid) => scheduler.isIndexing(indexUid),
      size: () => databaseSize(layout, control.root, environment.root),
    }),
    isSnapshotPending: () =>
      ['status:enqueued', 'status:processing'].some((status) =>
        [...control.taskSets.members(status)].some((uid) => control.taskSets.has('type:snapshotCreation', uid)),
      ),
    close: async () => {
      await scheduler.close(CLOSE_GRACE_MS);
      await verifier.close();
      await applier.close();
      await environment.root.close();
      await control.close();
      await unlock();
    },
  };
}
