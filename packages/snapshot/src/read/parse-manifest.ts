import { complaintAboutNames, isUnsafeName } from '../archive/entry-name.js';
import { archiveVersion, type Manifest, manifestFormat } from '../archive/manifest.js';
import { SegmentColumns } from '../archive/segment-columns.js';
import { rawSize, segmentCount, segmentLengths } from '../archive/segment-layout.js';
import { gzipHeader } from '../gzip/gzip-frame.js';
import { SnapshotError } from '../snapshot-error.js';
import { objectAt, ShapeError, shapeManifest } from './manifest-shape.js';

/** Deflate cannot do better than 1032 to 1. */
const bestRatio = 1032;

/**
 * Reads a manifest and holds it against itself and the place where it was found, without having seen the files it speaks of.
 *
 * @param tailOffset where the tail was found to begin
 * @throws SnapshotError `invalid_manifest` · `unsupported_version` · `unsafe_entry` · `unexpected_entry`
 */
export function parseManifest(bytes: Buffer, tailOffset: number, path: string): Manifest {
  const invalid = (what: string, cause?: unknown) =>
    new SnapshotError('invalid_manifest', `the manifest of ${path} is invalid: ${what}`, {
      path: `${path}#manifest.json`,
      cause,
    });
  let manifest: Manifest;
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    assertVersion(json, path);
    manifest = shapeManifest(json);
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    throw invalid(error instanceof ShapeError ? error.message : 'it is not JSON', error);
  }
  assertNames(manifest, path);
  const complaint = complaintAboutSegments(manifest, tailOffset);
  if (complaint !== null) throw invalid(complaint);
  return manifest;
}

function assertVersion(json: unknown, path: string): void {
  const { format, archiveVersion: version } = objectAt(json, 'the manifest');
  if (format !== manifestFormat) throw new ShapeError(`format is not ${manifestFormat}`);
  if (version === archiveVersion) return;
  if (typeof version !== 'number' || !(version > archiveVersion))
    throw new ShapeError('archiveVersion is not a version');
  throw new SnapshotError(
    'unsupported_version',
    `${path} has archive version ${version}, this Stillframe reads ${archiveVersion}`,
    {
      path,
      hint: 'use a newer Stillframe, or unpack it by hand as FORMAT.md tells',
    },
  );
}

function assertNames({ files }: Manifest, path: string): void {
  const names = files.map((file) => file.name);
  const unsafe = names.find(isUnsafeName);
  if (unsafe !== undefined) {
    const message = `the manifest of ${path} has an entry that would leave its folder: ${JSON.stringify(unsafe.slice(0, 120))}`;
    throw new SnapshotError('unsafe_entry', message, { path });
  }
  const complaint = complaintAboutNames(names);
  if (complaint !== null)
    throw new SnapshotError('unexpected_entry', `in the manifest of ${path}, ${complaint}`, { path });
}

function complaintAboutSegments(manifest: Manifest, tailOffset: number): string | null {
  const sizes = manifest.files.map((file) => file.sizeBytes);
  const { segments } = manifest;
  if (!Number.isSafeInteger(rawSize(sizes))) return 'its files are too large';
  if (segments.count !== segmentCount(sizes, segments.segmentSizeBytes)) {
    return `${segments.count} segments are not what its files are cut into`;
  }
  const columns = SegmentColumns.decode(segments);
  if (columns === null) return 'its segment index cannot be decoded';
  if (manifest.tailOffset !== tailOffset || gzipHeader.length + columns.compressedSizeBytes !== tailOffset) {
    return 'its segments do not end where its tail begins';
  }
  let index = 0;
  for (const length of segmentLengths(sizes, segments.segmentSizeBytes)) {
    const { compressedSizeBytes } = columns.at(index);
    if (compressedSizeBytes * bestRatio < length) {
      return `segment ${index} cannot hold ${length} bytes in ${compressedSizeBytes}`;
    }
    index++;
  }
  return null;
}
