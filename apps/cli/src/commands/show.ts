import { Command } from 'commander';
import { readSnapshotArgument } from '../places/find-snapshot.js';
import { addPlaceOptions, openPlace, type PlaceOptions } from '../places/place-options.js';
import { describeSnapshot } from '../print/describe-snapshot.js';
import type { Surroundings } from '../surroundings.js';
import { inspectFile } from './inspect.js';

const help = `
Of a snapshot that a server or a directory has, all that is known is shown: its state, how its proof ended, where it
lies. Of a file, what "stillframe inspect" shows. A path that exists wins over a uid.

Examples:
  stillframe show 20261123T135234184Z-1
  stillframe show 20261123T135234184Z-1 --snapshot-dir /backups --json | jq .verification

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe show SNAPSHOT`: what is known of it. */
export function createShowCommand(surroundings: Surroundings): Command {
  const command = new Command('show')
    .summary('tell what is known of a snapshot')
    .description('Tells what is known of a snapshot, and what it holds.')
    .argument('<snapshot>', 'its uid, or the path of an archive');
  return addPlaceOptions(command)
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (text: string, options: PlaceOptions & { json?: true }) => {
      const named = readSnapshotArgument(text);
      if ('path' in named) return inspectFile(named.path, options, surroundings);
      const place = await openPlace(options, surroundings);
      const snapshot = await place.get(named.snapshotUid);
      surroundings.stdout.write(`${options.json ? JSON.stringify(snapshot) : describeSnapshot(snapshot)}\n`);
    });
}
