import { maxTailSize, renderTail, tailEndSize } from '../archive/archive-tail.js';
import { checksumListName, manifestName } from '../archive/entry-name.js';
import type { Manifest } from '../archive/manifest.js';
import { tailOffsetIn } from '../archive/render-manifest.js';
import {
  finalBlock,
  gzipHeader,
  gzipTrailerSize,
  readStoredBlocks,
  storedBlocks,
  storedHeadSize,
} from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { parseTarHeader } from '../tar/parse-tar-header.js';
import { tarBlockSize, tarEnd, tarPadding } from '../tar/tar-header.js';
import { classifyArchive } from './classify-archive.js';
import { explainHeader } from './explain-header.js';
import { type OpenArchive, readExactly } from './open-archive.js';
import { parseManifest } from './parse-manifest.js';

/** From the stored block to the end of the file: always the same. */
const fixedEndSize = storedHeadSize + tailEndSize + finalBlock.length + gzipTrailerSize;

/** The end of an archive, read without what comes before it. */
export interface ArchiveTail {
  manifest: Manifest;
  /** The tail's part of the tar stream. */
  raw: Buffer;
}

/**
 * Reads an archive's tail in a time that depends on the manifest alone: the last 1,551 bytes tell where it begins.
 *
 * @throws SnapshotError `foreign_archive` · `not_an_archive` · `truncated` · `damaged` · `checksum_mismatch` (against `SHA256SUMS`) · `too_large` ·
 * `invalid_manifest` · `unsupported_version` · `unsafe_entry` · `unexpected_entry` · `size_mismatch`
 */
export async function readTail(archive: OpenArchive): Promise<ArchiveTail> {
  const offset = await locateTail(archive);
  if (offset === null) throw await classifyArchive(archive);
  const raw = await loadTail(archive, offset);
  const manifestBytes = findManifest(raw, archive.path);
  const manifest = parseManifest(manifestBytes, offset, archive.path);
  const expected = renderTail(manifest, manifestBytes);
  if (!expected.equals(raw)) throw explainTail(raw, expected, archive.path);
  return { manifest, raw };
}

async function locateTail(archive: OpenArchive): Promise<number | null> {
  if (archive.sizeBytes < gzipHeader.length + fixedEndSize) return null;
  const head = await readExactly(archive, 0, gzipHeader.length);
  const end = await readExactly(archive, archive.sizeBytes - fixedEndSize, fixedEndSize - gzipTrailerSize);
  const raw = end.subarray(storedHeadSize, storedHeadSize + tailEndSize);
  if (!head.equals(gzipHeader) || !end.equals(Buffer.concat([storedBlocks(raw), finalBlock]))) return null;
  if (!raw.subarray(tarBlockSize).equals(tarEnd)) return null;
  const offset = tailOffsetIn(raw.subarray(0, tarBlockSize));
  const isInside = offset !== null && offset >= gzipHeader.length && offset <= archive.sizeBytes - fixedEndSize;
  return isInside ? offset : null;
}

async function loadTail(archive: OpenArchive, offset: number): Promise<Buffer> {
  const { path } = archive;
  const length = archive.sizeBytes - fixedEndSize - offset;
  if (length > maxTailSize) throw new SnapshotError('too_large', `the tail of ${path} has ${length} bytes`, { path });
  const start = readStoredBlocks(await readExactly(archive, offset, length));
  if (start === null) throw new SnapshotError('damaged', `the tail of ${path} is damaged`, { path });
  return Buffer.concat([start, await readExactly(archive, offset + length + storedHeadSize, tailEndSize)]);
}

function findManifest(raw: Buffer, path: string): Buffer {
  const [list, listEnd] = entryAt(raw, 0, checksumListName, path);
  const [manifest] = entryAt(raw, listEnd + tarPadding(list.length), manifestName, path);
  return manifest;
}

function entryAt(raw: Buffer, offset: number, name: string, path: string): [content: Buffer, end: number] {
  const block = raw.subarray(offset, offset + tarBlockSize);
  const header = parseTarHeader(block);
  const start = offset + tarBlockSize;
  const sizeBytes = header?.sizeBytes ?? 0;
  if (header === null || header.name !== name || header.type !== '0')
    throw explainHeader(block, { name, sizeBytes }, path);
  const end = start + sizeBytes;
  if (end > raw.length)
    throw new SnapshotError('size_mismatch', `${name} does not fit in ${path}`, { path: `${path}#${name}` });
  return [raw.subarray(start, end), end];
}

function explainTail(raw: Buffer, expected: Buffer, path: string): SnapshotError {
  const block = raw.subarray(0, tarBlockSize);
  if (raw.length === expected.length && block.equals(expected.subarray(0, tarBlockSize))) {
    return new SnapshotError(
      'checksum_mismatch',
      `the manifest of ${path} does not agree with its ${checksumListName}`,
      { path },
    );
  }
  return new SnapshotError('unexpected_entry', `the tail of ${path} is not the one Stillframe writes`, { path });
}
