/**
 * The options cannot be used as they were given: the process that was to start should exit with `exitCode`.
 *
 * `message` names the option and what is wrong with it, `hint` what to do next. Neither ever holds a secret.
 */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
  readonly exitCode = 2;
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}
