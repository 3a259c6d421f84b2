import { StillframeError } from './stillframe-error.js';

/** What an answer that is not a success says of itself. */
export interface ApiErrorDetails {
  /** HTTP status. */
  status: number;
  /** Stable code, such as `index_not_found`; null when the answer had no error body. */
  code: string | null;
  /** `invalid_request`, `auth`, `internal` or `system`; null when the answer had no error body. */
  type: string | null;
  /** Documentation of the code; null when the answer had no error body. */
  link: string | null;
  /** The request, as `GET /tasks/7`: path and query, without host or credentials. */
  request: string;
}

/** The server answered, and not with a success. Decide by `code` (or by `status` where `code` is null), show `message`. */
export class ApiError extends StillframeError implements ApiErrorDetails {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string | null;
  readonly type: string | null;
  readonly link: string | null;
  readonly request: string;

  constructor(message: string, details: ApiErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.status = details.status;
    this.code = details.code;
    this.type = details.type;
    this.link = details.link;
    this.request = details.request;
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}
