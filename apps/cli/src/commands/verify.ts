import { verifyArchive } from '@stillframe/snapshot';
import { Command } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { readSnapshotArgument } from '../places/find-snapshot.js';
import { addPlaceOptions, openPlace, type PlaceOptions } from '../places/place-options.js';
import { showByteProgress } from '../print/byte-progress.js';
import { describeReport } from '../print/describe-report.js';
import { showReadProgress } from '../print/read-progress.js';
import type { Surroundings } from '../surroundings.js';
import { parseSeconds } from './parse-seconds.js';

const help = `
An archive of Stillframe is good when not one bit differs from what was written, every page of its databases is
sound, and documents, tasks and API keys are as many as its manifest says. An archive of Meilisearch is good when
its checksum holds, every page of its databases is sound, and every document can be read.

Of a file, nothing is changed. A snapshot that is named by its uid is marked as verified or corrupt: by the server,
which does the work (the key needs snapshots.verify, and with --wait snapshots.get), or in the directory. The
databases are inflated into a folder of their own meanwhile: here, TMPDIR says where. A path that exists wins.

Examples:
  stillframe verify snapshots/data.ms.snapshot
  stillframe verify --json old.snapshot | jq .indexes
  stillframe verify --wait 20261123T135234184Z-1
  stillframe verify nightly.snapshot || mail -s "bad snapshot" ops@example.org

Exit codes: 0 good (or asked for), 1 bad or unreadable (standard error says what is wrong, and where), 2 used wrongly.`;

interface VerifyOptions extends PlaceOptions {
  wait?: true;
  timeout?: number;
  json?: true;
}

/** `stillframe verify SNAPSHOT`: whether an archive would restore. */
export function createVerifyCommand(surroundings: Surroundings): Command {
  const command = new Command('verify')
    .summary('prove that a snapshot is good')
    .description('Checks every byte and every page of an archive, of Stillframe or of Meilisearch.')
    .argument('<snapshot>', 'a .snapshot file, a link to one, or the uid of a snapshot');
  return addPlaceOptions(command)
    .option('--wait', 'of a server: wait until the proof has ended')
    .option('--timeout <seconds>', 'with --wait: how long (default: for ever)', parseSeconds)
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (text: string, options: VerifyOptions) => {
      if (options.timeout !== undefined && !options.wait)
        throw new CommandFailure('--timeout means nothing without --wait.', { hint: 'Add --wait.', exitCode: 2 });
      const named = readSnapshotArgument(text);
      if ('path' in named) await verifyFile(named.path, options, surroundings);
      else await verifySnapshot(named.snapshotUid, options, surroundings);
    });
}

async function verifyFile(
  file: string,
  { json }: VerifyOptions,
  { stdout, stderr, env, signal }: Surroundings,
): Promise<void> {
  const beganAt = Date.now();
  const line = showReadProgress(stderr);
  const report = await verifyArchive(file, {
    signal,
    onProgress: line.show,
    ...(env.TMPDIR ? { tempDirectory: env.TMPDIR } : {}),
  }).finally(line.clear);
  stdout.write(`${json ? JSON.stringify(report) : describeReport(report, file, Date.now() - beganAt)}\n`);
}

async function verifySnapshot(uid: string, options: VerifyOptions, surroundings: Surroundings): Promise<void> {
  const { stdout, stderr } = surroundings;
  const place = await openPlace(options, surroundings);
  const line = showByteProgress(stderr);
  const snapshot = await place
    .verify(uid, {
      wait: options.wait === true,
      timeoutMs: options.timeout === undefined ? Number.POSITIVE_INFINITY : options.timeout * 1000,
      onProgress: line.show,
    })
    .finally(line.clear);
  if (options.json) stdout.write(`${JSON.stringify(snapshot)}\n`);
  const { verification } = snapshot;
  if (verification?.status === 'failed') {
    throw new CommandFailure(`${uid} is ${snapshot.state}: ${verification.error?.message ?? 'nobody knows why'}`, {
      hint: '"stillframe list --state verified" shows the snapshots that are proved.',
    });
  }
  if (options.json) return;
  if (verification?.status === 'succeeded') stdout.write(`Snapshot ${uid} is good: it would restore.\n`);
  else stdout.write(`The proof of ${uid} waits or runs; "stillframe show ${uid}" tells how it ends.\n`);
}
