import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { findSnapshot } from '../places/find-snapshot.js';
import type { Place } from '../places/place.js';
import { addPlaceOptions, type PlaceOptions } from '../places/place-options.js';
import { formatInstant } from '../print/describe-snapshots.js';
import { formatSize } from '../print/format-size.js';
import type { Surroundings } from '../surroundings.js';

const help = `
Asks before it deletes, on a terminal; elsewhere --yes is needed. A snapshot that is being downloaded, verified,
restored or copied from is not deleted, and the last good one only with --force. Of a server, the key needs the
action snapshots.delete. A path that exists wins over a uid.

Examples:
  stillframe delete 20261123T135234184Z-1
  stillframe delete --yes 20261123T135234184Z-1 --snapshot-dir /backups

Exit codes: 0 done, 1 failed or not confirmed, 2 used wrongly.`;

interface DeleteOptions extends PlaceOptions {
  yes?: true;
  force?: true;
  json?: true;
}

/** `stillframe delete SNAPSHOT`: the archive and its record. */
export function createDeleteCommand(surroundings: Surroundings): Command {
  const command = new Command('delete')
    .summary('delete a snapshot')
    .description('Deletes the archive of a snapshot and what is known of it.')
    .argument('<snapshot>', 'its uid, or the path of an archive')
    .option('-y, --yes', 'do not ask')
    .option('--force', 'even if no other good one is left');
  return addPlaceOptions(command)
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((text: string, options: DeleteOptions) => remove(text, options, surroundings));
}

async function remove(text: string, options: DeleteOptions, surroundings: Surroundings): Promise<void> {
  if (!options.yes && surroundings.ask === undefined) {
    throw new CommandFailure('there is no terminal to ask on.', { hint: 'Add --yes to delete it.', exitCode: 2 });
  }
  const { place, snapshotUid } = await findSnapshot(text, options, surroundings);
  if (!options.yes) await confirm(place, snapshotUid, surroundings);
  await place.remove(snapshotUid, { force: options.force === true });
  surroundings.stdout.write(
    options.json ? `${JSON.stringify({ event: 'deleted', snapshotUid })}\n` : `Snapshot ${snapshotUid} is deleted.\n`,
  );
}

async function confirm(place: Place, snapshotUid: string, { ask }: Surroundings): Promise<void> {
  const { state, capturedAt, sizeBytes, pinned } = await place.get(snapshotUid);
  const size = sizeBytes === null ? '' : `, ${formatSize(sizeBytes)}`;
  const about = `${pinned ? 'pinned, ' : ''}${state}, taken ${formatInstant(capturedAt)}${size}`;
  const answer = await ask?.(`Delete the snapshot ${snapshotUid} (${about})? [y/N] `);
  if (!/^y(es)?$/i.test(answer?.trim() ?? '')) throw new CommandFailure('nothing was deleted.');
}
