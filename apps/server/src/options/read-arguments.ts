import { CommanderError } from 'commander';
import { knownOptions, type Settings } from './known-option.js';
import { createOptionCommand } from './option-command.js';
import { flagOf } from './option-spec.js';
import { OptionsError } from './options-error.js';

const flags = new Set(knownOptions.map(({ name }) => flagOf(name)));

/**
 * Reads the command line: `--name value`, `--name=value`, or a flag alone. The last one counts.
 *
 * @param argv what stands after `stillframe serve`
 * @throws OptionsError for an unknown flag (with a suggestion), a value that is missing or too much, or a stray word
 */
export function readArguments(argv: readonly string[]): Settings {
  const settings: Settings = new Map();
  const command = createOptionCommand();
  for (const { name } of knownOptions) {
    command.on(`option:${name}`, (value: string | null) => {
      settings.set(name, { text: value ?? 'true', source: flagOf(name) });
    });
  }
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new OptionsError(sentence(error.message), 'Run "stillframe serve --help" for the options.');
  }
  const [stray] = command.args;
  if (stray !== undefined) throw new OptionsError(`"${stray}" is not an option.`, 'Options begin with two dashes.');
  for (const { text, source } of settings.values()) {
    if (flags.has(text)) {
      throw new OptionsError(`${source}: its value is missing, ${text} follows.`, `Write ${source}=<value>.`);
    }
  }
  return settings;
}

/** Commander's "error: unknown option '--x'" and its "(Did you mean --y?)" on the next line, as sentences. */
function sentence(message: string): string {
  const [first = '', suggestion] = message.replace(/^error: /, '').split('\n');
  return suggestion === undefined ? `${first}.` : `${first}. ${suggestion.replace(/^\(|\)$/g, '')}`;
}
