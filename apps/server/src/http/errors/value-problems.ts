import type { ErrorCode, SchemaObject } from '@stillframe/contract';
import { type Instant, now, parseDate, parseTimestamp } from '../../store/clock.js';
import { parseExpiration } from '../../store/keys.js';
import { parseUuid } from '../../store/uuid.js';
import { uuidProblem } from './uuid-problem.js';

/** What is wrong with a text of the right type; `whole` when the sentence stands alone, without naming the place. */
export interface Problem {
  text: string;
  whole?: true;
}

export const notAnInteger = (text: string): Problem => ({ text: `could not parse \`${text}\` as a positive integer` });
export const notABoolean = (text: string): Problem => ({
  text: `could not parse \`${text}\` as a boolean, expected either \`true\` or \`false\``,
});

const LISTS: Partial<Record<ErrorCode, [noun: string, plural: string]>> = {
  invalid_task_statuses: ['task status', 'statuses'],
  invalid_snapshot_states: ['snapshot state', 'states'],
  invalid_snapshot_kinds: ['snapshot kind', 'kinds'],
  invalid_restoration_statuses: ['restoration status', 'statuses'],
};

/** The problem with one of a fixed list of words, in Meilisearch's sentence for that list. */
export function notInList(code: ErrorCode, text: string, accepted: readonly string[]): Problem {
  const names = accepted.map((name) => `\`${name}\``).join(', ');
  const [noun, plural] = LISTS[code] ?? ['task type', 'types'];
  return { text: `\`${text}\` is not a valid ${noun}. Available ${plural} are ${names}.` };
}

/** A text that is not what its schema's `pattern` or `format` asks for, or `undefined` when it is. */
export function textProblem(
  code: ErrorCode,
  schema: SchemaObject,
  text: string,
  at: Instant = now(),
): Problem | undefined {
  if (schema.format === 'uuid') return parseUuid(text) === undefined ? { text: uuidProblem(text) } : undefined;
  if (schema.format === 'date-time') return readDate(text, 'this') === undefined ? dateProblem(text) : undefined;
  // The pattern alone cannot say that the date must exist and lie ahead.
  if (code === 'invalid_api_key_expires_at')
    return (parseExpiration(text) ?? 0n) > at ? undefined : expiryProblem(text);
  if (schema.pattern === undefined || new RegExp(schema.pattern).test(text)) return undefined;
  switch (code) {
    case 'invalid_api_key_indexes':
      return {
        text: `\`${text}\` is not a valid index uid pattern. Index uid patterns can be an integer or a string containing only alphanumeric characters, hyphens (-), underscores (_), and optionally end with a star (*).`,
      };
    case 'invalid_document_csv_delimiter':
      return delimiterProblem(text);
    case 'invalid_snapshot_uid':
    case 'invalid_restoration_snapshot_uid':
      return {
        text: `\`${text}\` is not a valid snapshot uid. Snapshot uids look like \`20261123T135234184Z-1\` or \`foreign-9f86d081884c7d65\`.`,
      };
    case 'invalid_index_uid':
    case 'invalid_restoration_indexes':
    case 'invalid_swap_indexes':
      return {
        text: `\`${text}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 512 bytes.`,
      };
    default:
      return { text: `\`${text}\` does not match \`${schema.pattern}\`` };
  }
}

/**
 * The instant that a date of a query names. A day without a time is its first instant, or, for `later`, the first of the
 * next day: "after a day" means after all of it.
 */
export function readDate(text: string, day: 'this' | 'later'): Instant | undefined {
  const midnight = parseDate(text);
  if (midnight === undefined) return parseTimestamp(text);
  return day === 'later' ? midnight + DAY : midnight;
}

const DAY = 86_400_000_000_000n;

const dateProblem = (text: string): Problem => ({
  text: `\`${text}\` is an invalid date-time. It should follow the YYYY-MM-DD or RFC 3339 date-time format.`,
});

/** The line break at its end is Meilisearch's. */
const expiryProblem = (text: string): Problem => ({
  text: `\`${text}\` is not a valid date. It should follow the RFC 3339 format to represents a date or datetime in the future or specified as a null value. e.g. 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'.\n`,
});

function delimiterProblem(text: string): Problem {
  const characters = [...text].length;
  if (characters === 1) return { text: `csv delimiter must be an ascii character. Found: \`${text}\``, whole: true };
  const found = characters === 0 ? 'an empty string' : `the following string of ${characters} characters: \`${text}\``;
  return { text: `expected a string of one character, but found ${found}` };
}

/** Meilisearch's sentence about a document identifier; `json` is the value as JSON. */
export const documentIdProblem = (json: string): string =>
  `Document identifier \`${json}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`;
