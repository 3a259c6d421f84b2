import type { Schema } from '@stillframe/client';
import { Command } from 'commander';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { policyServer } from '../../places/policy-server.js';
import { whenDue } from '../../print/describe-policy.js';
import type { Surroundings } from '../../surroundings.js';
import { keepForm, parseKeep } from './keep.js';

const help = `
Cron has five fields: minute, hour, day of the month, month, day of the week. What was due while the server did not run
is made up for by one snapshot. --keep counts periods of the time zone's calendar that have a snapshot, and keeps the
newest of each; last=3 keeps the newest three. What any policy or the server's own --snapshot-keep-... keeps, stays:
"stillframe policy preview" shows what goes. The key needs the action snapshots.update.

Examples:
  stillframe policy create --name nightly --cron '30 2 * * *' --keep daily=7,weekly=5,monthly=12
  stillframe policy create --cron '0 * * * *' --time-zone Europe/Berlin --keep hourly=24 --always

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface CreateOptions extends ServerOptions {
  cron: string;
  keep: Schema<'NewSnapshotKeep'>;
  name?: string;
  timeZone?: string;
  disabled?: true;
  always?: true;
  json?: true;
}

/** `stillframe policy create`: says when snapshots are taken, and which are kept. */
export function createPolicyCreateCommand(surroundings: Surroundings): Command {
  return new Command('create')
    .summary('say when snapshots are taken, and which are kept')
    .description('Creates a policy: when snapshots are taken, and which of them are kept.')
    .requiredOption('--cron <line>', 'when, as in cron')
    .requiredOption(`--keep ${keepForm}`, 'how many of last, hourly, daily, weekly, monthly, yearly', parseKeep)
    .option('--name <name>', 'a name for people, which commands take too')
    .option('--time-zone <zone>', 'whose wall clock and calendar count (default: UTC)')
    .option('--disabled', 'take no snapshots until it is enabled; keep all the same')
    .option('--always', 'take one even if nothing has changed since the last')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print the policy as JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async ({ cron, keep, name, timeZone, disabled, always, json, ...options }: CreateOptions) => {
      const policy = await policyServer(options, surroundings).create({
        cron,
        keep,
        ...(name !== undefined && { name }),
        ...(timeZone !== undefined && { timeZone }),
        ...(disabled && { enabled: false }),
        ...(always && { skipUnchanged: false }),
      });
      surroundings.stdout.write(
        json ? `${JSON.stringify(policy)}\n` : `Policy ${policy.policyUid} is created. ${whenDue(policy)}\n`,
      );
    });
}
