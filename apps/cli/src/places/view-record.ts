import { pathToFileURL } from 'node:url';
import type { Schema } from '@stillframe/client';
import type { ArchiveRecord } from '@stillframe/snapshot';
import type { Snapshot } from './place.js';

/** A record of a directory in the words of the contract, so that a snapshot looks the same with and without a server. */
export function viewRecord(record: ArchiveRecord, path: string): Snapshot {
  return {
    snapshotUid: record.snapshotUid,
    kind: record.kind,
    state: record.state,
    pinned: record.pinned,
    fileName: record.file,
    location: pathToFileURL(path).href,
    taskUids: record.taskUids,
    capturedAt: record.capturedAt,
    took: record.tookMs === null ? null : `PT${(record.tookMs / 1000).toFixed(9)}S`,
    sizeBytes: record.sizeBytes,
    databaseSizeBytes: record.databaseSizeBytes,
    sha256: record.sha256,
    versions: {
      format: record.formatVersion,
      stillframe: record.stillframeVersion,
      meilisearch: record.pkgVersion?.split('+')[0] ?? null,
    },
    indexes: record.indexes,
    progress: null,
    verification: viewVerification(record),
  };
}

function viewVerification({ verification, state }: ArchiveRecord): Schema<'SnapshotVerification'> | null {
  if (verification === null) return null;
  const { startedAt, finishedAt, error } = verification;
  const code = state === 'corrupt' ? 'snapshot_corrupt' : 'internal';
  const link = `https://github.com/stillframe/stillframe/blob/main/docs/errors.md#${code}`;
  return {
    status: error === null ? 'succeeded' : 'failed',
    progress: null,
    enqueuedAt: null,
    startedAt,
    finishedAt,
    error: error && { message: error.message, code, type: state === 'corrupt' ? 'invalid_request' : 'internal', link },
  };
}
