import type { Schema } from '@stillframe/client';
import { Command, Option } from 'commander';
import { CommandFailure } from '../../command-failure.js';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { policyServer } from '../../places/policy-server.js';
import { whenDue } from '../../print/describe-policy.js';
import type { Surroundings } from '../../surroundings.js';
import { keepForm, parseKeep } from './keep.js';
import { policyArgument } from './policy-argument.js';

const help = `
What is not given stays as it is; --keep is replaced as a whole. A policy that is disabled takes no snapshots, and keeps
those that it would keep. The key needs the actions snapshots.get and snapshots.update.

Examples:
  stillframe policy update nightly --cron '0 4 * * *'
  stillframe policy update nightly --keep daily=14,monthly=24
  stillframe policy update nightly --disable

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface UpdateOptions extends ServerOptions {
  name?: string;
  cron?: string;
  timeZone?: string;
  keep?: Schema<'NewSnapshotKeep'>;
  enable?: true;
  disable?: true;
  always?: true;
  skipUnchanged?: true;
  json?: true;
}

/** `stillframe policy update POLICY`: changes what is given. */
export function createPolicyUpdateCommand(surroundings: Surroundings): Command {
  return new Command('update')
    .summary('change a policy')
    .description('Changes when a policy takes snapshots, or which are kept.')
    .addArgument(policyArgument())
    .option('--name <name>', "another name; '' takes it away")
    .option('--cron <line>', 'when, as in cron')
    .option('--time-zone <zone>', 'whose wall clock and calendar count')
    .option(`--keep ${keepForm}`, 'how many of last, hourly, daily, weekly, monthly, yearly', parseKeep)
    .addOption(new Option('--enable', 'take snapshots again').conflicts('disable'))
    .option('--disable', 'take no more; keep all the same')
    .addOption(new Option('--always', 'take one even if nothing has changed').conflicts('skipUnchanged'))
    .option('--skip-unchanged', 'take none when nothing has changed')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print the policy as JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (text: string, options: UpdateOptions) => {
      const changes = changesOf(options);
      if (Object.keys(changes).length === 0)
        throw new CommandFailure('there is nothing to change.', {
          hint: 'Add what is to change, such as --keep daily=7.',
          exitCode: 2,
        });
      const server = policyServer(options, surroundings);
      const policy = await server.update((await server.find(text)).policyUid, changes);
      surroundings.stdout.write(
        options.json ? `${JSON.stringify(policy)}\n` : `Policy ${policy.policyUid} is changed. ${whenDue(policy)}\n`,
      );
    });
}

function changesOf(options: UpdateOptions): Schema<'SnapshotPolicyChanges'> {
  const { name, cron, timeZone, keep, enable, disable, always, skipUnchanged } = options;
  return {
    ...(name !== undefined && { name: name || null }),
    ...(cron !== undefined && { cron }),
    ...(timeZone !== undefined && { timeZone }),
    ...(keep && { keep }),
    ...((enable || disable) && { enabled: enable === true }),
    ...((always || skipUnchanged) && { skipUnchanged: skipUnchanged === true }),
  };
}
