import { CommanderError } from 'commander';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';
import type { Surroundings } from './surroundings.js';

/**
 * Runs one command to its end.
 *
 * @param argv what stands after `stillframe`
 * @returns the exit code: 0 done, 1 failed, 2 used wrongly
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await createProgram(surroundings).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already written its help, version or complaint.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error, surroundings.stderr);
  }
}
