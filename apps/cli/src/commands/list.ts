import { Command, InvalidArgumentError, Option } from 'commander';
import type { Snapshot, SnapshotFilter } from '../places/place.js';
import { addPlaceOptions, openPlace, type PlaceOptions } from '../places/place-options.js';
import { describeSnapshots } from '../print/describe-snapshots.js';
import type { Surroundings } from '../surroundings.js';

const help = `
Of a server, the key needs the action snapshots.get. A directory is read without one: archives that were put there by
hand are listed too, those of Meilisearch as "foreign".

Examples:
  stillframe list
  stillframe list --state verified --limit 1 --json | jq -r .snapshotUid
  stillframe list --snapshot-dir /backups

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface ListOptions extends PlaceOptions {
  state?: NonNullable<SnapshotFilter['states']>;
  kind?: NonNullable<SnapshotFilter['kinds']>;
  limit?: number;
  json?: true;
}

/** `stillframe list`: the snapshots that there are. */
export function createListCommand(surroundings: Surroundings): Command {
  const command = new Command('list')
    .summary('list the snapshots')
    .description('Lists the snapshots of a server or a directory, the newest first.')
    .addOption(
      new Option('--state <state...>', 'only those in these states').choices([
        'creating',
        'complete',
        'verified',
        'corrupt',
      ]),
    )
    .addOption(new Option('--kind <kind...>', 'only those of these kinds').choices(['native', 'foreign']))
    .option('--limit <count>', 'at most so many (default: all)', parseCount);
  return addPlaceOptions(command)
    .option('--json', 'print JSON, one snapshot a line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((options: ListOptions) => list(options, surroundings));
}

function parseCount(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number of 1 or more.');
}

async function list({ state, kind, limit, json, ...options }: ListOptions, surroundings: Surroundings): Promise<void> {
  const { stdout } = surroundings;
  const place = await openPlace(options, surroundings);
  const found: Snapshot[] = [];
  let count = 0;
  for await (const snapshot of place.list({ ...(state && { states: state }), ...(kind && { kinds: kind }) })) {
    if (json) stdout.write(`${JSON.stringify(snapshot)}\n`);
    else found.push(snapshot);
    count += 1;
    if (count === limit) break;
  }
  if (json) return;
  stdout.write(count === 0 ? `No snapshots in ${place.name}.\n` : `${describeSnapshots(found)}\n`);
}
