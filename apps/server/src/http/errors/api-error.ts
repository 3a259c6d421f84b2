import type { ErrorCode, Schema } from '@stillframe/contract';
import { errorTable } from '../../store/error-table.js';
import { responseError } from '../../store/response-error.js';

/** A request that is refused, with what it is told. Everything in it is meant for the caller to read. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  /** Headers that belong to this error. */
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, message: string, options: ErrorOptions & { headers?: Record<string, string> } = {}) {
    super(message, options);
    this.code = code;
    this.headers = options.headers ?? {};
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  /** The answer's body. */
  get body(): Schema<'Error'> {
    return responseError(this.code, this.message);
  }
}
