import { availableParallelism } from 'node:os';
import { inOrder } from '../archive/in-order.js';
import type { Manifest } from '../archive/manifest.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { segmentLengths } from '../archive/segment-layout.js';
import { gzipHeader } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { shareOut } from '../threads/share-out.js';
import { dismissThread, hireThread, type ThreadPriority } from '../threads/thread-pool.js';
import { checkTrailer } from './check-segments.js';
import type { SegmentRun } from './inflate-calls.js';
import type { OpenArchiveFile } from './open-archive.js';
import type { ArchiveTail } from './read-tail.js';

/** Raw bytes that a thread works on at once, unless one segment has more. */
const runSizeBytes = 1 << 20;
const maxThreads = 8;

/**
 * The tar stream of an archive, as gunzip would give it, out of threads that inflate its segments side by side. Every block has been held against the manifest
 * before it is given out, by CRC-32 (compressed and raw) and SHA-256, and its memory is used again for another one afterwards.
 *
 * Segments are read on their own, so each must read alone as it does in its place (see `inflateRun`); then the whole is the sum of its parts, and the CRC-32
 * of the gzip trailer is that of the parts combined.
 *
 * @throws SnapshotError `checksum_mismatch` · `damaged` · `size_mismatch` · `truncated` · `not_readable` · `invalid_manifest`
 */
export async function* inflateSegments(
  archive: OpenArchiveFile,
  tail: ArchiveTail,
  priority: ThreadPriority,
): AsyncGenerator<Buffer> {
  const { path, file } = archive;
  const { manifest } = tail;
  const columns = SegmentColumns.decode(manifest.segments);
  if (columns === null)
    throw new SnapshotError('invalid_manifest', `the segment index of ${path} cannot be decoded`, { path });
  const threads = Array.from({ length: Math.min(maxThreads, availableParallelism()) }, () => hireThread(priority));
  const giveOut = shareOut(threads);
  const width = 2 * threads.length + 1;
  // One more than are in use: who reads may hold on to the end of a block until the beginning of the next one is there.
  const memories = Array.from({ length: width + 1 }, () => new SharedArrayBuffer(memorySize(manifest)));
  const work = { descriptor: file.fd, path, columns: columns.memory };
  let turn = 0;
  try {
    const inflate = async (run: SegmentRun) => {
      const memory = memories[turn++ % memories.length] ?? new SharedArrayBuffer(0);
      await giveOut((thread) => thread.call('inflate', { ...work, run, memory }));
      return Buffer.from(memory, 0, sumOf(run.lengths));
    };
    yield* inOrder(runsOf(archive, manifest, columns), width, inflate);
  } finally {
    // However it ends, `inOrder` has waited for every run that was begun: nobody reads the file any more.
    for (const thread of threads) dismissThread(thread);
  }
  await checkTrailer(archive, tail);
  yield tail.raw;
}

const memorySize = ({ segments }: Manifest): number => Math.max(runSizeBytes, segments.segmentSizeBytes);

const sumOf = (lengths: readonly number[]): number => lengths.reduce((sum, length) => sum + length, 0);

async function* runsOf(
  { path }: OpenArchiveFile,
  manifest: Manifest,
  columns: SegmentColumns,
): AsyncGenerator<SegmentRun> {
  const sizes = manifest.files.map((file) => file.sizeBytes);
  const most = memorySize(manifest);
  const empty = (first: number, position: number): SegmentRun => ({
    first,
    lengths: [],
    position,
    compressedSizeBytes: 0,
  });
  let run = empty(0, gzipHeader.length);
  let sizeBytes = 0;
  for (const length of segmentLengths(sizes, manifest.segments.segmentSizeBytes)) {
    if (sizeBytes + length > most) {
      yield run;
      run = empty(run.first + run.lengths.length, run.position + run.compressedSizeBytes);
      sizeBytes = 0;
    }
    const index = run.first + run.lengths.length;
    const compressedSizeBytes = columns.compressedSizeAt(index);
    // Deflate's worst is a few bytes in a thousand; no more memory than the content is worth.
    if (compressedSizeBytes > 2 * length + 1024) {
      const message = `segment ${index} of ${path} takes ${compressedSizeBytes} bytes for ${length}`;
      throw new SnapshotError('damaged', message, { path });
    }
    run.lengths.push(length);
    run.compressedSizeBytes += compressedSizeBytes;
    sizeBytes += length;
  }
  if (run.lengths.length > 0) yield run;
}
