import { type Command, Option } from 'commander';
import type { Surroundings } from '../surroundings.js';
import { connect } from './connect.js';
import { directoryPlace } from './directory-place.js';
import type { Place } from './place.js';
import { serverPlace } from './server-place.js';

/** Where the snapshots are, as it was said on the command line. */
export interface PlaceOptions {
  url?: string;
  apiKey?: string;
  snapshotDir?: string;
}

export const urlOption = (): Option => new Option('--url <url>', 'where the server is [STILLFRAME_URL]');
export const apiKeyOption = (): Option =>
  new Option('--api-key <key>', 'the master key or an API key [STILLFRAME_API_KEY, MEILI_MASTER_KEY]');

/** Adds the options that name a server or a directory. */
export function addPlaceOptions(command: Command): Command {
  return command
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .addOption(
      new Option('--snapshot-dir <dir>', 'a directory of archives instead of a server').conflicts(['url', 'apiKey']),
    );
}

/** The place that was named: a directory, or else a server. */
export async function openPlace(options: PlaceOptions, surroundings: Surroundings): Promise<Place> {
  return options.snapshotDir === undefined
    ? serverPlace(connect(options, surroundings), surroundings.signal)
    : directoryPlace(options.snapshotDir, surroundings);
}
