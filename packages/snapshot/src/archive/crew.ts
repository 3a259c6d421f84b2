import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { shareOut } from '../threads/share-out.js';
import { borrowMemory, giveBackMemory } from '../threads/shared-memory.js';
import { dismissThread, hireThread, type WorkerThread } from '../threads/thread-pool.js';
import { BlockCompressor, type RawSegments } from './block-compressor.js';
import type { CompressedBlock } from './compressed-block.js';
import { openPrevious, type PreviousArchive } from './open-previous.js';
import { SegmentColumns } from './segment-columns.js';
import { rememberTags, shareTags } from './segment-tags.js';

/** Those who do the work of an archive. */
export interface Crew {
  /** How many blocks may be under way: read, compressed, or waiting for their turn to be written. */
  readonly width: number;
  /** Raw bytes of a block, a multiple of the segment size. */
  readonly blockSizeBytes: number;
  /** Memory of a raw block, until the crew is dismissed. */
  rawMemory(): SharedArrayBuffer;
  /** The thread that reads lent states; null when the calling thread reads everything. */
  readonly source: WorkerThread | null;
  /** Files of the archive before that can be copied from. */
  readonly previousFiles: PreviousArchive['files'];
  compress(segments: RawSegments): Promise<CompressedBlock>;
  /** Once all is done: lets go of everything. Threads wait for other work. */
  dismiss(): Promise<void>;
  /** Stops everything; when it resolves, nobody reads or compresses any more. */
  close(): Promise<void>;
}

export interface CrewOptions {
  level: number;
  segmentSizeBytes: number;
  /** The columns to fill: `SegmentColumns`. */
  columns: SharedArrayBuffer;
  /** The archive to copy unchanged segments from. */
  previousPath: string | undefined;
}

/** Fits 8 blocks of one MiB, raw; as much again may wait compressed. 16 of them are not faster. */
const windowBytes = 8 << 20;
const threadBlockSize = 1 << 20;
/** A millisecond of work at level 1, six at level 9. */
const localBlockSize = 128 << 10;
/** More threads than these would wait for the one that reads. */
const maxThreads = 16;

/**
 * Compresses on as many threads as there are cores, and reads on one more. The calling thread only passes messages: at most 8 MiB of raw and as much of
 * compressed bytes are in memory (two blocks a thread and at least four, where that is more), and some 10 MB for each thread.
 */
export async function threadCrew({ previousPath, ...options }: CrewOptions): Promise<Crew> {
  const { level, segmentSizeBytes } = options;
  const source = hireThread();
  const threads = Array.from({ length: Math.min(maxThreads, availableParallelism()) }, () => hireThread());
  const close = async () => {
    await Promise.all([source, ...threads].map((thread) => thread.close()));
  };
  try {
    const previous =
      previousPath === undefined
        ? null
        : await source.call('openPrevious', { path: previousPath, level, segmentSizeBytes });
    const own = new SegmentColumns(options.columns);
    const tags = shareTags(own.count, previous && new SegmentColumns(previous.segments.columns));
    const begun = { ...options, previous: previous?.segments ?? null, tags };
    await Promise.all(threads.map((thread) => thread.call('beginCompressing', begun)));
    const blockSizeBytes = wholeSegments(threadBlockSize, segmentSizeBytes);
    const giveOut = shareOut(threads);
    const memories: SharedArrayBuffer[] = [];
    const borrow = (sizeBytes: number): SharedArrayBuffer => {
      const memory = borrowMemory(sizeBytes);
      memories.push(memory);
      return memory;
    };
    const unused: SharedArrayBuffer[] = [];
    return {
      width: Math.max(4, 2 * threads.length, Math.floor(windowBytes / blockSizeBytes)),
      blockSizeBytes,
      rawMemory: () => borrow(blockSizeBytes),
      source,
      previousFiles: previous?.files ?? new Map(),
      compress: (segments) =>
        giveOut(async (thread) => {
          const memory = unused.pop() ?? borrow(2 * blockSizeBytes);
          const block = await thread.call('compress', { ...segments, memory });
          const bytes = 'bytes' in block ? block.bytes : ownCopy(memory, block.offset, block.sizeBytes);
          unused.push(memory);
          return { bytes, copied: block.copied };
        }),
      async dismiss() {
        await Promise.all([
          source.call('endReading', null),
          ...threads.map((thread) => thread.call('endCompressing', null)),
        ]);
        rememberTags(own, tags);
        for (const thread of [source, ...threads]) dismissThread(thread);
        giveBackMemory(memories.splice(0));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Does everything in the calling thread, in steps of a few milliseconds: for archives that are done before a thread has started. */
export async function localCrew({ level, segmentSizeBytes, columns, previousPath }: CrewOptions): Promise<Crew> {
  const previous = previousPath === undefined ? null : await openPrevious(previousPath, { level, segmentSizeBytes });
  const compressor = new BlockCompressor({ level, columns, previous: previous?.segments ?? null, tags: null });
  const close = async () => previous?.close();
  const blockSizeBytes = wholeSegments(localBlockSize, segmentSizeBytes);
  return {
    width: 2,
    blockSizeBytes,
    rawMemory: () => new SharedArrayBuffer(blockSizeBytes),
    source: null,
    previousFiles: previous?.files ?? new Map(),
    async compress(segments) {
      await setImmediate();
      return compressor.compress(segments);
    },
    dismiss: close,
    close,
  };
}

function wholeSegments(bytes: number, segmentSizeBytes: number): number {
  return Math.max(1, Math.floor(bytes / segmentSizeBytes)) * segmentSizeBytes;
}

/**
 * Memory that moves here from another thread is not counted as this thread's until the heap is full, and hundreds of megabytes of blocks that are done would wait
 * for that; what is allocated here is freed after some 30.
 */
function ownCopy(memory: SharedArrayBuffer, offset: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  bytes.set(new Uint8Array(memory, offset, sizeBytes));
  return bytes;
}
