import { Command, Option } from 'commander';
import { CommandFailure } from '../command-failure.js';
import { explainClientError } from '../explain-client-error.js';
import { connect } from '../places/connect.js';
import { readSnapshotArgument } from '../places/find-snapshot.js';
import { apiKeyOption, urlOption } from '../places/place-options.js';
import { poll } from '../places/poll.js';
import { showByteProgress } from '../print/byte-progress.js';
import { describeRestoration, type Restoration } from '../print/describe-restoration.js';
import type { Surroundings } from '../surroundings.js';
import { parseSeconds } from './parse-seconds.js';
import { restoreHere } from './restore-here.js';

const help = `
With a server, it restores a snapshot of its own while it runs: readers see the old state or the new one. The key needs
the action snapshots.restore, which snapshots.* does not include, and with --wait also snapshots.get. Everything is
replaced: documents, tasks, API keys. With --index only these indexes are; --keep-keys keeps the API keys of today.

With --db-path no server is needed, nor may one run on that database: the archive is checked, and put there whole or not
at all. The path of an archive, or a uid with --snapshot-dir; archives of Meilisearch too. The uids of tasks go on from
those of the snapshot.

Examples:
  stillframe restore 20261123T135234184Z-1 --dry-run --wait    what would change
  stillframe restore 20261123T135234184Z-1 --index movies --wait
  stillframe restore snapshots/data.ms.snapshot --db-path data.ms

Exit codes: 0 done (or begun), 1 failed, and nothing has changed, 2 used wrongly.`;

export interface RestoreOptions {
  url?: string;
  apiKey?: string;
  index?: string[];
  keepKeys?: true;
  dryRun?: true;
  wait?: true;
  timeout?: number;
  dbPath?: string;
  snapshotDir?: string;
  force?: true;
  json?: true;
}

const remoteOnly = ['url', 'apiKey', 'index', 'keepKeys', 'dryRun', 'wait', 'timeout'];

/** `stillframe restore SNAPSHOT`: brings it back, in a running server or where none runs. */
export function createRestoreCommand(surroundings: Surroundings): Command {
  return new Command('restore')
    .summary('bring a snapshot back')
    .description('Puts a database back to what a snapshot holds.')
    .argument('<snapshot>', 'the uid of a snapshot; with --db-path also the path of an archive')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--index <uid...>', 'only these indexes')
    .option('--keep-keys', 'keep the API keys of today')
    .option('--dry-run', 'only tell what would change')
    .option('--wait', 'wait until it has ended')
    .option('--timeout <seconds>', 'with --wait: how long (default: for ever)', parseSeconds)
    .addOption(
      new Option('--db-path <dir>', 'a database that no server uses, instead of a server').conflicts(remoteOnly),
    )
    .option('--snapshot-dir <dir>', 'with --db-path: where the snapshot of that uid lies')
    .option('--force', 'with --db-path: replace the database that is there')
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((text: string, options: RestoreOptions) =>
      options.dbPath === undefined
        ? restoreThere(text, options, surroundings)
        : restoreHere(text, { ...options, dbPath: options.dbPath }, surroundings),
    );
}

async function restoreThere(text: string, options: RestoreOptions, surroundings: Surroundings): Promise<void> {
  checkUse(options);
  const named = readSnapshotArgument(text);
  if ('path' in named) {
    throw new CommandFailure('a server restores snapshots of its own, by their uids.', {
      hint: 'Copy the archive into its --snapshot-dir, where "stillframe list" shows it; or restore with --db-path, without a server.',
      exitCode: 2,
    });
  }
  const { stdout, signal } = surroundings;
  const { client, url } = connect(options, surroundings);
  const asked = {
    snapshotUid: named.snapshotUid,
    ...(options.index && { indexes: options.index }),
    keys: options.keepKeys ? ('keep' as const) : ('replace' as const),
    dryRun: options.dryRun === true,
  };
  const begun = await client.createRestoration(asked, { signal }).catch((error: unknown) => {
    throw explainClientError(error, url, { action: 'snapshots.restore' });
  });
  const uid = begun.restorationUid;
  if (!options.wait) {
    stdout.write(
      options.json
        ? `${JSON.stringify(begun)}\n`
        : `Restoration ${uid} waits; GET /restorations/${uid} tells how it ends.\n`,
    );
    return;
  }
  const look = (): Promise<Restoration> =>
    client.getRestoration(uid, { signal }).catch((error: unknown) => {
      throw explainClientError(error, url, { action: 'snapshots.get' });
    });
  const done = await follow(uid, look, options, surroundings);
  if (options.json) stdout.write(`${JSON.stringify(done)}\n`);
  if (done.status === 'failed') {
    throw new CommandFailure(`${done.error?.message ?? 'it failed.'}`, {
      hint: `Nothing has changed.${done.error ? ` ${done.error.link} explains the error.` : ''}`,
    });
  }
  if (!options.json) stdout.write(`${describeRestoration(done)}\n`);
}

async function follow(
  uid: string,
  look: () => Promise<Restoration>,
  { timeout }: RestoreOptions,
  { stderr, signal }: Surroundings,
): Promise<Restoration> {
  const line = showByteProgress(stderr);
  const seen = async (): Promise<Restoration> => {
    const restoration = await look();
    if (restoration.progress) line.show(restoration.progress);
    return restoration;
  };
  const timeoutMs = timeout === undefined ? Number.POSITIVE_INFINITY : timeout * 1000;
  const hasEnded = ({ status }: Restoration): boolean => status === 'succeeded' || status === 'failed';
  try {
    const done = await poll(seen, hasEnded, { timeoutMs, signal });
    if (done) return done;
  } catch (error) {
    throw signal.aborted ? goesOn('stopped waiting', uid) : error;
  } finally {
    line.clear();
  }
  throw goesOn(`the restoration did not end within ${timeout} s`, uid);
}

const goesOn = (what: string, uid: string): CommandFailure =>
  new CommandFailure(`${what}; the server goes on with it.`, { hint: `GET /restorations/${uid} tells how it ends.` });

function checkUse({ timeout, wait, snapshotDir, force }: RestoreOptions): void {
  const wrong = (message: string, hint: string) => new CommandFailure(message, { hint, exitCode: 2 });
  if (timeout !== undefined && !wait) throw wrong('--timeout means nothing without --wait.', 'Add --wait.');
  const flag = snapshotDir === undefined ? force && '--force' : '--snapshot-dir';
  if (flag) throw wrong(`${flag} means nothing without --db-path.`, 'Add --db-path to restore without a server.');
}
