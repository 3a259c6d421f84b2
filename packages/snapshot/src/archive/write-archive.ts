import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { abortedError, throwIfAborted } from '../aborted.js';
import type { LentState } from '../capture/lent-state.js';
import { diskError } from '../disk-error.js';
import { CombinedCrc32 } from '../gzip/crc32-combine.js';
import { finalBlock, gzipHeader, gzipTrailer } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { type ArchiveEntry, assertEntries } from './archive-entry.js';
import { type ArchiveFacts, assertFacts, modifiedAtOf } from './archive-facts.js';
import { closingBytes, maxTailSize } from './archive-tail.js';
import { type Crew, localCrew, threadCrew } from './crew.js';
import { canLend, fillBlocks, type RawBlock } from './fill-blocks.js';
import { inOrder } from './in-order.js';
import { type ArchivedFile, archiveVersion, type Manifest, manifestFormat, type SegmentIndex } from './manifest.js';
import { SegmentColumns, type SegmentFacts } from './segment-columns.js';
import { defaultSegmentSize, fittingSegmentSize, isSegmentSize, rawSize, segmentCount } from './segment-layout.js';
import { type ArchiveProgress, tarStream } from './tar-stream.js';

export interface WriteArchiveOptions {
  entries: ArchiveEntry[];
  facts: ArchiveFacts;
  /** Gets the archive's bytes with back-pressure, and is ended. */
  target: Writable;
  /** 0 (stored) to 9; 1 by default: 120 MB/s a core and 40 % against 60 MB/s and 38 % at 6, measured. */
  level?: number;
  /** A multiple of 512 from 4 KiB to 16 MiB; 32 KiB by default. Doubled for archives of more than 262,144 segments. */
  segmentSizeBytes?: number;
  /** An older archive of the same database, to copy unchanged segments from; without one, everything is compressed. */
  previousPath?: string | undefined;
  signal?: AbortSignal;
  onProgress?: (progress: ArchiveProgress) => void;
  /** Told at the end how many of the segments were copied from the archive at `previousPath`. */
  onReuse?: (segments: { copied: number; all: number }) => void;
  /** Told of each run of segments before the target gets its bytes, in one write. */
  onSegments?: (run: WrittenSegments) => void;
}

/** A run of consecutive segments in an archive that is being written. */
export interface WrittenSegments {
  /** Where in the archive the first one begins. */
  offset: number;
  /** All compressed bytes together. */
  sizeBytes: number;
  segments: SegmentFacts[];
}

/** Below this, an archive is written before a thread has started. */
const threadsFrom = 4 << 20;

/**
 * Writes an archive: one gzip member around one tar, compressed in independent segments, the manifest last. Nothing is staged on disk. From 4 MiB on, worker
 * threads do the work (see `threadCrew` for the memory that it takes), and the calling thread's event loop stays free.
 *
 * Segments that the archive at `previousPath` has already are copied from it, compressed as they are; it may vanish or be damaged meanwhile.
 *
 * @returns the manifest that the archive ends with
 * @throws SnapshotError `unexpected_entry` · `invalid_facts` · `source_changed` · `source_damaged` · `pin_lost` · `too_large` · `aborted`, what an entry
 * throws, `io_error` when a thread dies, or what the target's error means (`no_space` …); the target is destroyed then
 * @throws RangeError for a level or segment size that does not exist
 * @see FORMAT.md
 */
export async function writeArchive(options: WriteArchiveOptions): Promise<Manifest> {
  const { entries, facts, target, signal, level = 1, segmentSizeBytes: wished = defaultSegmentSize } = options;
  if (!Number.isInteger(level) || level < 0 || level > 9)
    throw new RangeError(`there is no compression level ${level}`);
  if (!isSegmentSize(wished)) throw new RangeError(`segments cannot have ${wished} bytes`);
  assertFacts(facts);
  assertEntries(entries);
  const sizes = entries.map((entry) => entry.sizeBytes);
  const segmentSizeBytes = fittingSegmentSize(sizes, wished);
  const columns = SegmentColumns.ofLength(segmentCount(sizes, segmentSizeBytes));
  const lent: LentState[] = [];
  let crew: Crew | undefined;
  let manifest: Manifest | undefined;
  try {
    const hire = rawSize(sizes) < threadsFrom ? localCrew : threadCrew;
    crew = await hire({ level, segmentSizeBytes, columns: columns.memory, previousPath: options.previousPath });
    const bytes = archiveBytes(options, { crew, lent, columns, level, segmentSizeBytes }, (written) => {
      manifest = written;
    });
    await pipeline(bytes, target, signal === undefined ? {} : { signal });
    await crew.dismiss();
  } catch (error) {
    await crew?.close();
    target.destroy();
    if (signal?.aborted) throw abortedError(signal, facts.snapshotUid);
    throw diskError(error, facts.snapshotUid, `write the archive ${facts.snapshotUid}`);
  } finally {
    // Not before the threads have stopped reading.
    for (const state of lent) state.giveBack();
  }
  if (manifest === undefined) throw new Error('the archive ended without a manifest');
  return manifest;
}

