import { Command } from 'commander';
import { CommandFailure } from '../../command-failure.js';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { type Policy, policyServer } from '../../places/policy-server.js';
import { keepsText } from '../../print/describe-policy.js';
import type { Surroundings } from '../../surroundings.js';
import { policyArgument } from './policy-argument.js';

const help = `
It takes no more snapshots, and those that only it keeps go when the next snapshot is complete. To keep them and take no
more, use "stillframe policy update --disable". Asks before it deletes, on a terminal; elsewhere --yes is needed. The key
needs the actions snapshots.get and snapshots.update.

Examples:
  stillframe policy delete nightly
  stillframe policy delete --yes 3f1c9b2e

Exit codes: 0 done, 1 failed or not confirmed, 2 used wrongly.`;

interface DeleteOptions extends ServerOptions {
  yes?: true;
  json?: true;
}

/** `stillframe policy delete POLICY`: it takes and keeps no more. */
export function createPolicyDeleteCommand(surroundings: Surroundings): Command {
  return new Command('delete')
    .summary('delete a policy')
    .description('Deletes a policy. No snapshot is removed at once.')
    .addArgument(policyArgument())
    .option('-y, --yes', 'do not ask')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action((text: string, options: DeleteOptions) => remove(text, options, surroundings));
}

async function remove(text: string, options: DeleteOptions, surroundings: Surroundings): Promise<void> {
  if (!options.yes && surroundings.ask === undefined) {
    throw new CommandFailure('there is no terminal to ask on.', { hint: 'Add --yes to delete it.', exitCode: 2 });
  }
  const server = policyServer(options, surroundings);
  const policy = await server.find(text);
  if (!options.yes) await confirm(policy, surroundings);
  const { policyUid } = policy;
  await server.remove(policyUid);
  surroundings.stdout.write(
    options.json ? `${JSON.stringify({ event: 'deleted', policyUid })}\n` : `Policy ${policyUid} is deleted.\n`,
  );
}

async function confirm({ policyUid, name, cron, keep }: Policy, { ask }: Surroundings): Promise<void> {
  const about = `${name === null ? '' : `${name}, `}${cron}, keeps ${keepsText(keep)}`;
  const answer = await ask?.(`Delete the policy ${policyUid} (${about})? [y/N] `);
  if (!/^y(es)?$/i.test(answer?.trim() ?? '')) throw new CommandFailure('nothing was deleted.');
}
