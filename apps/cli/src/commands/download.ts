import { existsSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { makeFolder } from '@stillframe/snapshot';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { downloadSnapshot, type WholeSnapshot } from '../download/download-snapshot.js';
import { readSnapshotArgument } from '../places/find-snapshot.js';
import type { Snapshot } from '../places/place.js';
import { addPlaceOptions, openPlace, type PlaceOptions } from '../places/place-options.js';
import { showByteProgress } from '../print/byte-progress.js';
import { formatDuration } from '../print/format-duration.js';
import { formatSize } from '../print/format-size.js';
import type { Surroundings } from '../surroundings.js';

const help = `
The file appears when all of it is there and its SHA-256 is the one of the snapshot, and only its owner may read it:
an archive holds API keys. A download that broke off goes on where it was, also when the command is run again. The
key needs the action snapshots.get. With --snapshot-dir it is copied from there, checked in the same way.

Examples:
  stillframe download 20261123T135234184Z-1
  stillframe download 20261123T135234184Z-1 --to /backups --url https://search.example.org

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface DownloadCommandOptions extends PlaceOptions {
  to: string;
  force?: true;
  json?: true;
}

/** `stillframe download UID`: the archive, checked. */
export function createDownloadCommand(surroundings: Surroundings): Command {
  const command = new Command('download')
    .summary('fetch the archive of a snapshot')
    .description('Fetches the archive of a snapshot into a file, and checks it.')
    .argument('<snapshotUid>', 'the uid of a snapshot')
    .option('--to <path>', 'the file, or the folder for it; one that ends in / is made if missing', '.')
    .option('--force', 'replace a file that is there');
  return addPlaceOptions(command)
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((text: string, options: DownloadCommandOptions) => download(text, options, surroundings));
}

async function download(text: string, options: DownloadCommandOptions, surroundings: Surroundings): Promise<void> {
  const named = readSnapshotArgument(text);
  if ('path' in named)
    throw new CommandFailure(`${text} is a file already.`, { hint: 'Give the uid of a snapshot.', exitCode: 2 });
  const place = await openPlace(options, surroundings);
  const snapshot = whole(await place.get(named.snapshotUid));
  const isFolder = namesFolder(options.to);
  // A server's name for a file never leads out of the folder.
  const targetPath = isFolder ? join(options.to, basename(snapshot.fileName)) : options.to;
  if (existsSync(targetPath) && !options.force)
    throw new CommandFailure(`${targetPath} is there already.`, {
      hint: 'Choose another place with --to, or add --force to replace it.',
    });
  const beganAt = Date.now();
  const line = showByteProgress(surroundings.stderr);
  const { signal } = surroundings;
  const fetchIntoPlace = async (): Promise<{ resumedFrom: number }> => {
    if (isFolder) await makeFolder(options.to, 0o777);
    return downloadSnapshot(place, snapshot, { targetPath, signal, onProgress: line.show });
  };
  const { resumedFrom } = await fetchIntoPlace()
    .catch((error: unknown) => {
      throw explain(error, targetPath);
    })
    .finally(line.clear);
  const { snapshotUid, sizeBytes, sha256 } = snapshot;
  const tookMs = Date.now() - beganAt;
  const resumed = resumedFrom > 0 ? ` (${formatSize(resumedFrom)} were there already)` : '';
  surroundings.stdout.write(
    options.json
      ? `${JSON.stringify({ event: 'downloaded', snapshotUid, path: targetPath, sizeBytes, sha256, resumedFrom })}\n`
      : `${targetPath}: ${formatSize(sizeBytes)} in ${formatDuration(tookMs)}${resumed}; its SHA-256 is the one of the snapshot.\n`,
  );
}

function whole(snapshot: Snapshot): WholeSnapshot {
  const { sizeBytes, sha256 } = snapshot;
  if (sizeBytes !== null && sha256 !== null) return { ...snapshot, sizeBytes, sha256 };
  const hint = 'Wait until it is complete: "stillframe list" shows its state.';
  throw new CommandFailure(`the snapshot ${snapshot.snapshotUid} is still being made.`, { hint });
}

/** Whether a path means a folder: there is one, or it ends as only a folder's does. */
const namesFolder = (path: string): boolean =>
  path.endsWith('/') || path.endsWith(sep) || (existsSync(path) && statSync(path).isDirectory());

function explain(error: unknown, targetPath: string): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const failure = (message: string, hint: string) => new CommandFailure(message, { hint, cause: error });
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return failure(
        `there is no space left for ${targetPath}.`,
        'Make room, or choose another place with --to; what has come is kept.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return failure(`there is no folder for ${targetPath}.`, 'Make it, or choose another place with --to.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failure(`this user may not write to ${targetPath}.`, 'Choose another place with --to.');
    default:
      return error;
  }
}
