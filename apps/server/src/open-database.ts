import { basename, resolve } from 'node:path';
import { Catalog, type Disk, makeFolder, nodeDisk } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import { AuditFile } from './audit/audit-file.js';
import { type LiveRooms, liveRooms } from './live-rooms.js';
import { localSnapshots } from './local-snapshots.js';
import { countLostAuditLines } from './metrics/audit-metrics.js';
import { createMetrics, type Metrics } from './metrics/metrics.js';
import { meterWebhook } from './metrics/webhook-metrics.js';
import type { EngineParts } from './open-engine.js';
import { openLiveEngine } from './open-live-engine.js';
import { openPolicyBook, startPolicies } from './open-policies.js';
import { compressionLevelOf, openSnapshotPlace } from './open-snapshot-place.js';
import type { ServerOptions } from './options/server-options.js';
import { ArchiveVerifier } from './snapshot/archive-verifier.js';
import { completeExchange } from './snapshot/exchange-database.js';
import { warnOfNotCarried } from './snapshot/foreign/not-carried.js';
import { importSnapshot } from './snapshot/import-snapshot.js';
import { loadCatalog } from './snapshot/load-catalog.js';
import { Retention, retained } from './snapshot/retain-snapshots.js';
import type { SnapshotSeams } from './snapshot/snapshot-maker.js';
import type { SnapshotPlace } from './snapshot/snapshot-place.js';
import { SnapshotRoom } from './snapshot/snapshot-room.js';
import { tidySnapshotDir } from './snapshot/tidy-snapshot-dir.js';
import { formatTimestamp, now } from './store/clock.js';
import type { Control } from './store/control.js';
import { Gate } from './store/gate.js';
import { lockInstance } from './store/instance-lock.js';
import { layoutOf, prepareLayout } from './store/layout.js';
import { Payloads } from './store/payloads.js';
import { type Reach, reachNothing } from './store/seams.js';
import type { Policies } from './tasks/policies.js';
import { queueSnapshots } from './tasks/queue-snapshots.js';
import { Restorations } from './tasks/restorations.js';
import { PKG_VERSION, STILLFRAME_VERSION } from './version.js';
import { TaskWebhook } from './webhook/task-webhook.js';

/** How long a running task may go on after the server was told to stop. */
const CLOSE_GRACE_MS = 3000;

/** What only a test replaces: the disk that archives are written to, and what is told of the points where a process may be killed. */
export interface Seams {
  disk?: Disk;
  reach?: Reach;
}

/** The open database with its queue at work. */
export interface OpenDatabase extends LiveRooms {
  /** Closed while the database is exchanged for another; nothing may be read meanwhile. */
  gate: Gate;
  readonly control: Control;
  payloads: Payloads;
  restorations: Restorations;
  policies: Policies;
  metrics: Metrics;
  audit: AuditFile;
  snapshots: SnapshotRoom;
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
  if (imported) {
    const { notCarried, ...brought } = imported;
    logger.info(brought, 'snapshot imported');
    if (notCarried) warnOfNotCarried(logger, notCarried);
  }
  // The store makes what is below with Node's own recursive mkdir, which never ends where a folder takes none.
  await makeFolder(layout.root);
  await prepareLayout(layout);
  const unlock = await lockInstance(layout);

