import { Worker } from 'node:worker_threads';
import { type Catalog, CatalogError, type RecordChanges } from '@stillframe/snapshot';
import type { Logger } from 'pino';
import { faultVerdict } from './fault-verdict.js';
import type { SnapshotPlace } from './snapshot-place.js';

export interface VerifyRequest {
  path: string;
  /** Where the databases of an archive are unpacked meanwhile; `null` is the system's own place. */
  tempDirectory: string | null;
}

interface VerifyProgress {
  step: string;
  bytesDone: number;
  bytesTotal: number;
}

/** `unknown`: something else than the archive kept it from being judged. `facts` are what only a look inside tells. */
export type Verdict =
  | { state: 'verified'; facts: Pick<RecordChanges, 'databaseSizeBytes' | 'pkgVersion' | 'indexes'> }
  | { state: 'corrupt' | 'unknown'; code: string; message: string };

/** A proof that waits or runs. Dates are RFC 3339. */
export interface PendingVerification {
  status: 'enqueued' | 'processing';
  progress: VerifyProgress | null;
  enqueuedAt: string;
  startedAt: string | null;
}

interface VerifierParts {
  catalog: Pick<Catalog, 'use' | 'update'>;
  withLocalCopy: SnapshotPlace['withLocalCopy'];
  tempDirectory: string | null;
  logger: Logger;
  /** The present, RFC 3339. */
  clock: () => string;
  onVerdict?: (state: Verdict['state']) => void | Promise<void>;
}

/**
 * Proves archives restorable, one after another, in a worker thread, and writes the verdict into their records. What somebody asked for
 * is always done; of new snapshots, while one is looked at, only the newest waits: the others are older than it.
 */
export class ArchiveVerifier {
  readonly #parts: VerifierParts;
  readonly #pending = new Map<string, PendingVerification & { isAsked: boolean }>();
  #worker: Worker | undefined;
  #isClosed = false;
  #loop: Promise<void> | undefined;

  constructor(parts: VerifierParts) {
    this.#parts = parts;
  }

  /** Looks at an archive soon; returns at once. One that waits or is being looked at is not looked at twice. */
  verify(snapshotUid: string, { isAsked }: { isAsked: boolean }): void {
    const known = this.#pending.get(snapshotUid);
    if (known) {
      known.isAsked ||= isAsked;
      return;
    }
    if (!isAsked) this.#dropOlder();
    const pending = { status: 'enqueued', progress: null, enqueuedAt: this.#parts.clock(), startedAt: null } as const;
    this.#pending.set(snapshotUid, { ...pending, isAsked });
    this.#loop ??= this.#work().finally(() => {
      this.#loop = undefined;
    });
  }

  /** The proof of a snapshot that waits or runs. */
  pending(snapshotUid: string): PendingVerification | undefined {
    return this.#pending.get(snapshotUid);
  }

  /** Gives up what is being looked at: its record stays as it is. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
    await this.#loop;
  }

  #dropOlder(): void {
    for (const [uid, { status, isAsked }] of this.#pending)
      if (status === 'enqueued' && !isAsked) this.#pending.delete(uid);
  }

  async #work(): Promise<void> {
    for (let [uid] = this.#pending.keys(); uid !== undefined && !this.#isClosed; [uid] = this.#pending.keys()) {
      try {
        await this.#verify(uid);
      } catch (error) {
        const isGone = error instanceof CatalogError && error.code === 'snapshot_not_found';
        if (!isGone)
          this.#parts.logger.error({ err: error, snapshotUid: uid }, 'the verdict on a snapshot could not be kept');
      }
      this.#pending.delete(uid);
    }
  }

  async #verify(snapshotUid: string): Promise<void> {
    const { catalog, clock, logger, onVerdict = () => {} } = this.#parts;
    const { record, release } = await catalog.use(snapshotUid, 'verified');
    const startedAt = clock();
    let verdict: Verdict | undefined;
    try {
      Object.assign(this.#pending.get(snapshotUid) ?? {}, { status: 'processing', startedAt });
      verdict = await this.#parts.withLocalCopy(record, (path) => this.#judge(snapshotUid, path)).catch(faultVerdict);
    } finally {
      // Before the verdict is told: who hears it may delete the snapshot.
      release();
    }
    if (!verdict) return;
    const finishedAt = clock();
    if (verdict.state === 'verified') {
      const verification = { startedAt, finishedAt, error: null };
      await catalog.update(snapshotUid, { ...verdict.facts, state: 'verified', verification });
      logger.info({ snapshotUid }, 'snapshot verified');
      return onVerdict('verified');
    }
    const { state, code, message } = verdict;
    const verification = { startedAt, finishedAt, error: { code, message } };
    await catalog.update(snapshotUid, { ...(state === 'corrupt' && { state }), verification });
    if (state === 'corrupt') logger.error({ snapshotUid, reason: message }, 'snapshot is corrupt');
    else logger.warn({ snapshotUid, reason: message }, 'snapshot could not be verified');
    await onVerdict(state);
  }

  /** @returns undefined when it was given up */
  async #judge(snapshotUid: string, path: string): Promise<Verdict | undefined> {
    const workerData: VerifyRequest = { path, tempDirectory: this.#parts.tempDirectory };
    const worker = new Worker(new URL('./verify-worker.js', import.meta.url), { workerData });
    this.#worker = worker;
    try {
      return await new Promise<Verdict | undefined>((resolve) => {
        worker.on('message', (message: Verdict | { progress: VerifyProgress }) => {
          if ('progress' in message) Object.assign(this.#pending.get(snapshotUid) ?? {}, message);
          else resolve(message);
        });
        worker.once('error', (error) => resolve({ state: 'unknown', code: 'internal', message: error.message }));
        worker.once('exit', () => resolve(undefined));
      });
    } finally {
      this.#worker = undefined;
    }
  }
}
