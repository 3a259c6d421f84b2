import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Schema } from '@stillframe/contract';
import type { Disk, Manifest, SnapshotError } from '@stillframe/snapshot';
import { isArchiveFault } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import { RestoreThread } from '../snapshot/restore-thread.js';
import { formatDuration, formatTimestamp, now, parseTimestamp } from '../store/clock.js';
import { restorationOf } from '../store/loose-slots.js';
import { RecordFolder } from '../store/record-folder.js';
import { responseError } from '../store/response-error.js';
import type { Reach } from '../store/seams.js';
import { checkRestoration } from './check-restoration.js';
import type { LiveEngine } from './live-engine.js';
import { byInstant, type Restoration, restorationForm } from './restoration-record.js';
import { interrupted, RestorationRefused, refusalOf } from './restoration-refused.js';
import { type RestorationChanges, type RestoreJob, restoreDatabase } from './restore-database.js';
import { restoreIndexes } from './restore-indexes.js';
import type { FinishedTasks } from './task-log.js';

/** Where restorations find snapshots. */
export interface SnapshotSource {
  /**
   * Keeps a snapshot where it is until `release`.
   *
   * @throws RestorationRefused when there is none, or none that could be restored
   */
  take(snapshotUid: string): Promise<{ archivePath: string; release(): void }>;
  /** Writes down that an archive is not what was written. */
  markCorrupt(snapshotUid: string, fault: SnapshotError): Promise<void>;
}

export interface RestorationsParts {
  live: LiveEngine;
  snapshots: SnapshotSource;
  disk: Pick<Disk, 'freeBytes'>;
  logger: Logger;
  reach: Reach;
  onFinished: FinishedTasks;
}

/** The restoration under way. */
interface Active {
  restorationUid: string;
  thread?: RestoreThread;
  ended: Promise<void>;
}

/** Restorations in place: one at a time, each with a record that outlives the server. */
export class Restorations {
  readonly #parts: RestorationsParts;
  readonly #records: RecordFolder<Restoration>;
  #active: Active | undefined;
  #isClosing = false;

  private constructor(parts: RestorationsParts, records: RecordFolder<Restoration>) {
    this.#parts = parts;
    this.#records = records;
  }

  /** Reads the records, and settles those that a killed process left: the database itself knows which restoration it holds. */
  static async open(parts: RestorationsParts): Promise<Restorations> {
    const { live } = parts;
    const records = await RecordFolder.open(join(live.layout.instance, 'restorations'), restorationForm);
    const held = restorationOf(live.engine.environment);
    for (const record of records.list()) {
      if (record.finishedAt !== null) continue;
      const error = record.restorationUid === held ? null : responseError('io_error', interrupted);
      await records.put(ended(record, error, error === null ? record.changes : null));
    }
    return new Restorations(parts, records);
  }

  get(restorationUid: string): Restoration | undefined {
    return this.#records.get(restorationUid);
  }

  /** A page of them, newest first. */
  list(page: { statuses?: Restoration['status'][]; offset: number; limit: number }): {
    results: Restoration[];
    total: number;
  } {
    const { statuses, offset, limit } = page;
    const all = this.#records
      .list()
      .filter(({ status }) => !statuses || statuses.includes(status))
      .sort(byInstant);
    return { results: all.slice(offset, offset + limit), total: all.length };
  }

