import { parentPort, workerData } from 'node:worker_threads';
import type { ApplyAnswer, ApplyRequest, ApplyWorkerData } from './applier.js';
import { applyWork, Stopped } from './apply.js';
import { openDocumentsEnvironment } from './documents-environment.js';

const { directory, updateFiles, shared } = workerData as ApplyWorkerData;
const environment = openDocumentsEnvironment(directory);
const counters = new Int32Array(shared);

parentPort?.on('message', async (request: ApplyRequest | 'close') => {
  if (request === 'close') {
    await environment.root.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(request));
});

function answer({ taskUid, work }: ApplyRequest): ApplyAnswer {
  try {
    const outcome = applyWork(environment, {
      taskUid,
      work,
      payloadPath: (uuid) => `${updateFiles}/${uuid}`,
      onDocument: () => {
        if (Atomics.load(counters, 0) !== 0) throw new Stopped();
        Atomics.add(counters, 1, 1);
      },
    });
    return { outcome };
  } catch (error) {
    if (error instanceof Stopped) return { stopped: true };
    return { crash: error instanceof Error ? error.message : String(error) };
  }
}
