import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { createCheckCommand } from './commands/check.js';
import { createCreateCommand } from './commands/create.js';
import { createExtractCommand } from './commands/extract.js';
import { createHelpCommand } from './commands/help.js';
import { createInspectCommand } from './commands/inspect.js';
import { createServeCommand } from './commands/serve.js';
import { createVerifyCommand } from './commands/verify.js';
import type { Surroundings } from './surroundings.js';

const examples = `
Examples:
  stillframe serve                              serve http://localhost:7700 from ./data.ms
  stillframe create --wait                      take a snapshot and wait until it is complete
  stillframe inspect snapshots/data.ms.snapshot list what an archive holds
  stillframe verify snapshots/data.ms.snapshot  prove that it is good
  stillframe extract old.snapshot --to dir      write its documents as NDJSON
  stillframe check --url http://localhost:7700  judge a server by its contract

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
  program.addCommand(createServeCommand(surroundings));
  program.addCommand(createCreateCommand(surroundings));
  program.addCommand(createInspectCommand(surroundings));
  program.addCommand(createVerifyCommand(surroundings));
  program.addCommand(createExtractCommand(surroundings));
  program.addCommand(createCheckCommand(surroundings));
  program.addCommand(createHelpCommand(program));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => Math.min(stdout.columns ?? 100, 120),
    });
  }
  return program;
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
