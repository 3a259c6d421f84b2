import { ignoredOptions, refusedOptions } from './meilisearch-options.js';
import type { OptionForm } from './option-spec.js';
import { optionTable } from './option-table.js';

/** Where the configuration file lies: an option of the command line and the environment, not of the file itself. */
export const configFileOption = { name: 'config-file-path', form: 'value' } as const;

/** Every name that is understood, ours and Meilisearch's, with the way its value is written. */
export const knownOptions: readonly { name: string; form: OptionForm }[] = [
  ...Object.values(optionTable),
  configFileOption,
  ...ignoredOptions,
  ...refusedOptions,
];

/** What one source said about one option; `source` is how a message names the place. */
export interface Setting {
  readonly text: string;
  readonly source: string;
}

/** Settings by option name. */
export type Settings = Map<string, Setting>;
