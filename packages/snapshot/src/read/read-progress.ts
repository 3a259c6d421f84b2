/** How far the reading of an archive is. */
export interface ReadProgress {
  /** First it is inflated and its checksums are checked, then the pages of its databases, then documents are written. */
  step: 'unpacking' | 'checking' | 'extracting';
  /** Bytes; documents of `indexUid` while they are extracted. */
  done: number;
  total: number;
  indexUid?: string;
}
