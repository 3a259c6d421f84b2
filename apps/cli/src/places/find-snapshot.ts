import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import type { Surroundings } from '../surroundings.js';
import { directoryPlace } from './directory-place.js';
import type { Place } from './place.js';
import { openPlace, type PlaceOptions } from './place-options.js';

const SNAPSHOT_UID = /^(\d{8}T\d{9}Z-\d+|foreign-[0-9a-f]{16})$/;

/** What an argument names: an archive that lies there, or a snapshot by its uid. A path that exists wins. */
export type Named = { path: string } | { snapshotUid: string };

/** @throws CommandFailure when it is neither */
export function readSnapshotArgument(text: string): Named {
  if (existsSync(text)) return { path: text };
  if (SNAPSHOT_UID.test(text)) return { snapshotUid: text };
  throw new CommandFailure(`there is no file ${text}, and no snapshot has such a uid.`, {
    hint: 'Give the path of an archive, or a uid that "stillframe list" shows.',
  });
}

/** Finds a snapshot with what is known of it: that of a path in the directory where its archive lies. */
export async function findSnapshot(
  text: string,
  options: PlaceOptions,
  surroundings: Surroundings,
): Promise<{ place: Place; snapshotUid: string }> {
  const named = readSnapshotArgument(text);
  if ('snapshotUid' in named) return { place: await openPlace(options, surroundings), ...named };
  const path = await realpath(named.path);
  const place = await directoryPlace(dirname(path), surroundings);
  for await (const { fileName, snapshotUid } of place.list({})) {
    if (fileName === basename(path)) return { place, snapshotUid };
  }
  throw new CommandFailure(`${text} is not an archive.`, { hint: 'Give a .snapshot file, or a link to one.' });
}
