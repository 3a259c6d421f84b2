/** As `time` prints an OffsetDateTime for people: `2023-05-11 9:12:13.25 +00:00:00`. */
const forPeople = /^(\d{4}-\d\d-\d\d) (\d?\d:\d\d:\d\d)(\.\d+)? \+00:00:00$/;

/**
 * An instant as RFC 3339, from any of the three forms in which versions of Meilisearch store the dates of an index: RFC 3339; text for people; the numbers year,
 * day of the year, hour, minute, second, nanosecond, and an offset of three (always 0).
 *
 * @returns null for anything else
 */
export function readDate(stored: unknown): string | null {
  if (typeof stored === 'string') {
    const [, day, time, fraction = ''] = forPeople.exec(stored) ?? [];
    return day === undefined ? stored : `${day}T${time?.padStart(8, '0')}${fraction}Z`;
  }
  if (!Array.isArray(stored) || stored.length !== 9 || !stored.every((part) => Number.isInteger(part))) return null;
  const [year, day, hour, minute, second, nanosecond, ...offset] = stored as number[];
  if (offset.some((part) => part !== 0)) return null;
  const instant = new Date(Date.UTC(year ?? 0, 0, day, hour, minute, second));
  if (Number.isNaN(instant.getTime())) return null;
  return `${instant.toISOString().slice(0, 19)}.${String(nanosecond).padStart(9, '0')}Z`;
}
