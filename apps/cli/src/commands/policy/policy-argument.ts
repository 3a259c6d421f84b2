import { Argument } from 'commander';

/** The policy that a command is about. */
export const policyArgument = (): Argument => new Argument('<policy>', 'its name, its uid, or the beginning of that');
