import { Command } from 'commander';
import type { Surroundings } from '../surroundings.js';
import { createPolicyCreateCommand } from './policy/create.js';
import { createPolicyDeleteCommand } from './policy/delete.js';
import { createPolicyListCommand } from './policy/list.js';
import { createPolicyPreviewCommand } from './policy/preview.js';
import { createPolicyShowCommand } from './policy/show.js';
import { createPolicyUpdateCommand } from './policy/update.js';

const help = `
Examples:
  stillframe policy create --name nightly --cron '30 2 * * *' --keep daily=7,weekly=5,monthly=12
  stillframe policy list
  stillframe policy preview nightly

"stillframe policy <command> --help" explains a command. Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe policy …`: when a server takes snapshots, and which it keeps. */
export function createPolicyCommand(surroundings: Surroundings): Command {
  const policy = new Command('policy')
    .summary('say when snapshots are taken, and which are kept')
    .description('The policies of a server: when snapshots are taken, and which of them are kept.')
    .usage('<command>')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', help)
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` });
  for (const create of [
    createPolicyListCommand,
    createPolicyCreateCommand,
    createPolicyShowCommand,
    createPolicyUpdateCommand,
    createPolicyPreviewCommand,
    createPolicyDeleteCommand,
  ])
    policy.addCommand(create(surroundings));
  return policy;
}
