import { OptionsError } from './options-error.js';

const secondsPerDay = 86_400;

/**
 * Reads the interval of scheduled snapshots: `true` (the flag alone) is a day, `false` none, a number its seconds.
 *
 * @returns seconds, or null for no schedule
 * @throws OptionsError for anything else: an interval of 0 would leave no time for anything but snapshots
 */
export function parseSchedule(text: string): number | null {
  if (text === 'true') return secondsPerDay;
  if (text === 'false') return null;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (seconds >= 1 && Number.isSafeInteger(seconds)) return seconds;
  throw new OptionsError(
    `"${text}" is not a number of seconds of 1 or more.`,
    'Give the seconds between two snapshots, such as 3600, or the flag alone for one a day.',
  );
}
