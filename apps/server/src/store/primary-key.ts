import { membersOf, valueAt } from './document-text.js';
import type { ResponseError } from './records.js';
import { responseError } from './response-error.js';
import { TaskFailure } from './task-failure.js';

const VALID_DOCUMENT_ID = /^[a-zA-Z0-9_-]{1,511}$/;
const INTEGER = /^-?\d{1,20}$/;
const LOWEST_INTEGER = -(2n ** 63n);
const HIGHEST_INTEGER = 2n ** 64n - 1n;

/** Whether a document can have this id. Anything else is nobody's, and may be longer than a key of the database can be. */
export const isDocumentId = (id: string): boolean => VALID_DOCUMENT_ID.test(id);

/**
 * The primary key that the first document suggests: its one field whose name ends with `id` in any letter case.
 *
 * @throws TaskFailure `index_primary_key_no_candidate_found` · `index_primary_key_multiple_candidates_found`
 */
export function inferPrimaryKey(firstDocument: string): string {
  const candidates = [...membersOf(firstDocument).keys()]
    .filter((name) => name.toLowerCase().endsWith('id'))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [first, second] = candidates;
  if (first === undefined) throw new TaskFailure(noCandidate());
  if (second !== undefined) throw new TaskFailure(manyCandidates(candidates.length, first, second));
  return first;
}

/**
 * A document's id as text: Meilisearch takes integers of 64 bits, signed or not, and short strings; `1` and `"1"` are the same.
 *
 * @throws TaskFailure `missing_document_id` · `invalid_document_id`
 */
export function documentIdOf(document: string, primaryKey: string): string {
  const value = valueAt(document, primaryKey);
  if (value === undefined) throw new TaskFailure(missingId(document, primaryKey));
  if (isInteger(value)) return value === '-0' ? '0' : value;
  if (value[0] === '"') {
    const id = JSON.parse(value) as string;
    if (isDocumentId(id)) return id;
  }
  throw new TaskFailure(invalidId(value));
}

function isInteger(value: string): boolean {
  if (!INTEGER.test(value)) return false;
  const number = BigInt(value);
  return number >= LOWEST_INTEGER && number <= HIGHEST_INTEGER;
}

const SPECIFY = 'Please specify the primary key manually using the `primaryKey` query parameter.';

const noCandidate = (): ResponseError =>
  responseError(
    'index_primary_key_no_candidate_found',
    `The primary key inference failed as the engine did not find any field ending with \`id\` in its name. ${SPECIFY}`,
  );

const manyCandidates = (count: number, first: string, second: string): ResponseError =>
  responseError(
    'index_primary_key_multiple_candidates_found',
    `The primary key inference failed as the engine found ${count} fields ending with \`id\` in their names: '${first}' and '${second}'. ${SPECIFY}`,
  );

const missingId = (document: string, primaryKey: string): ResponseError =>
  responseError('missing_document_id', `Document doesn't have a \`${primaryKey}\` attribute: \`${document}\`.`);

const invalidId = (value: string): ResponseError =>
  responseError(
    'invalid_document_id',
    `Document identifier \`${value}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
  );