async function* archiveBytes(
  { entries, facts, signal, onProgress, onReuse, onSegments }: WriteArchiveOptions,
  {
    crew,
    lent,
    columns,
    level,
    segmentSizeBytes,
  }: { crew: Crew; lent: LentState[]; columns: SegmentColumns; level: number; segmentSizeBytes: number },
  onManifest: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const sizes = entries.map((entry) => entry.sizeBytes);
  const crc = new CombinedCrc32(segmentSizeBytes);
  const files: Promise<ArchivedFile>[] = [];
  let offset = gzipHeader.length;
  yield gzipHeader;

  const parts = tarStream(entries, {
    modifiedAt: modifiedAtOf(facts),
    lend: (entry) => lendTo(crew, entry, segmentSizeBytes, lent),
    onFile(file) {
      file.catch(() => {});
      files.push(file);
    },
  });
  const bytesTotal = sizes.reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  let bytesDone = 0;
  let copied = 0;
  const blocks = fillBlocks(parts, crew, { entries, segmentSizeBytes, signal });
  const compress = async (raw: RawBlock) => {
    await raw.ready;
    const { bytes, index, previousIndex } = raw;
    return { raw, block: await crew.compress({ bytes, segmentSizeBytes, index, previousIndex }) };
  };
  for await (const { block, raw } of inOrder(blocks, crew.width, compress)) {
    throwIfAborted(signal, facts.snapshotUid);
    copied += block.copied;
    appendBlock(crc, raw, columns, segmentSizeBytes);
    onSegments?.({
      offset,
      sizeBytes: block.bytes.length,
      segments: segmentsOf(raw, segmentSizeBytes).map((index) => columns.at(index)),
    });
    offset += block.bytes.length;
    bytesDone += raw.contentBytes;
    if (raw.contentBytes > 0) onProgress?.({ bytesDone, bytesTotal, entry: raw.entry });
    yield Buffer.from(block.bytes.buffer);
  }

  const manifest = manifestOf(facts, await Promise.all(files), columns.encode(segmentSizeBytes, level), offset);
  const closing = await (crew.source?.call('renderTail', manifest) ?? closingBytes(manifest));
  if (closing.stored.length > maxTailSize) {
    throw new SnapshotError('too_large', `a tail of ${closing.stored.length} bytes is too large`, {
      path: facts.snapshotUid,
    });
  }
  onManifest(manifest);
  onReuse?.({ copied, all: columns.count });
  crc.append(closing.crc32, closing.rawSizeBytes);
  yield Buffer.concat([closing.stored, finalBlock, gzipTrailer(crc.value, crc.sizeBytes)]);
}

/** Hands an entry to the reading thread, if it has one and the entry is cut into blocks of its own. */
function lendTo(crew: Crew, entry: ArchiveEntry, segmentSizeBytes: number, all: LentState[]) {
  if (crew.source === null || entry.lend === undefined || entry.sizeBytes < segmentSizeBytes) return null;
  const lent = entry.lend();
  all.push(lent);
  return canLend(lent, crew) ? { lent, source: crew.source } : null;
}

function appendBlock(crc: CombinedCrc32, raw: RawBlock, columns: SegmentColumns, segmentSizeBytes: number): void {
  let rest = raw.bytes.length;
  for (const index of segmentsOf(raw, segmentSizeBytes)) {
    crc.append(columns.at(index).crc32, Math.min(rest, segmentSizeBytes));
    rest -= segmentSizeBytes;
  }
}

const segmentsOf = ({ bytes, index }: RawBlock, segmentSizeBytes: number): number[] =>
  Array.from({ length: Math.ceil(bytes.length / segmentSizeBytes) }, (_, at) => index + at);

function manifestOf(facts: ArchiveFacts, files: ArchivedFile[], segments: SegmentIndex, tailOffset: number): Manifest {
  const {
    snapshotUid,
    database,
    capturedAt,
    formatVersion,
    stillframeVersion,
    pkgVersion,
    taskUids,
    indexes,
    tasks,
    apiKeys,
  } = facts;
  return {
    format: manifestFormat,
    archiveVersion,
    ...{
      snapshotUid,
      database,
      capturedAt,
      formatVersion,
      stillframeVersion,
      pkgVersion,
      taskUids,
      indexes,
      tasks,
      apiKeys,
    },
    files,
    segments,
    tailOffset,
  };
}
