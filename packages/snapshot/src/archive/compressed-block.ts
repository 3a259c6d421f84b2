/** A run of consecutive segments as they go into the archive; what is recorded of each stands in the columns. */
export interface CompressedBlock {
  /** The compressed segments, one after another. */
  bytes: Uint8Array<ArrayBuffer>;
  /** How many of them were copied from the archive before. */
  copied: number;
}
