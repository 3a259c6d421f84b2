/** A run of consecutive segments as they go into the archive, with what is recorded of each. */
export interface CompressedBlock {
  /** The compressed segments, one after another. */
  bytes: Uint8Array<ArrayBuffer>;
  rawSizeBytes: number;
  compressedSizes: Uint32Array<ArrayBuffer>;
  compressedCrc32s: Uint32Array<ArrayBuffer>;
  crc32s: Uint32Array<ArrayBuffer>;
  /** 32 bytes each. */
  sha256s: Uint8Array<ArrayBuffer>;
  /** How many of them were copied from the archive before. */
  reused: number;
}
