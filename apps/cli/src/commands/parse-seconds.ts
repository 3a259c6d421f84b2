import { InvalidArgumentError } from 'commander';

/** Reads a duration in seconds, fractions allowed. */
export function parseSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('Give a number of seconds above 0.');
}
