import type { Logger } from 'pino';
import type { SnapshotPlace } from './snapshot-place.js';

/**
 * Puts the place of snapshots in order after a kill: temporary files and uploads go, and a record without its archive. What cannot be done is logged: the
 * next snapshot fails with the reason, the server starts all the same.
 */
export async function tidySnapshotDir(place: Pick<SnapshotPlace, 'target' | 'tidy'>, logger: Logger): Promise<void> {
  try {
    const removed = await place.tidy();
    if (removed.length > 0) logger.info({ removed }, 'removed what a killed snapshot left');
  } catch (error) {
    logger.warn({ err: error, place: place.target.locate('') }, 'where snapshots live could not be put in order');
  }
}
