import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { abortedError, throwIfAborted } from '../aborted.js';
import { diskError } from '../disk-error.js';
import { CombinedCrc32 } from '../gzip/crc32-combine.js';
import { finalBlock, gzipHeader, gzipTrailer } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { type ArchiveEntry, assertEntries } from './archive-entry.js';
import { type ArchiveFacts, assertFacts, modifiedAtOf } from './archive-facts.js';
import { maxTailSize, renderTail, storeTail } from './archive-tail.js';
import { compressInOrder } from './compress-in-order.js';
import { type Compressor, poolCompressor } from './compress-segment.js';
import { type ArchivedFile, archiveVersion, type Manifest, manifestFormat } from './manifest.js';
import { rechunk } from './rechunk.js';
import { renderManifest } from './render-manifest.js';
import { SegmentColumns } from './segment-columns.js';
import {
  defaultSegmentSize,
  fittingSegmentSize,
  isSegmentSize,
  segmentCount,
  segmentLengths,
} from './segment-layout.js';
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
  signal?: AbortSignal;
  onProgress?: (progress: ArchiveProgress) => void;
}

/**
 * Writes an archive: one gzip member around one tar, compressed in independent segments, the manifest last. Nothing is staged on disk, and a few MiB
 * of memory do for any size.
 *
 * @returns the manifest that the archive ends with
 * @throws SnapshotError `unexpected_entry` · `invalid_facts` · `source_changed` · `too_large` · `aborted`, what an entry throws, or what the target's
 * error means (`no_space` …); the target is destroyed then
 * @throws RangeError for a level or segment size that does not exist
 * @see FORMAT.md
 */
export async function writeArchive(options: WriteArchiveOptions): Promise<Manifest> {
  const { entries, facts, target, signal, level = 1, segmentSizeBytes = defaultSegmentSize } = options;
  if (!Number.isInteger(level) || level < 0 || level > 9)
    throw new RangeError(`there is no compression level ${level}`);
  if (!isSegmentSize(segmentSizeBytes)) throw new RangeError(`segments cannot have ${segmentSizeBytes} bytes`);
  assertFacts(facts);
  assertEntries(entries);
  const compressor = poolCompressor(level);
  let manifest: Manifest | undefined;
  try {
    const bytes = archiveBytes(options, compressor, segmentSizeBytes, (written) => {
      manifest = written;
    });
    await pipeline(bytes, target, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted) throw abortedError(signal, facts.snapshotUid);
    throw diskError(error, facts.snapshotUid, `write the archive ${facts.snapshotUid}`);
  } finally {
    compressor.close();
  }
  if (manifest === undefined) throw new Error('the archive ended without a manifest');
  return manifest;
}

async function* archiveBytes(
  { entries, facts, signal, onProgress }: WriteArchiveOptions,
  compressor: Compressor,
  wishedSegmentSize: number,
  onManifest: (manifest: Manifest) => void,
): AsyncGenerator<Buffer> {
  const sizes = entries.map((entry) => entry.sizeBytes);
  const segmentSize = fittingSegmentSize(sizes, wishedSegmentSize);
  const columns = SegmentColumns.ofLength(segmentCount(sizes, segmentSize));
  const crc = new CombinedCrc32(segmentSize);
  const files: ArchivedFile[] = [];
  let offset = gzipHeader.length;
  yield gzipHeader;

  const raw = tarStream(entries, {
    modifiedAt: modifiedAtOf(facts),
    onFile: (file) => files.push(file),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  let index = 0;
  for await (const segment of compressInOrder(rechunk(raw, segmentLengths(sizes, segmentSize)), compressor)) {
    throwIfAborted(signal, facts.snapshotUid);
    columns.set(index++, segment);
    crc.append(segment.crc32, segment.rawSizeBytes);
    offset += segment.bytes.length;
    yield segment.bytes;
  }

  const manifest = manifestOf(facts, files, columns, segmentSize, offset);
  const tail = renderTail(manifest, renderManifest(manifest));
  const stored = storeTail(tail);
  if (stored.length > maxTailSize) {
    throw new SnapshotError('too_large', `a tail of ${stored.length} bytes is too large`, {
      path: facts.snapshotUid,
    });
  }
  onManifest(manifest);
  crc.appendBytes(tail);
  yield Buffer.concat([stored, finalBlock, gzipTrailer(crc.value, crc.sizeBytes)]);
}

function manifestOf(
  facts: ArchiveFacts,
  files: ArchivedFile[],
  columns: SegmentColumns,
  segmentSizeBytes: number,
  tailOffset: number,
): Manifest {
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
    segments: columns.encode(segmentSizeBytes),
    tailOffset,
  };
}
