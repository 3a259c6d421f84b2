import type { ArchiveFacts } from './archive-facts.js';

export const manifestFormat = 'stillframe-archive';
export const archiveVersion = 1;

/** One file of the archive, as it was packed. */
export interface ArchivedFile {
  name: string;
  sizeBytes: number;
  /** Hexadecimal, lower case. */
  sha256: string;
}

/**
 * Every segment but those of the tail, in columns: each text is base64 of one fixed-size number after another (little-endian).
 * Offsets are sums of lengths; FORMAT.md, "Segments", says how the raw lengths follow from the files' sizes.
 */
export interface SegmentIndex {
  /** Raw length of a segment that is not the last of its stretch. */
  segmentSizeBytes: number;
  /** Deflate level that segments were compressed with; older archives do not say. */
  level?: number;
  count: number;
  /** u32 each. */
  compressedSizes: string;
  /** u32 each: CRC-32 of the compressed bytes. */
  compressedCrc32s: string;
  /** u32 each: CRC-32 of the raw bytes. */
  crc32s: string;
  /** 32 bytes each: SHA-256 of the raw bytes. */
  sha256s: string;
}

/** The last entry of an archive. */
export interface Manifest extends ArchiveFacts {
  format: typeof manifestFormat;
  archiveVersion: typeof archiveVersion;
  files: ArchivedFile[];
  segments: SegmentIndex;
  /** Where, in the archive, the tail begins: `SHA256SUMS`, this manifest and the tar's end, stored without compression. */
  tailOffset: number;
}
