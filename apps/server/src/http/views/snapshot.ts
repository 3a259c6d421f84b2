import type { ErrorCode, Schema } from '@stillframe/contract';
import type { ArchiveRecord } from '@stillframe/snapshot';
import { formatDuration, formatTimestamp, parseTimestamp } from '../../store/clock.js';
import { responseError } from '../../store/response-error.js';
import type { ShownSnapshot } from '../services.js';

/** A snapshot as answers show it. */
export function snapshotView(snapshot: ShownSnapshot): Schema<'Snapshot'> {
  if ('making' in snapshot) return viewOfMaking(snapshot);
  const { record, location, verifying } = snapshot;
  return {
    snapshotUid: record.snapshotUid,
    kind: record.kind,
    state: record.state,
    pinned: record.pinned,
    fileName: record.file,
    location,
    taskUids: record.taskUids,
    capturedAt: timestamp(record.capturedAt),
    took: record.tookMs === null ? null : formatDuration(BigInt(record.tookMs) * 1_000_000n),
    sizeBytes: record.sizeBytes,
    databaseSizeBytes: record.databaseSizeBytes,
    sha256: record.sha256,
    versions: versionsOf(record),
    indexes: record.indexes,
    progress: null,
    verification: verifying ? viewOfPending(verifying) : verificationOf(record),
  };
}

function viewOfMaking({ making, location }: Extract<ShownSnapshot, { making: unknown }>): Schema<'Snapshot'> {
  return {
    snapshotUid: making.snapshotUid,
    kind: 'native',
    state: 'creating',
    pinned: false,
    fileName: making.file,
    location,
    taskUids: [...making.taskUids],
    capturedAt: timestamp(making.capturedAt),
    took: null,
    sizeBytes: null,
    databaseSizeBytes: making.databaseSizeBytes,
    sha256: null,
    versions: versionsOf(making),
    indexes: making.indexes,
    progress: making.progress(),
    verification: null,
  };
}

const timestamp = (text: string): string => formatTimestamp(parseTimestamp(text) ?? 0n);

type Versions = Pick<ArchiveRecord, 'formatVersion' | 'stillframeVersion' | 'pkgVersion'>;

const versionsOf = ({ formatVersion, stillframeVersion, pkgVersion }: Versions): Schema<'SnapshotVersions'> => ({
  format: formatVersion,
  stillframe: stillframeVersion,
  // Ours says whose behaviour it shows, and its own version behind a `+`.
  meilisearch: pkgVersion?.split('+')[0] ?? null,
});

const viewOfPending = ({
  status,
  progress,
  enqueuedAt,
  startedAt,
}: NonNullable<ShownSnapshot['verifying']>): Schema<'SnapshotVerification'> => ({
  status,
  progress,
  enqueuedAt,
  startedAt,
  finishedAt: null,
  error: null,
});

function verificationOf({ verification, state }: ArchiveRecord): Schema<'SnapshotVerification'> | null {
  if (!verification) return null;
  const { startedAt, finishedAt, error } = verification;
  return {
    status: error ? 'failed' : 'succeeded',
    progress: null,
    enqueuedAt: null,
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(finishedAt),
    error: error && responseError(state === 'corrupt' ? 'snapshot_corrupt' : codeOf(error.code), error.message),
  };
}

/** What kept a proof from being made, in the contract's codes. */
const CODES: Record<string, ErrorCode> = {
  unsupported_version: 'snapshot_too_new',
  no_space: 'insufficient_disk_space',
  io_error: 'io_error',
};

const codeOf = (code: string): ErrorCode => CODES[code] ?? 'internal';
