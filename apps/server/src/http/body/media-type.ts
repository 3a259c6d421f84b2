import { refuse } from '../errors/wording.js';

/** The bare media type of a Content-Type header, lower case, without parameters; `undefined` when it is none. */
const mediaTypeOf = (header: string): string | undefined =>
  /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(;|$)/.exec(header)?.[1]?.toLowerCase();

/**
 * The media type of a body of documents.
 *
 * @throws ApiError `missing_content_type` · `invalid_content_type`
 */
export function documentsType(header: string | undefined, accepted: readonly string[]): string {
  if (header === undefined) throw refuse.missingContentType(accepted);
  const type = mediaTypeOf(header);
  if (type === undefined || !accepted.includes(type)) throw refuse.invalidContentType(type ?? header, accepted);
  return type;
}

/**
 * Checks that a body is announced as JSON: `application/json`, or any other name of JSON (`text/json`, `application/x+json`).
 *
 * @throws ApiError `missing_content_type` · `invalid_content_type`
 */
export function requireJson(header: string | undefined): void {
  if (header === undefined) throw refuse.missingContentType(['application/json']);
  if (!/\/json$|\+json$/.test(mediaTypeOf(header) ?? '')) throw refuse.invalidContentType(header, ['application/json']);
}
