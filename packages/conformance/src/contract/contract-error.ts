import type { Place } from '../model/place.js';

/**
 * What is wrong with a contract, in one stable word.
 *
 * - `unreadable`: a file or URL cannot be read, or is neither YAML nor JSON
 * - `not_openapi_31`: something else than an OpenAPI 3.1 document, or a part of it that has not the shape that OpenAPI asks for
 * - `broken_ref`: a `$ref` that leads nowhere, or only to itself
 * - `no_operations`: a sound document that asks nothing of a server
 * - `bad_law`: a declaration under `x-laws` that does not say what its law needs, or that leads nowhere
 */
export type ContractErrorCode = 'unreadable' | 'not_openapi_31' | 'broken_ref' | 'no_operations' | 'bad_law';

/** Why a contract cannot be judged by: decide by `code`, show `message` and `place`. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ContractErrorCode;
  /** Where it shows, if it shows anywhere. */
  declare readonly place?: Place;

  constructor(code: ContractErrorCode, message: string, about: { place?: Place | undefined; cause?: unknown } = {}) {
    super(message, 'cause' in about ? { cause: about.cause } : undefined);
    this.code = code;
    if (about.place !== undefined) this.place = about.place;
  }
}
