import { parse, TomlError } from 'smol-toml';
import { configFileOption, knownOptions, type Settings } from './known-option.js';
import { nearestName } from './nearest-name.js';
import { type OptionForm, tomlKeyOf } from './option-spec.js';
import { OptionsError } from './options-error.js';

const byKey = new Map(
  knownOptions.filter(({ name }) => name !== configFileOption.name).map((option) => [tomlKeyOf(option.name), option]),
);

const wanted: Record<OptionForm, { types: readonly string[]; words: string }> = {
  switch: { types: ['boolean'], words: 'true or false, without quotes' },
  value: { types: ['string', 'number'], words: 'a string in quotes, or a number' },
  'optional-value': { types: ['string', 'number', 'boolean'], words: 'a number, true or false' },
};

/**
 * Reads the options of a TOML file, keys in snake_case as in Meilisearch's `config.toml`.
 *
 * @param toml the file's text
 * @param path how messages name the file
 * @throws OptionsError when it is not TOML, or has an unknown key or a value of the wrong type
 */
export function readConfigFile(toml: string, path: string): Settings {
  const settings: Settings = new Map();
  for (const [key, value] of Object.entries(parseToml(toml, path))) {
    const source = `${key} in ${path}`;
    const option = byKey.get(key);
    if (option === undefined) throw new OptionsError(`${source}: there is no such option.`, suggestion(key));
    const { types, words } = wanted[option.form];
    if (!types.includes(typeof value))
      throw new OptionsError(`${source}: the value has the wrong type.`, `Give ${words}.`);
    if (value !== '') settings.set(option.name, { source, text: String(value) });
  }
  return settings;
}

function parseToml(toml: string, path: string): Record<string, unknown> {
  try {
    return parse(toml);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n', 1)[0];
    throw new OptionsError(
      `${path}, line ${error.line}, column ${error.column}: ${reason}.`,
      'Mend the file, or name another with --config-file-path.',
    );
  }
}

function suggestion(key: string): string {
  if (key === tomlKeyOf(configFileOption.name)) return 'A configuration file cannot name another one; leave it out.';
  const nearest = nearestName(key, [...byKey.keys()]);
  return nearest === undefined ? 'Keys are the flags in snake_case: --db-path is db_path.' : `Did you mean ${nearest}?`;
}
