import { Command } from 'commander';
import type { ServerOptions } from '../../places/connect.js';
import { apiKeyOption, urlOption } from '../../places/place-options.js';
import { policyServer } from '../../places/policy-server.js';
import { describeRetention } from '../../print/describe-retention.js';
import type { Surroundings } from '../../surroundings.js';
import { policyArgument } from './policy-argument.js';

const help = `
Nothing is removed. A snapshot that no rule of this policy keeps may be kept by another policy, or by the server's own
--snapshot-keep-...; the reasons say which. The key needs the action snapshots.get.

Examples:
  stillframe policy preview nightly
  stillframe policy preview nightly --json | jq -r '.removed[].snapshotUid'

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** `stillframe policy preview POLICY`: what retention would keep and remove. */
export function createPolicyPreviewCommand(surroundings: Surroundings): Command {
  return new Command('preview')
    .summary('tell which snapshots would stay and go, and why')
    .description('Tells which snapshots retention would keep and remove now, and why.')
    .addArgument(policyArgument())
    .addOption(urlOption())
    .addOption(apiKeyOption())
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (text: string, options: ServerOptions & { json?: true }) => {
      const { stdout } = surroundings;
      const server = policyServer(options, surroundings);
      const preview = await server.preview((await server.find(text)).policyUid);
      if (options.json) stdout.write(`${JSON.stringify(preview)}\n`);
      else stdout.write(`${describeRetention(preview, await server.list())}\n`);
    });
}
