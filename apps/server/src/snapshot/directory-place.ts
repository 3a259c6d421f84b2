import { join } from 'node:path';
import { type Disk, describeArchive, directoryTarget, sweepTemporaryFiles } from '@stillframe/snapshot';
import type { SnapshotPlace } from './snapshot-place.js';

/** A directory of this machine. */
export function directoryPlace(directory: string, database: string, disk: Disk): SnapshotPlace {
  return {
    target: directoryTarget(directory, database, disk),
    describe: (file) => describeArchive(join(directory, file)),
    withLocalCopy: ({ file }, use) => use(join(directory, file)),
    tidy: () => sweepTemporaryFiles(directory, database, disk),
    mayRetain: async () => true,
    provesNew: true,
  };
}
