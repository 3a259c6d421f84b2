import { Cron } from 'croner';
import { IANAZone } from 'luxon';

/** A time zone of this name does not exist. */
export class UnknownTimeZone extends Error {
  override readonly name = 'UnknownTimeZone';
}

/** A line that is not cron, or one that never fires, such as the 30th of February. */
export class BadCron extends Error {
  override readonly name = 'BadCron';
}

/**
 * When a policy is due: five fields of cron on the wall clock of an IANA time zone.
 *
 * Twice a year the wall clock jumps. A line with a fixed hour is due once on such a day all the same: at the first of two hours of
 * that name, or at the end of the gap when its hour does not exist. A line for every hour is due every hour that passes.
 */
export class CronSchedule {
  readonly #cron: Cron;

  /** @throws UnknownTimeZone · BadCron */
  constructor(line: string, timeZone: string) {
    if (!IANAZone.isValidZone(timeZone)) throw new UnknownTimeZone(`there is no time zone \`${timeZone}\``);
    this.#cron = parse(line, timeZone);
    if (this.nextAfter(new Date()) === null) throw new BadCron('it never fires');
  }

  /** The first instant after this one at which the policy is due, to the minute; null when there is none. */
  nextAfter(instant: Date): Date | null {
    return this.#cron.nextRun(instant);
  }
}

const FIELDS = 5;

function parse(line: string, timeZone: string): Cron {
  // The library also takes dates and names such as `@daily`, and does not say how many fields it wants.
  const count = line.trim() === '' ? 0 : line.trim().split(/\s+/).length;
  if (count !== FIELDS) throw new BadCron(`it has ${count} ${count === 1 ? 'field' : 'fields'} instead of ${FIELDS}`);
  try {
    return new Cron(line, { timezone: timeZone, mode: '5-part', paused: true });
  } catch (error) {
    throw new BadCron(error instanceof Error ? error.message.replace(/^CronPattern: |\.$/g, '') : String(error));
  }
}
