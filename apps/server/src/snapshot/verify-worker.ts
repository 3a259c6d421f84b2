import { parentPort, workerData } from 'node:worker_threads';
import { lowerThreadPriority, type ReadOptions, verifyArchive } from '@stillframe/snapshot';
import type { Verdict, VerifyRequest } from './archive-verifier.js';
import { faultVerdict } from './fault-verdict.js';

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
    return faultVerdict(error);
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
