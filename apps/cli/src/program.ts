import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { createCheckCommand } from './commands/check.js';
import { createCreateCommand } from './commands/create.js';
import { createDeleteCommand } from './commands/delete.js';
import { createDownloadCommand } from './commands/download.js';
import { createExtractCommand } from './commands/extract.js';
import { createHelpCommand } from './commands/help.js';
import { createInspectCommand } from './commands/inspect.js';
import { createListCommand } from './commands/list.js';
import { createPinCommand, createUnpinCommand } from './commands/pin.js';
import { createPolicyCommand } from './commands/policy.js';
import { createRestoreCommand } from './commands/restore.js';
import { createServeCommand } from './commands/serve.js';
import { createShowCommand } from './commands/show.js';
import { createVerifyCommand } from './commands/verify.js';
import type { Surroundings } from './surroundings.js';

const examples = `
Examples:
  stillframe serve                               serve http://localhost:7700 from ./data.ms
  stillframe create --wait                       take a snapshot and wait until it is complete
  stillframe list                                list the snapshots
  stillframe policy list                         list when snapshots are taken, and which are kept
  stillframe download 20261123T135234184Z-1      fetch one, and check it
  stillframe inspect snapshots/data.ms.snapshot  list what an archive holds
  stillframe verify snapshots/data.ms.snapshot   prove that it is good
  stillframe extract old.snapshot --to dir       write its documents as NDJSON
  stillframe check --url http://localhost:7700   judge a server by its contract

"stillframe <command> --help" explains a command. Exit codes: 0 done, 1 failed, 2 used wrongly.`;

/** The command line as a whole; it throws CommanderError instead of ending the process. */
export function createProgram(surroundings: Surroundings): Command {
  const { stdout, stderr } = surroundings;
  const program = new Command('stillframe')
    .description('Snapshots for Meilisearch: run a server, take snapshots, look into them.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    .enablePositionalOptions();
  for (const create of [
    createServeCommand,
    createCreateCommand,
    createListCommand,
    createShowCommand,
    createInspectCommand,
    createVerifyCommand,
    createDownloadCommand,
    createPinCommand,
    createUnpinCommand,
    createDeleteCommand,
    createRestoreCommand,
    createPolicyCommand,
    createExtractCommand,
    createCheckCommand,
  ])
    program.addCommand(create(surroundings));
  program.addCommand(createHelpCommand(program));
  for (const command of allOf(program)) {
    command.exitOverride().configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns ?? 100, 120),
    });
  }
  return program;
}

/** A command and those below it. */
const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
