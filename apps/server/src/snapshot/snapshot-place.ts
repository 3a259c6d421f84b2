import type { ArchiveRecord, Catalog, SnapshotTarget } from '@stillframe/snapshot';
import type { ArchiveToSend, SentArchive } from './snapshot-maker.js';

/** An archive by what its record says of its file. */
type ArchiveFile = Pick<ArchiveRecord, 'file' | 'sizeBytes' | 'sha256'>;

/** Where snapshots live, and how the rest of the server comes by their bytes. */
export interface SnapshotPlace {
  target: SnapshotTarget;
  /** Makes the record of an archive that has none, by its bytes. */
  describe(file: string): Promise<ArchiveRecord>;
  /**
   * Gives the path of an archive on this machine for as long as `use` needs it.
   *
   * @throws SnapshotError `checksum_mismatch` when it is not what its record says · `no_space` · what the place said
   */
  withLocalCopy<T>(archive: ArchiveFile, use: (path: string) => Promise<T>): Promise<T>;
  /** Removes what a killed process left. @returns the names of that */
  tidy(): Promise<string[]>;
  /** Whether this server may remove archives here by retention. */
  mayRetain(): Promise<boolean>;
  /** Whether each new archive is to be proved by reading it again: not where that costs traffic. */
  provesNew: boolean;
  /** Writes an archive there; absent where `publishArchive` does it. */
  send?(archive: ArchiveToSend, catalog: Pick<Catalog, 'entries' | 'update' | 'useFile'>): Promise<SentArchive>;
}
