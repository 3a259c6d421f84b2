/** Nanoseconds since 1970-01-01T00:00:00Z. The one unit of instants inside the server. */
export type Instant = bigint;

const MILLISECOND = 1_000_000n;
const SECOND = 1_000_000_000n;
/** How far the steady clock may drift from the wall clock (a suspended machine, a corrected clock) before it is set anew. */
const DRIFT = 50n * MILLISECOND;

let anchor = { wall: BigInt(Date.now()) * MILLISECOND, steady: process.hrtime.bigint() };
let last: Instant = 0n;

/** The current instant. Each call of the process gets a later one, also when the machine's clock is set back. */
export function now(): Instant {
  const steady = process.hrtime.bigint();
  const wall = BigInt(Date.now()) * MILLISECOND;
  let instant = anchor.wall + (steady - anchor.steady);
  if (instant - wall > DRIFT || wall - instant > DRIFT) {
    anchor = { wall, steady };
    instant = wall;
  }
  last = instant > last ? instant : last + 1n;
  return last;
}

/**
 * An instant as RFC 3339 in UTC, with one to nine digits of fraction: `2026-11-23T05:31:07.182903603Z`.
 * The fraction is never left out: the Python and Swift clients cannot read a date without one.
 */
export function formatTimestamp(instant: Instant): string {
  const fraction = floorMod(instant, SECOND);
  const seconds = Number((instant - fraction) / MILLISECOND);
  const digits = fraction.toString().padStart(9, '0').replace(/0+$/, '') || '0';
  return `${new Date(seconds).toISOString().slice(0, 19)}.${digits}Z`;
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an RFC 3339 date-time; digits of the fraction beyond the ninth are cut off.
 *
 * @returns `undefined` when the text is not one, or names a day or time that does not exist
 */
export function parseTimestamp(text: string): Instant | undefined {
  const parts = DATE_TIME.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = parts;
  const midnight = parseDate(`${year}-${month}-${day}`);
  if (midnight === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  if (Number(second) > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const local = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const offset = (Number(offsetHour) * 3600 + Number(offsetMinute) * 60) * (sign === '-' ? -1 : 1);
  return midnight + BigInt(local - offset) * SECOND + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

/** Reads a calendar day (`2026-11-23`) as its first instant in UTC; `undefined` when there is no such day. */
export function parseDate(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 2026-02-30 for the second of March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== text) return undefined;
  return BigInt(milliseconds) * MILLISECOND;
}

/** A span as ISO 8601 in seconds with nine digits, as tasks show it: `PT0.051262670S`, `PT3725.000000000S`. */
export function formatDuration(span: bigint): string {
  const fraction = span % SECOND;
  return `PT${span / SECOND}.${fraction.toString().padStart(9, '0')}S`;
}

const floorMod = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;
