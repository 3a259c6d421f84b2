/** `switch` takes no value, `value` needs one, `optional-value` may stand alone. */
export type OptionForm = 'switch' | 'value' | 'optional-value';

/** One option: its name, how it is read, and what the help says of it. */
export interface OptionSpec<Value> {
  /** Kebab-case, without dashes: `db-path` is `--db-path`, `MEILI_DB_PATH` and `db_path`. */
  readonly name: string;
  readonly form: OptionForm;
  /** What the help shows for the value, without brackets; empty for a switch. */
  readonly placeholder: string;
  readonly group: string;
  readonly help: string;
  readonly fallback: Value;
  /** The fallback as somebody would write it; null when there is nothing to show. */
  readonly shownFallback: string | null;
  /**
   * Reads what was written. A switch is given `true` or `false`, and so is an `optional-value` that stands alone.
   *
   * @throws OptionsError without the option's name, which the caller adds
   */
  readonly parse: (text: string) => Value;
}

export const flagOf = (name: string): string => `--${name}`;
export const environmentNameOf = (name: string): string => `MEILI_${name.replaceAll('-', '_').toUpperCase()}`;
export const tomlKeyOf = (name: string): string => name.replaceAll('-', '_');
