import { SnapshotError } from '../snapshot-error.js';

const FAULTS: ReadonlySet<string> = new Set([
  'checksum_mismatch',
  'damaged',
  'invalid_database',
  'invalid_manifest',
  'not_an_archive',
  'size_mismatch',
  'truncated',
  'unexpected_entry',
  'unsafe_entry',
]);

/** Whether an error is the archive's own fault; anything else keeps one from looking at it. */
export const isArchiveFault = (error: unknown): error is SnapshotError =>
  error instanceof SnapshotError && FAULTS.has(error.code);
