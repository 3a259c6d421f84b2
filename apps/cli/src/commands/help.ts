import { Command } from 'commander';

/** `stillframe help [command]`: the same as `stillframe [command] --help`. */
export function createHelpCommand(program: Command): Command {
  return new Command('help')
    .summary('print the help of a command')
    .usage('[command]')
    .helpOption(false)
    .argument('[command]')
    .action(async (name?: string) => {
      await program.parseAsync(name === undefined ? ['--help'] : [name, '--help'], { from: 'user' });
    });
}
