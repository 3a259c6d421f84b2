import { parentPort, workerData } from 'node:worker_threads';
import {
  isArchiveFault,
  lowerThreadPriority,
  type ReadOptions,
  SnapshotError,
  verifyArchive,
} from '@stillframe/snapshot';
import type { Verdict, VerifyRequest } from './archive-verifier.js';

/** How often progress is told. */
const TELL_MS = 100;

const { path, tempDirectory } = workerData as VerifyRequest;
lowerThreadPriority();
parentPort?.postMessage(await judge());

async function judge(): Promise<Verdict> {
  try {
    const options: ReadOptions = { onProgress: teller(), ...(tempDirectory !== null && { tempDirectory }) };
    const { unpackedSizeBytes, pkgVersion, indexes } = await verifyArchive(path, options);
    return { state: 'verified', facts: { databaseSizeBytes: unpackedSizeBytes, pkgVersion, indexes } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof SnapshotError ? error.code : 'internal';
    return { state: isArchiveFault(error) ? 'corrupt' : 'unknown', code, message };
  }
}

function teller(): NonNullable<ReadOptions['onProgress']> {
  let toldAt = 0;
  return ({ step, done, total }) => {
    if (performance.now() - toldAt < TELL_MS) return;
    toldAt = performance.now();
    parentPort?.postMessage({ progress: { step, bytesDone: done, bytesTotal: total } });
  };
}
