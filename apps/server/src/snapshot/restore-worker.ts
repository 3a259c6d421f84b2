import { parentPort, workerData } from 'node:worker_threads';
import { readManifest, SnapshotError, unpackArchive, withArchivedIndexes } from '@stillframe/snapshot';
import {
  type DocumentsEnvironment,
  type IndexRecord,
  openDocumentsEnvironment,
} from '../store/documents-environment.js';
import { FORMAT_VERSION } from '../store/layout.js';
import { clearLooseSlots, giveSlots } from '../store/loose-slots.js';
import type { RestoreAnswer, RestoreCommand, RestoreProgress, RestoreThreadData } from './restore-thread.js';
import { checkIndexes, stageIndexes } from './stage-indexes.js';

/** Progress is told this often, in milliseconds. */
const TELL_MS = 50;

const stop = new Int32Array((workerData as RestoreThreadData).shared);
let environment: DocumentsEnvironment | undefined;
let staged: IndexRecord[] = [];
let toldAt = 0;

parentPort?.on('message', async (command: RestoreCommand) => {
  try {
    await run(command);
    answer({ done: true });
  } catch (error) {
    answer({ failure: failureOf(error) });
  }
  if (command.do === 'close') parentPort?.close();
});

async function run(command: RestoreCommand): Promise<void> {
  switch (command.do) {
    case 'unpack':
      return unpack(command.archivePath, command.intoDirectory);
    case 'stage':
      return stage(command);
    case 'give':
      return giveSlots(opened(), staged, command.restorationUid);
    case 'clear':
      return environment && clearLooseSlots(environment, isStopped);
    case 'close':
      return environment?.root.close();
  }
}

async function unpack(archivePath: string, intoDirectory: string): Promise<void> {
  const { files } = await readManifest(archivePath);
  const bytesTotal = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const giveUp = new AbortController();
  const tell = (progress: RestoreProgress): void => {
    report(progress);
    if (isStopped()) giveUp.abort();
  };
  let checked = 0;
  await unpackArchive({
    archivePath,
    intoDirectory,
    newestFormatVersion: FORMAT_VERSION,
    priority: 'low',
    signal: giveUp.signal,
    onProgress: ({ bytesDone }) => tell({ step: 'unpacking', bytesDone, bytesTotal }),
    onPagesChecked: (bytes) => {
      checked += bytes;
      tell({ step: 'checking', bytesDone: Math.min(checked, bytesTotal), bytesTotal });
    },
  });
}

async function stage(command: Extract<RestoreCommand, { do: 'stage' }>): Promise<void> {
  const { archivePath, documents, indexUids, isDry } = command;
  await withArchivedIndexes(archivePath, (archive) => {
    const onProgress = (bytesDone: number, bytesTotal: number): void => {
      if (isStopped()) throw stopped(archivePath);
      report({ step: isDry ? 'checking' : 'copying', bytesDone, bytesTotal });
    };
    if (isDry) return checkIndexes(archive, indexUids, onProgress);
    environment = openDocumentsEnvironment(documents);
    staged = stageIndexes(environment, archive, indexUids, onProgress);
  });
}

function report(progress: RestoreProgress): void {
  if (performance.now() - toldAt < TELL_MS) return;
  toldAt = performance.now();
  answer({ progress });
}

const answer = (message: RestoreAnswer): void => parentPort?.postMessage(message);

const isStopped = (): boolean => Atomics.load(stop, 0) !== 0;

const stopped = (path: string): SnapshotError =>
  new SnapshotError('aborted', `the work on ${path} was stopped`, { path });

function opened(): DocumentsEnvironment {
  if (!environment) throw new Error('no index was staged');
  return environment;
}

function failureOf(error: unknown): Extract<RestoreAnswer, { failure: object }>['failure'] {
  if (!(error instanceof SnapshotError)) return { code: null, message: String(error), path: '' };
  const { code, message, path, hint } = error;
  return { code, message, path, ...(hint !== undefined && { hint }) };
}
