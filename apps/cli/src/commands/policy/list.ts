import { Command } from 'commander';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { policyServer } from '../../places/policy-server.js';
import { describePolicies } from '../../print/describe-policies.js';
import type { Surroundings } from '../../surroundings.js';

const help = `
The key needs the action snapshots.get. The first column is the beginning of a uid, which every command takes for it.

Examples:
  stillframe policy list
  stillframe policy list --json | jq -r .nextRunAt

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe policy list`: the policies of a server. */
export function createPolicyListCommand(surroundings: Surroundings): Command {
  return new Command('list')
    .summary('list the policies')
    .description('Lists the policies of a server, the oldest first.')
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print JSON, one policy a line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (options: ServerOptions & { json?: true }) => {
      const { stdout } = surroundings;
      const server = policyServer(options, surroundings);
      const policies = await server.list();
      if (options.json) for (const policy of policies) stdout.write(`${JSON.stringify(policy)}\n`);
      else if (policies.length === 0) stdout.write(`No policies at ${server.url}.\n`);
      else stdout.write(`${describePolicies(policies)}\n`);
    });
}
