import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { BlockCompressor, type RawSegments } from './block-compressor.js';
import { CallThread } from './call-thread.js';
import type { CompressCalls } from './compress-thread.js';
import type { CompressedBlock } from './compressed-block.js';
import { openPrevious, type PreviousArchive } from './open-previous.js';
import type { SourceCalls } from './source-thread.js';

/** Those who do the work of an archive. */
export interface Crew {
  /** How many blocks may be under way: read, compressed, or waiting for their turn to be written. */
  readonly width: number;
  /** Raw bytes of a block, a multiple of the segment size. */
  readonly blockSizeBytes: number;
  /** The thread that reads lent states; null when the calling thread reads everything. */
  readonly source: CallThread<SourceCalls> | null;
  /** Files of the archive before that can be copied from. */
  readonly previousFiles: PreviousArchive['files'];
  compress(segments: RawSegments): Promise<CompressedBlock>;
  /** Stops everything; when it resolves, nobody reads or compresses any more. */
  close(): Promise<void>;
}

export interface CrewOptions {
  level: number;
  segmentSizeBytes: number;
  /** The archive to copy unchanged segments from. */
  previousPath: string | undefined;
}

/** Fits 32 blocks of half a MiB, raw; as much again may wait compressed. */
const windowBytes = 16 << 20;
const threadBlockSize = 512 << 10;
/** A millisecond of work at level 1, six at level 9. */
const localBlockSize = 128 << 10;
/** More threads than these would wait for the one that reads. */
const maxThreads = 16;

/**
 * Compresses on as many threads as there are cores, and reads on one more. The calling thread only passes messages: at most 16 MiB of raw and as much of
 * compressed bytes are in memory (four blocks, where segments are larger than 4 MiB), and some 10 MB for each thread.
 */
export async function threadCrew({ level, segmentSizeBytes, previousPath }: CrewOptions): Promise<Crew> {
  const source = new CallThread<SourceCalls>(new URL('./source-thread.js', import.meta.url));
  const count = Math.min(maxThreads, availableParallelism());
  const threads = Array.from({ length: count }, () => {
    return new CallThread<CompressCalls>(new URL('./compress-thread.js', import.meta.url));
  });
  const close = async () => {
    await Promise.all([source, ...threads].map((thread) => thread.close()));
  };
  try {
    const previous =
      previousPath === undefined
        ? null
        : await source.call('openPrevious', { path: previousPath, level, segmentSizeBytes });
    await Promise.all(threads.map((thread) => thread.call('begin', { level, previous: previous?.segments ?? null })));
    const blockSizeBytes = wholeSegments(threadBlockSize, segmentSizeBytes);
    return {
      width: Math.max(4, Math.floor(windowBytes / blockSizeBytes)),
      blockSizeBytes,
      source,
      previousFiles: previous?.files ?? new Map(),
      compress: shareOut(threads),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Does everything in the calling thread, in steps of a few milliseconds: for archives that are done before a thread has started. */
export async function localCrew({ level, segmentSizeBytes, previousPath }: CrewOptions): Promise<Crew> {
  const previous = previousPath === undefined ? null : await openPrevious(previousPath, { level, segmentSizeBytes });
  const compressor = new BlockCompressor(level, previous?.segments ?? null);
  return {
    width: 2,
    blockSizeBytes: wholeSegments(localBlockSize, segmentSizeBytes),
    source: null,
    previousFiles: previous?.files ?? new Map(),
    async compress(segments) {
      await setImmediate();
      return compressor.compress(segments);
    },
    close: async () => previous?.close(),
  };
}

function wholeSegments(bytes: number, segmentSizeBytes: number): number {
  return Math.max(1, Math.floor(bytes / segmentSizeBytes)) * segmentSizeBytes;
}

/** Gives each block to the first thread that has less than two: one to work on, one to go on with. */
function shareOut(threads: readonly CallThread<CompressCalls>[]): Crew['compress'] {
  const waiting: (() => void)[] = [];
  const turn = () => threads.find((thread) => thread.pending === 0) ?? threads.find((thread) => thread.pending === 1);
  return async (segments) => {
    let thread = turn();
    while (thread === undefined) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      thread = turn();
    }
    try {
      return await thread.call('compress', segments);
    } finally {
      waiting.shift()?.();
    }
  };
}
