import { isObject, type Json } from '../contract/json.js';

/** Whether two values are the same JSON; the order of members does not count. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item as Json, other[index] as Json));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/** Whether two values mean the same where one may come from a URL, in which all is text. */
export function isSameWord(one: Json | undefined, other: Json | undefined): boolean {
  if (isSame(one, other)) return true;
  const isWord = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isWord(one) && isWord(other) && String(one) === String(other);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Order of two values: numbers by size, instants of RFC 3339 by time and to the last digit of their fractions, other texts by code point.
 *
 * @returns below 0, 0 or above 0; nothing when they cannot be compared
 */
export function compare(one: Json | undefined, other: Json | undefined): number | undefined {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== 'string' || typeof other !== 'string') return undefined;
  const [from, to] = [readInstant(one), readInstant(other)];
  if (from === undefined || to === undefined) return one < other ? -1 : one > other ? 1 : 0;
  return from < to ? -1 : from > to ? 1 : 0;
}

/** Nanoseconds since the epoch; a date alone is its midnight in UTC. */
function readInstant(text: string): bigint | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return toNanoseconds(Date.parse(`${text}T00:00:00Z`), '');
  const [, seconds, fraction = '', zone] = INSTANT.exec(text) ?? [];
  if (seconds === undefined) return undefined;
  return toNanoseconds(Date.parse(`${seconds.replace(/[t ]/, 'T')}${zone?.toUpperCase()}`), fraction);
}

function toNanoseconds(milliseconds: number, fraction: string): bigint | undefined {
  if (Number.isNaN(milliseconds)) return undefined;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

/** A value as people read it, cut when it is long. */
export function show(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
