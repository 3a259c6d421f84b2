import { stat } from 'node:fs/promises';
import { type Manifest, readManifest, SnapshotError } from '@stillframe/snapshot';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { describeManifest } from '../print/describe-manifest.js';
import type { Surroundings } from '../surroundings.js';

const help = `
Reads the manifest alone: it is checked against itself and the file's end, the database inside is not.
tar tzf lists the same files without Stillframe.

Examples:
  stillframe inspect snapshots/data.ms.snapshot
  stillframe inspect --json snapshots/data.ms.snapshot | jq .indexes

Exit codes: 0 done, 1 not a sound archive of Stillframe, 2 used wrongly.`;

/** `stillframe inspect FILE`: what an archive says of itself. */
export function createInspectCommand({ stdout }: Surroundings): Command {
  return new Command('inspect')
    .summary('list what an archive holds')
    .description('Tells when an archive was taken, by what, and what it holds.')
    .argument('<file>', 'a .snapshot file, or a link to one')
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (file: string, { json }: { json?: true }) => {
      const manifest = await readManifest(file).catch(explain);
      const { size: sizeBytes } = await stat(file);
      const text = json
        ? JSON.stringify(withoutSegments(manifest, sizeBytes))
        : describeManifest(manifest, file, sizeBytes);
      stdout.write(`${text}\n`);
    });
}

/** The manifest without the columns of its segments, which are as long as the rest is short. */
function withoutSegments(manifest: Manifest, sizeBytes: number): object {
  const { segmentSizeBytes, count } = manifest.segments;
  return { ...manifest, segments: { segmentSizeBytes, count }, sizeBytes };
}

function explain(error: unknown): never {
  if (!(error instanceof SnapshotError) || error.code !== 'foreign_archive') throw error;
  throw new CommandFailure(error.message, {
    hint: `"tar tzf" lists its files; the Meilisearch that wrote it imports it.`,
    cause: error,
  });
}
