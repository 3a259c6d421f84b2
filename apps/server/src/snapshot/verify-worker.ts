import { parentPort, workerData } from 'node:worker_threads';
import { markArchive, verifyArchive } from '@stillframe/snapshot';
import { isArchiveFault } from './archive-faults.js';
import type { Verdict, VerifyRequest } from './archive-verifier.js';

const { path, tempDirectory } = workerData as VerifyRequest;
parentPort?.postMessage(await judge());

async function judge(): Promise<Verdict> {
  try {
    await verifyArchive(path, tempDirectory === null ? {} : { tempDirectory });
    const { capturedAt } = await markArchive(path, 'verified');
    return { state: 'verified', capturedAt };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!isArchiveFault(error)) return { state: 'unknown', message };
    await markArchive(path, 'corrupt');
    return { state: 'corrupt', message };
  }
}
