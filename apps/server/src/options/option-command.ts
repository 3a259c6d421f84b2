import { Command, Option } from 'commander';
import { configFileOption, knownOptions } from './known-option.js';
import { environmentNameOf, flagOf, type OptionForm } from './option-spec.js';
import { optionTable } from './option-table.js';

const usageOf = (name: string, form: OptionForm, placeholder: string): string =>
  form === 'switch'
    ? flagOf(name)
    : form === 'value'
      ? `${flagOf(name)} <${placeholder}>`
      : `${flagOf(name)} [${placeholder}]`;

const details = (name: string, fallback: string | null): string =>
  ` [${[environmentNameOf(name), ...(fallback === null ? [] : [`default: ${fallback}`])].join(', ')}]`;

/**
 * A commander command that knows every option, lists ours in its help, and does nothing when run.
 *
 * Values are taken as text: what they mean depends on the option, not on the place where it stood.
 */
export function createOptionCommand(): Command {
  const command = new Command('serve').usage('[options]').helpOption(false).allowExcessArguments();
  for (const { name, form, placeholder, group, help, shownFallback } of Object.values(optionTable)) {
    command.addOption(
      new Option(usageOf(name, form, placeholder), help + details(name, shownFallback)).helpGroup(group),
    );
  }
  command.addOption(
    new Option(
      usageOf(configFileOption.name, configFileOption.form, 'file'),
      `Options as TOML (db_path = "./data.ms").${details(configFileOption.name, './config.toml, if there is one')}`,
    ).helpGroup('Where things live:'),
  );
  const listed = new Set(command.options.map((option) => option.long));
  for (const { name, form } of knownOptions) {
    if (!listed.has(flagOf(name))) command.addOption(new Option(usageOf(name, form, 'value')).hideHelp());
  }
  return command;
}
