import { type Catalog, type Disk, sweepTemporaryFiles } from '@stillframe/snapshot';
import type { Logger } from 'pino';

/**
 * Puts a snapshot directory in order after a kill: temporary files go, a record without its archive goes, an archive without its
 * record gets one; and the records are read, so that the first list need not wait for them. What cannot be done is logged: the next snapshot fails with the reason, the server starts all the same.
 */
export async function tidySnapshotDir(
  {
    directory,
    database,
    catalog,
    disk,
  }: { directory: string; database: string; catalog: Pick<Catalog, 'load'>; disk: Disk },
  logger: Logger,
): Promise<void> {
  try {
    const removed = await sweepTemporaryFiles(directory, database, disk);
    if (removed.length > 0) logger.info({ removed }, 'removed what a killed snapshot left');
    await catalog.load();
  } catch (error) {
    logger.warn({ err: error, directory }, 'the snapshot directory could not be put in order');
  }
}
