import { CatalogError } from '@stillframe/snapshot';
import { CommandFailure } from '../command-failure.js';

/** What the person at the command line does next, by the code that a server and a catalog share. */
const hints: Record<string, string> = {
  snapshot_not_found: '"stillframe list" shows those there are.',
  snapshot_not_complete: 'Wait until it is complete: "stillframe list" shows its state.',
  snapshot_in_use: 'Try again when that has ended.',
  last_good_snapshot: 'Take another one first, or add --force if this is meant.',
  snapshot_corrupt: '"stillframe list --state verified" shows those that are proved.',
  restoration_in_progress: 'Wait until it has ended, and try again.',
  index_not_in_snapshot: '"stillframe show" lists the indexes of a snapshot.',
  snapshot_policy_not_found: '"stillframe policy list" shows those there are.',
  snapshot_too_new: 'Update the server, and try again.',
};

/** The hint for a code; none for others. */
export const hintFor = (code: string): string | undefined => hints[code];

/** A refusal in the words of the command line, which has flags where HTTP has parameters. */
export const messageFor = (code: string, message: string): string =>
  code === 'last_good_snapshot' ? message.replace(/ Add `force=true`.*$/s, '') : message;

/** Gives a refusal of the catalog its hint. */
export function explainCatalogError(error: unknown): unknown {
  if (!(error instanceof CatalogError)) return error;
  const hint = hintFor(error.code);
  return new CommandFailure(messageFor(error.code, error.message), {
    ...(hint !== undefined && { hint }),
    cause: error,
  });
}
