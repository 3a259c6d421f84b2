import { isArchiveFault, SnapshotError } from '@stillframe/snapshot';
import type { Verdict } from './archive-verifier.js';

/** What a failed proof says of an archive: that it is corrupt, or nothing, as something else failed. */
export function faultVerdict(error: unknown): Verdict {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof SnapshotError ? error.code : 'internal';
  return { state: isArchiveFault(error) ? 'corrupt' : 'unknown', code, message };
}
