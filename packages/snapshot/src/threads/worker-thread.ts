import { type CompressCalls, compressCalls } from '../archive/compress-calls.js';
import { type SourceCalls, sourceCalls } from '../archive/source-calls.js';
import { type ReadBackCalls, readBackCalls } from '../publish/read-back-calls.js';
import { serveCalls } from './serve-calls.js';

/** What every thread can do: which part of the work it gets is settled from archive to archive. */
export type WorkerCalls = SourceCalls & CompressCalls & ReadBackCalls;

serveCalls({ ...sourceCalls, ...compressCalls, ...readBackCalls } satisfies WorkerCalls);
