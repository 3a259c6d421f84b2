import { type Disk, SnapshotError } from '@stillframe/snapshot';

/**
 * Adds to a failure for want of space how much was needed and how much is free now that everything unfinished is gone. Other failures pass as they are.
 *
 * @param neededBytes what the archive can need at most
 */
export async function tellSpace(
  error: unknown,
  { disk, directory, neededBytes }: { disk: Disk; directory: string; neededBytes: number },
): Promise<unknown> {
  // The look before the first byte said both already; what the system says has a cause.
  if (!(error instanceof SnapshotError) || error.code !== 'no_space' || error.cause === undefined) return error;
  const free = await disk.freeBytes(directory).catch(() => undefined);
  if (free === undefined) return error;
  const { path, hint, cause } = error;
  const message = `${error.message}: up to ${neededBytes} bytes are needed, ${free} are free`;
  return new SnapshotError('no_space', message, { path, cause, ...(hint === undefined ? {} : { hint }) });
}
