import { workerData } from 'node:worker_threads';
import { type CompressCalls, compressCalls } from '../archive/compress-calls.js';
import { type SourceCalls, sourceCalls } from '../archive/source-calls.js';
import { type ReadBackCalls, readBackCalls } from '../publish/read-back-calls.js';
import { type InflateCalls, inflateCalls } from '../read/inflate-calls.js';
import { lowerThreadPriority } from './lower-thread-priority.js';
import { serveCalls } from './serve-calls.js';
import type { ThreadPriority } from './thread-pool.js';

/** What every thread can do: which part of the work it gets is settled from archive to archive. */
export type WorkerCalls = SourceCalls & CompressCalls & ReadBackCalls & InflateCalls;

if ((workerData as ThreadPriority) === 'low') lowerThreadPriority();
serveCalls({ ...sourceCalls, ...compressCalls, ...readBackCalls, ...inflateCalls } satisfies WorkerCalls);
