import { isMainThread } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// tsx registers itself in the main thread alone; a worker thread of a test runs from source too.
if (!isMainThread) register();
