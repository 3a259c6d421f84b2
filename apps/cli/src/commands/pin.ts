import { Command } from 'commander';
import { findSnapshot } from '../places/find-snapshot.js';
import { addPlaceOptions, type PlaceOptions } from '../places/place-options.js';
import type { Surroundings } from '../surroundings.js';

const help = (name: string): string => `
A pinned snapshot is never removed to make room for new ones, and does not count among those that are kept. Of a
server, the key needs the action snapshots.update. A path that exists wins over a uid.

Examples:
  stillframe ${name} 20261123T135234184Z-1
  stillframe ${name} /backups/data.ms-20261123T135234184Z-1.snapshot

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe pin SNAPSHOT`: keep it. */
export const createPinCommand = (surroundings: Surroundings): Command =>
  create('pin', 'keep a snapshot for ever', true, surroundings);

/** `stillframe unpin SNAPSHOT`: leave it to retention again. */
export const createUnpinCommand = (surroundings: Surroundings): Command =>
  create('unpin', 'leave a pinned snapshot to retention again', false, surroundings);

function create(name: string, summary: string, isPinned: boolean, surroundings: Surroundings): Command {
  const command = new Command(name)
    .summary(summary)
    .description(
      isPinned
        ? 'Keeps a snapshot until it is unpinned or deleted.'
        : 'Lets a snapshot be removed when newer ones take its place.',
    )
    .argument('<snapshot>', 'its uid, or the path of an archive');
  return addPlaceOptions(command)
    .option('--json', 'print the snapshot as JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help(name))
    .action(async (text: string, options: PlaceOptions & { json?: true }) => {
      const { place, snapshotUid } = await findSnapshot(text, options, surroundings);
      const snapshot = await place.pin(snapshotUid, isPinned);
      surroundings.stdout.write(
        options.json ? `${JSON.stringify(snapshot)}\n` : `Snapshot ${snapshotUid} is ${name}ned.\n`,
      );
    });
}
