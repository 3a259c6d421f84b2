import type { Command } from 'commander';
import { createProgram } from '../src/program.js';
import { run } from '../src/run.js';
import type { Surroundings } from '../src/surroundings.js';

/** The help of every command as a page of Markdown, each as `--help` prints it on a terminal of 100 columns. */
export async function renderCommands(): Promise<string> {
  const silent: Surroundings = surroundings(() => {});
  const sections: string[] = [];
  for (const names of commandsBelow(createProgram(silent))) {
    const help = await helpOf(names);
    // The server's options have a page of their own, with room for a table.
    const text =
      names[0] === 'serve'
        ? 'Runs the server. [options.md](options.md) lists its options.'
        : `\`\`\`text\n${help.trimEnd()}\n\`\`\``;
    sections.push(`${'#'.repeat(names.length + 1)} ${names.join(' ')}\n\n${text}`);
  }
  return `${[
    '<!-- Made by `npm run generate -w stillframe` from what the commands print. Do not edit. -->',
    '# Commands',
    `From a clone of this repository, after \`npm ci && npm run build\`: \`npx stillframe <command>\`. Exit codes: 0 done, 1 failed, 2 used wrongly. Results go to standard
output, progress and errors to standard error.`,
    ...sections,
  ].join('\n\n')}\n`;
}

/** The names of each command, in the order of the help: `['policy', 'list']`. */
const commandsBelow = (command: Command, above: readonly string[] = []): string[][] =>
  command.commands.flatMap((child) => {
    const names = [...above, child.name()];
    return [names, ...commandsBelow(child, names)];
  });

async function helpOf(names: readonly string[]): Promise<string> {
  let written = '';
  const exitCode = await run(
    [...names, '--help'],
    surroundings((text) => {
      written += text;
    }),
  );
  if (exitCode !== 0) throw new Error(`stillframe ${names.join(' ')} --help: exit code ${exitCode}`);
  return written;
}

const surroundings = (write: (text: string) => void): Surroundings => ({
  env: {},
  stdout: { write, columns: 100 },
  stderr: { write },
  signal: new AbortController().signal,
});
