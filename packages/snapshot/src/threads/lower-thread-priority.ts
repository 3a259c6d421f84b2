import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename } from 'node:path';

/**
 * Lets the threads that answer requests go first, when there are not enough cores for all. Linux alone has a priority for each thread; elsewhere nothing
 * happens.
 */
export function lowerThreadPriority(): void {
  try {
    // A synchronous call runs on this very thread: the link ends in its id.
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // No such file system, or not allowed: slower for others, never wrong.
  }
}
