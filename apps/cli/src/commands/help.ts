import { Command } from 'commander';

/** `stillframe help [command...]`: the same as `stillframe [command...] --help`. */
export function createHelpCommand(program: Command): Command {
  return new Command('help')
    .summary('print the help of a command')
    .usage('[command...]')
    .helpOption('-h, --help', 'print this help')
    .argument('[command...]')
    .action(async (names: string[]) => {
      await program.parseAsync([...names, '--help'], { from: 'user' });
    });
}
