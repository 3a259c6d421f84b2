import { StillframeError } from './stillframe-error.js';

/**
 * No answer arrived: nobody listens there, the name is unknown, or the connection broke. `cause` is what fetch threw.
 *
 * A request that writes may have reached the server all the same.
 */
export class ConnectionError extends StillframeError {
  override readonly name = 'ConnectionError';
}

export function isConnectionError(error: unknown): error is ConnectionError {
  return error instanceof ConnectionError;
}
