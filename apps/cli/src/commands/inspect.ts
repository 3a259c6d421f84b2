import { stat } from 'node:fs/promises';
import { inspectForeign, kindOfArchive, type Manifest, readManifest } from '@stillframe/snapshot';
import { Command } from 'commander';
import { describeForeign } from '../print/describe-foreign.js';
import { describeManifest } from '../print/describe-manifest.js';
import { showReadProgress } from '../print/read-progress.js';
import type { Surroundings } from '../surroundings.js';

const help = `
Of an archive of Stillframe only the manifest is read: it is checked against itself and the file's end, the database
inside is not. An archive of Meilisearch has no manifest: it is inflated, checked and read, without Meilisearch.
"stillframe verify" checks everything; tar tzf lists the files of both without Stillframe.

Examples:
  stillframe inspect snapshots/data.ms.snapshot
  stillframe inspect --json old.snapshot | jq .indexes

Exit codes: 0 done, 1 not a sound archive, 2 used wrongly.`;

/** `stillframe inspect FILE`: what an archive says of itself. */
export function createInspectCommand(surroundings: Surroundings): Command {
  return new Command('inspect')
    .summary('list what an archive holds')
    .description('Tells when an archive was taken, by what, and what it holds.')
    .argument('<file>', 'a .snapshot file, or a link to one')
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((file: string, options: { json?: true }) => inspectFile(file, options, surroundings));
}

/** Tells what an archive says of itself. */
export async function inspectFile(
  file: string,
  { json }: { json?: true },
  { stdout, stderr, env, signal }: Surroundings,
): Promise<void> {
  if ((await kindOfArchive(file)) === 'foreign') {
    const line = showReadProgress(stderr);
    const tempDirectory = env.TMPDIR ? { tempDirectory: env.TMPDIR } : {};
    const found = await inspectForeign(file, { signal, onProgress: line.show, ...tempDirectory }).finally(line.clear);
    stdout.write(`${json ? JSON.stringify(found) : describeForeign(found, file)}\n`);
    return;
  }
  const manifest = await readManifest(file);
  const { size: sizeBytes } = await stat(file);
  const text = json
    ? JSON.stringify(withoutSegments(manifest, sizeBytes))
    : describeManifest(manifest, file, sizeBytes);
  stdout.write(`${text}\n`);
}

/** The manifest without the columns of its segments, which are as long as the rest is short. */
function withoutSegments(manifest: Manifest, sizeBytes: number): object {
  const { segmentSizeBytes, count } = manifest.segments;
  return { ...manifest, segments: { segmentSizeBytes, count }, sizeBytes };
}
