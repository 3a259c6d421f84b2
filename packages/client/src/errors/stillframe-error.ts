/** The base of every error that a call of this client rejects with, but for the reason of the caller's own `signal`. */
export class StillframeError extends Error {
  override readonly name: string = 'StillframeError';
}

export function isStillframeError(error: unknown): error is StillframeError {
  return error instanceof StillframeError;
}
