import { basename } from 'node:path';
import {
  type ArchiveRecord,
  archiveName,
  type Catalog,
  type Disk,
  formatSnapshotUid,
  type Manifest,
  nodeDisk,
  publishArchive,
  type WriteArchiveOptions,
  writeArchive,
} from '@stillframe/snapshot';
import { FORMAT_VERSION } from '../store/layout.js';
import { type Capture, type CaptureSource, captureDatabase } from './capture.js';
import { PinExpired } from './pin-expired.js';
import { SnapshotProgress } from './snapshot-progress.js';
import { tellSpace } from './tell-space.js';

/** An archive's part of the database's bytes, on the safe side: 25 to 41 % were measured. A full disk is noticed anyway. */
const TYPICAL_SHARE = 0.5;

export interface SnapshotSettings {
  /** The folder for archives; made when it is missing. */
  directory: string;
  /** The name that archives carry: the last part of `--db-path`. */
  database: string;
  keepLast: number;
  level: number;
  segmentSizeBytes: number;
  /** How long an archive may take to read the database, in seconds; 0 sets no bound. */
  maxPinSeconds: number;
  /** Compress everything, also what the snapshot before has already. */
  full: boolean;
  stillframeVersion: string;
  pkgVersion: string;
}

/** What surrounds a snapshot: the disk that it is written to, and who is told where a published one lies. */
export interface SnapshotSeams {
  disk?: Disk;
  onPublished?: (published: { record: ArchiveRecord }) => void;
  /** Removes older archives that nobody keeps, once a new one is there. Never rejects. */
  retain?: () => Promise<void>;
  /** Puts archives elsewhere than in the directory. */
  send?: (archive: ArchiveToSend) => Promise<SentArchive>;
  /** Shows what is being made, keeps what is being copied from, and is asked before older ones go. */
  catalog?: Pick<Catalog, 'begin' | 'inTurn' | 'isInUse' | 'useFile'>;
}

/** An archive that is written to another place than a directory. */
export interface ArchiveToSend {
  name: string;
  /** Bytes of the database. */
  databaseSizeBytes: number;
  /** Copy nothing from the archive before. */
  full: boolean;
  write(options: Pick<WriteArchiveOptions, 'target' | 'onSegments'>): Promise<Manifest>;
}

/** An archive that is there, with its record. */
export interface SentArchive {
  manifest: Manifest;
  record: ArchiveRecord;
}

/** A snapshot under way. */
export interface SnapshotRun {
  /** Resolves when the instant is fixed, or when that failed: from then on tasks may be applied again. Never rejects. */
  pinned: Promise<void>;
  /** Resolves when the archive is published and read back. */
  published: Promise<Manifest>;
  steps(): { currentStep: string; finished: number; total: number }[];
}

/** Takes snapshots of the database: capture, archive, publish. */
export class SnapshotMaker {
  readonly #source: CaptureSource;
  readonly #settings: SnapshotSettings;
  readonly #seams: SnapshotSeams;

  constructor(source: CaptureSource, settings: SnapshotSettings, seams: SnapshotSeams = {}) {
    this.#source = source;
    this.#settings = settings;
    this.#seams = seams;
  }

  /** Begins a snapshot for these tasks. To be called between two tasks; nothing may be applied until `pinned`. */
  begin({ taskUids, signal }: { taskUids: number[]; signal: AbortSignal }): SnapshotRun {
    const progress = new SnapshotProgress();
    const captured = captureDatabase(this.#source);
    const pinned = captured.then(
      () => {},
      () => {},
    );
    const published = captured.then(async (capture) => {
      try {
        return await this.#publish(capture, taskUids, signal, progress);
      } finally {
        await capture.release();
      }
    });
    return { pinned, published, steps: () => progress.steps() };
  }

  async #publish(
    capture: Capture,
    taskUids: number[],
    signal: AbortSignal,
    progress: SnapshotProgress,
  ): Promise<Manifest> {
    const { directory, database, keepLast, level, segmentSizeBytes, full, stillframeVersion, pkgVersion } =
      this.#settings;
    const snapshotUid = formatSnapshotUid(new Date(capture.capturedAt), Math.min(...taskUids));
    const facts = {
      snapshotUid,
      database,
      capturedAt: capture.capturedAt,
      formatVersion: FORMAT_VERSION,
      stillframeVersion,
      pkgVersion,
      taskUids,
      indexes: capture.indexes,
      tasks: capture.tasks,
      apiKeys: capture.apiKeys,
    };
    const limit =
      this.#settings.maxPinSeconds === 0 ? undefined : AbortSignal.timeout(this.#settings.maxPinSeconds * 1000);
    const stop = limit ? AbortSignal.any([signal, limit]) : signal;
    const bytes = capture.entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
    const disk = this.#seams.disk ?? nodeDisk;
    const { catalog } = this.#seams;
    const name = archiveName(database, snapshotUid);
    const endMaking = catalog?.begin({
      ...facts,
      file: name,
      databaseSizeBytes: bytes,
      progress: () => progress.now(),
    });
    const write = async (options: Pick<WriteArchiveOptions, 'target' | 'onSegments' | 'previousPath'>) => {
      const manifest = await writeArchive({
        entries: capture.entries,
        facts,
        level,
        segmentSizeBytes,
        signal: stop,
        onProgress: (state) => progress.update(state),
        ...options,
      });
      // Everything is read: from here on the database may use its free pages again.
      await capture.release();
      return manifest;
    };
    const publish = this.#seams.send
      ? this.#seams.send({ name, databaseSizeBytes: bytes, full, write })
      : publishArchive({
          directory,
          database,
          snapshotUid,
          keepLast,
          disk,
          expectedBytes: Math.ceil(bytes * (level === 0 ? 1 : TYPICAL_SHARE)),
          signal,
          ...(catalog && {
            inTurn: (work) => catalog.inTurn(work),
            onPrevious: (path) => catalog.useFile(basename(path), 'copied'),
            mayRemove: (path) => !catalog.isInUse(basename(path)),
          }),
          write: (target, previousPath) => write({ target, previousPath: full ? undefined : previousPath }),
        });
    const published = await publish
      .catch(async (error: unknown) => {
        if (limit?.aborted && !signal.aborted) throw new PinExpired(this.#settings.maxPinSeconds);
        throw await tellSpace(error, { disk, directory, neededBytes: bytes });
      })
      .finally(endMaking);
    await this.#seams.retain?.();
    this.#seams.onPublished?.(published);
    return published.manifest;
  }
}