  const database = basename(layout.root);
  const metrics = createMetrics({
    countTasks: (status) => live.engine.control.taskSets.count(`status:${status}`),
    newestSnapshots: {
      good: () => catalog.newest(['complete', 'verified']),
      verified: () => catalog.newest(['verified']),
    },
    version: STILLFRAME_VERSION,
  });
  const directory = resolve(options.snapshotDir);
  const place = await openSnapshotPlace({ options, layout, database, disk, logger });
  const catalog = new Catalog({
    target: place.target,
    database,
    describe: (file) => place.describe(file),
    onProblem: (err, file) => logger.warn({ err, file }, 'a file among the snapshots could not be catalogued'),
  });
  const clock = (): string => formatTimestamp(now());
  const book = await openPolicyBook(layout, options);
  const retention = new Retention({
    catalog,
    mayRetain: () => place.mayRetain(),
    rules: () => book.rules(),
    logger,
  });
  const verifier = new ArchiveVerifier({
    catalog,
    withLocalCopy: place.withLocalCopy,
    tempDirectory: options.tempDir,
    logger,
    clock,
    onVerdict: (state) => {
      metrics.snapshots.judged(state);
      return retention.runAgain();
    },
  });
  const audit = openAudit(layout.instance, { logger, metrics });
  const webhook = openWebhook(options, { logger, metrics });
  const gate = new Gate();
  const payloads = new Payloads(layout.updateFiles, gate);
  await tidySnapshotDir(place, logger);
  const parts: EngineParts = {
    layout,
    payloads,
    masterKey: options.masterKey,
    logger,
    reach,
    onFinished: (tasks) => {
      metrics.snapshots.tasksFinished(tasks);
      webhook?.tell(tasks);
    },
    snapshotSettings: {
      directory,
      database,
      // Retention heeds policies too.
      keepLast: 0,
      level: compressionLevelOf(options),
      segmentSizeBytes: options.snapshotSegmentSizeBytes,
      maxPinSeconds: options.snapshotMaxPinSeconds,
      full: options.snapshotFull,
      stillframeVersion: STILLFRAME_VERSION,
      pkgVersion: PKG_VERSION,
    },
    snapshotSeams: {
      disk,
      catalog,
      ...sendTo(place, catalog),
      retain: () => retention.run(),
      onPublished: ({ record }) => {
        if (options.snapshotVerify && place.provesNew) verifier.verify(record.snapshotUid, { isAsked: false });
      },
    },
  };
  const live = await openLiveEngine(parts, gate);
  const endLoading = loadCatalog(catalog, logger);
  const restorations = await Restorations.open({
    live,
    onFinished: parts.onFinished,
    snapshots: localSnapshots(catalog, place, clock),
    disk,
    logger,
    reach,
  });

  const rooms = liveRooms(gate, () => live.engine);
  const queue = queueSnapshots({
    tasks: rooms.tasks,
    gate,
    control: () => live.engine.control,
    keys: rooms.keys,
    changesWithoutTask: () => restorations.list({ offset: 0, limit: 1 }).results[0]?.restorationUid ?? '',
    isKept: async (taskUid) =>
      (await catalog.entries()).some(({ taskUids, state }) => taskUids.includes(taskUid) && state !== 'corrupt'),
  });
  const snapshots = async () => (await catalog.entries()).map(retained);
  const policies = startPolicies({ book, snapshots }, queue, (error) =>
    logger.error({ err: error }, 'the policies could not be looked at'),
  );

  return {
    ...rooms,
    policies: policies.policies,
    restorations,
    gate,
    payloads,
    get control() {
      return live.engine.control;
    },
    isSnapshotPending: () => isSnapshotPending(live.engine.control),
    metrics,
    audit,
    snapshots: new SnapshotRoom(catalog, verifier),
    close: async () => {
      await endLoading();
      await policies.close();
      await restorations.close();
      await live.engine.close(CLOSE_GRACE_MS);
      await Promise.all([verifier.close(), webhook?.close(), audit.close()]);
      await unlock();
    },
  };
}

/** How archives get to where they live, if no directory is there to publish them in. */
const sendTo = ({ send }: SnapshotPlace, catalog: Catalog): Pick<SnapshotSeams, 'send'> =>
  send ? { send: (archive) => send(archive, catalog) } : {};

function openAudit(directory: string, { logger, metrics }: { logger: Logger; metrics: Metrics }): AuditFile {
  const countLost = countLostAuditLines(metrics.registry);
  return new AuditFile({
    directory,
    onLost: (lines, reason) => {
      countLost(lines);
      logger.error({ err: reason, lines }, 'audit lines could not be written');
    },
  });
}

function openWebhook(
  { taskWebhookUrl: url, taskWebhookAuthorizationHeader: authorization }: ServerOptions,
  { logger, metrics }: { logger: Logger; metrics: Metrics },
): TaskWebhook | undefined {
  if (url === null) return undefined;
  const meter = meterWebhook(metrics.registry, () => webhook.waiting);
  const webhook = new TaskWebhook({ target: { url, authorization }, logger, meter });
  return webhook;
}

const isSnapshotPending = ({ taskSets }: Control): boolean =>
  ['status:enqueued', 'status:processing'].some((status) =>
    [...taskSets.members(status)].some((uid) => taskSets.has('type:snapshotCreation', uid)),
  );
