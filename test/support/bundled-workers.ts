import { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { inject } from 'vitest';

const { Worker } = workerThreads;

/** Starts the bundle of a script that has one. */
class BundledWorker extends Worker {
  constructor(script: string | URL, options?: WorkerOptions) {
    const bundle = script instanceof URL ? join(inject('bundledWorkers'), basename(fileURLToPath(script))) : undefined;
    if (bundle !== undefined && existsSync(bundle)) super(bundle, { ...options, execArgv: [] });
    else super(script, options);
  }
}

// Test files share a process, and each runs this.
if (Worker.name !== BundledWorker.name) {
  workerThreads.Worker = BundledWorker;
  syncBuiltinESMExports();
}
