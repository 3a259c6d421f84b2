import { parentPort, workerData } from 'node:worker_threads';
import { markArchive, SnapshotError, verifyArchive } from '@stillframe/snapshot';
import type { Verdict, VerifyRequest } from './archive-verifier.js';

// What these codes say is the archive's own fault; anything else keeps one from looking.
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

const { path, tempDirectory } = workerData as VerifyRequest;
parentPort?.postMessage(await judge());

async function judge(): Promise<Verdict> {
  try {
    await verifyArchive(path, tempDirectory === null ? {} : { tempDirectory });
    const { capturedAt } = await markArchive(path, 'verified');
    return { state: 'verified', capturedAt };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof SnapshotError && FAULTS.has(error.code))) return { state: 'unknown', message };
    await markArchive(path, 'corrupt');
    return { state: 'corrupt', message };
  }
}
