import { code, table } from '../../../scripts/markdown.js';
import { configFileOption } from '../src/options/known-option.js';
import { ignoredOptions, refusedOptions } from '../src/options/meilisearch-options.js';
import { environmentNameOf, flagOf, type OptionSpec, tomlKeyOf } from '../src/options/option-spec.js';
import { optionTable } from '../src/options/option-table.js';

/** Every option of `stillframe serve` as a page of Markdown, from the table that reads them. */
export function renderOptions(): string {
  const options = Object.values<OptionSpec<unknown>>(optionTable);
  const groups = [...new Set(options.map(({ group }) => group))];
  return `${[
    '<!-- Made by `npm run generate -w @stillframe/server` from apps/server/src/options. Do not edit. -->',
    '# Options of the server',
    about,
    ...groups.flatMap((group) => [
      `## ${group.replace(/:$/, '')}`,
      optionTableOf(options.filter((option) => option.group === group)),
    ]),
    "## Meilisearch's other options",
    'Accepted with a warning that they change nothing, so that start scripts keep working:',
    `${ignoredOptions.map(({ name }) => code(flagOf(name))).join(', ')}.`,
    'Refused at start, as they promise what would not happen:',
    table(
      ['flag', 'why', 'instead'],
      refusedOptions.map(({ name, why, hint }) => [code(flagOf(name)), why, hint]),
    ),
  ].join('\n\n')}\n`;
}

const about = `Each option is a flag of \`stillframe serve\`, a variable of the environment, and a key of the TOML file that ${code(flagOf(configFileOption.name))}
(\`${environmentNameOf(configFileOption.name)}\`) names, by default \`./config.toml\` if there is one. A flag wins over the environment, the environment over the file.
A size is a number of bytes, or has a unit: \`100MiB\`, \`"100 MB"\`.`;

const optionTableOf = (options: readonly OptionSpec<unknown>[]): string =>
  table(
    ['flag', 'environment', 'TOML', 'default', ''],
    options.map(({ name, form, placeholder, help, shownFallback }) => [
      code(flagOf(name) + (form === 'switch' ? '' : form === 'value' ? ` <${placeholder}>` : ` [${placeholder}]`)),
      code(environmentNameOf(name)),
      code(tomlKeyOf(name)),
      shownFallback === null ? '' : code(shownFallback),
      help,
    ]),
  );
