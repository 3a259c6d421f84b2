import { Command } from 'commander';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { policyServer } from '../../places/policy-server.js';
import { describePolicy } from '../../print/describe-policy.js';
import type { Surroundings } from '../../surroundings.js';
import { policyArgument } from './policy-argument.js';

const help = `
The key needs the action snapshots.get.

Examples:
  stillframe policy show nightly
  stillframe policy show nightly --json | jq .lastRun

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe policy show POLICY`: all that is known of it. */
export function createPolicyShowCommand(surroundings: Surroundings): Command {
  return new Command('show')
    .summary('tell when a policy is due, and how its last run went')
    .description('Tells all that is known of a policy.')
    .addArgument(policyArgument())
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (text: string, options: ServerOptions & { json?: true }) => {
      const policy = await policyServer(options, surroundings).find(text);
      surroundings.stdout.write(`${options.json ? JSON.stringify(policy) : describePolicy(policy)}\n`);
    });
}