  /**
   * Begins a restoration; resolves when its record is on disk.
   *
   * @throws RestorationRefused `restoration_in_progress` and whatever can be told beforehand; then nothing was begun
   */
  async create(asked: Schema<'NewRestoration'>): Promise<Restoration> {
    if (this.#active) {
      const message = `Restoration \`${this.#active.restorationUid}\` is under way. Try again when it has ended.`;
      throw new RestorationRefused('restoration_in_progress', message);
    }
    if (this.#isClosing) throw new RestorationRefused('io_error', 'The server is being stopped.');
    let end = (): void => {};
    const restorationUid = randomUUID();
    const endedPromise = new Promise<void>((resolve) => {
      end = resolve;
    });
    // Claimed before the first wait: of two at once, one is refused.
    const active: Active = { restorationUid, ended: endedPromise };
    this.#active = active;
    const finish = (): void => {
      this.#active = undefined;
      end();
    };
    try {
      const record = recordOf(restorationUid, asked);
      const snapshot = await this.#parts.snapshots.take(asked.snapshotUid);
      try {
        const manifest = await this.#check(record, snapshot.archivePath);
        await this.#records.put(record);
        this.#parts.reach('restoration recorded');
        this.#run(record, manifest, snapshot.archivePath, active).finally(() => {
          snapshot.release();
          finish();
        });
        return record;
      } catch (error) {
        snapshot.release();
        throw error;
      }
    } catch (error) {
      finish();
      throw error;
    }
  }

  /** Gives up what is under way unless the exchange has begun, and waits for it. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#active?.thread?.stop();
    await this.#active?.ended;
  }

  async #check({ snapshotUid, indexes, dryRun }: Restoration, archivePath: string): Promise<Manifest> {
    const { disk, live } = this.#parts;
    try {
      const request = { snapshotUid, archivePath, indexUids: indexes, isDry: dryRun };
      return await checkRestoration(request, disk, live.layout.root);
    } catch (error) {
      throw await this.#refusal(error, snapshotUid);
    }
  }

  /** Never rejects: whatever happens stands in the record. */
  async #run(asked: Restoration, manifest: Manifest, archivePath: string, active: Active): Promise<void> {
    const { live, logger, reach, onFinished } = this.#parts;
    const { restorationUid, snapshotUid, indexes, dryRun } = asked;
    let record: Restoration = { ...asked, status: 'processing', startedAt: formatTimestamp(now()) };
    this.#records.show(record);
    const thread = new RestoreThread((progress) => this.#records.show({ ...record, progress }));
    active.thread = thread;
    if (this.#isClosing) thread.stop();
    const onChanges = async (changes: RestorationChanges): Promise<void> => {
      record = { ...record, changes };
      await this.#records.put(record);
    };
    const job: RestoreJob = {
      restorationUid,
      archivePath,
      manifest,
      isDry: dryRun,
      thread,
      reach,
      onChanges,
      onFinished,
    };
    try {
      const changes = indexes
        ? await restoreIndexes(live, { ...job, indexUids: indexes })
        : await restoreDatabase(live, { ...job, keepKeys: asked.keys === 'keep' });
      record = ended(record, null, changes);
      logger.info({ restorationUid, snapshotUid, indexes, dryRun }, dryRun ? 'restoration previewed' : 'restored');
    } catch (error) {
      const isRestored = restorationOf(live.engine.environment) === restorationUid;
      const { code, message } = await this.#refusal(error, snapshotUid);
      logger.error({ err: error, restorationUid, snapshotUid, isRestored }, 'a restoration failed');
      record = isRestored ? ended(record, null, record.changes) : ended(record, responseError(code, message), null);
    }
    await thread.close().catch((error: unknown) => logger.error({ err: error }, 'the thread of a restoration failed'));
    await this.#settle(record);
  }

  async #settle(record: Restoration): Promise<void> {
    try {
      await this.#records.put(record);
    } catch (error) {
      // The next start finds out again from the database.
      this.#parts.logger.error({ err: error }, 'the end of a restoration could not be written down');
      this.#records.show(record);
    }
    this.#parts.reach('restoration settled');
  }

  async #refusal(error: unknown, snapshotUid: string): Promise<RestorationRefused> {
    if (isArchiveFault(error)) {
      this.#parts.logger.error({ err: error, snapshotUid }, 'a snapshot to be restored is corrupt');
      await this.#parts.snapshots.markCorrupt(snapshotUid, error).catch(() => undefined);
    }
    return refusalOf(error, snapshotUid);
  }
}

const recordOf = (restorationUid: string, asked: Schema<'NewRestoration'>): Restoration => ({
  restorationUid,
  snapshotUid: asked.snapshotUid,
  indexes: asked.indexes ? [...new Set(asked.indexes)] : null,
  keys: asked.keys ?? 'replace',
  dryRun: asked.dryRun ?? false,
  status: 'enqueued',
  progress: null,
  changes: null,
  error: null,
  duration: null,
  enqueuedAt: formatTimestamp(now()),
  startedAt: null,
  finishedAt: null,
});

function ended(record: Restoration, error: Restoration['error'], changes: RestorationChanges | null): Restoration {
  const at = now();
  const startedAt = record.startedAt ?? record.enqueuedAt;
  return {
    ...record,
    status: error === null ? 'succeeded' : 'failed',
    progress: null,
    changes,
    error,
    duration: formatDuration(at - (parseTimestamp(startedAt) ?? at)),
    startedAt,
    finishedAt: formatTimestamp(at),
  };
}
