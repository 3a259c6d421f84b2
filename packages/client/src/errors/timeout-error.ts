import { StillframeError } from './stillframe-error.js';

/** It took longer than allowed: a call (`timeoutMs` of the client), or a task (`timeoutMs` of `waitForTask`), which goes on. */
export class TimeoutError extends StillframeError {
  override readonly name = 'TimeoutError';
  /** How long was allowed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, timeoutMs: number, options?: ErrorOptions) {
    super(message, options);
    this.timeoutMs = timeoutMs;
  }
}

export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
