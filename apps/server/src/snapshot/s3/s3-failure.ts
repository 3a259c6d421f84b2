import { SnapshotError, type SnapshotErrorCode } from '@stillframe/snapshot';

interface Meaning {
  code: SnapshotErrorCode;
  words: string;
  hint?: string;
}

const CREDENTIALS: Meaning = {
  code: 'not_writable',
  words: 'the credentials are not accepted',
  hint: 'Check --s3-access-key and --s3-secret-key, or what AWS finds by itself.',
};
const EXPIRED: Meaning = {
  code: 'not_writable',
  words: 'the credentials have expired',
  hint: 'Renew them; what was under way was given up.',
};
const BUSY: Meaning = {
  code: 'io_error',
  words: 'the server asks to slow down, and went on doing so',
  hint: 'Try again later.',
};

const MEANINGS: Record<string, Meaning> = {
  NoSuchBucket: { code: 'not_found', words: 'there is no such bucket', hint: 'Make it, or check --s3-bucket-name.' },
  NoSuchKey: { code: 'not_found', words: 'there is no such object' },
  NotFound: { code: 'not_found', words: 'there is no such object' },
  AccessDenied: {
    code: 'not_writable',
    words: 'access denied',
    hint: 'The operating guide lists the permissions that are needed.',
  },
  Forbidden: {
    code: 'not_writable',
    words: 'access denied',
    hint: 'The operating guide lists the permissions that are needed.',
  },
  InvalidAccessKeyId: CREDENTIALS,
  SignatureDoesNotMatch: CREDENTIALS,
  InvalidToken: CREDENTIALS,
  // What versitygw says of an unknown access key.
  XAdminUserNotFound: CREDENTIALS,
  CredentialsProviderError: {
    code: 'not_writable',
    words: 'no credentials were found',
    hint: 'Give --s3-access-key and --s3-secret-key, or set up what AWS looks for.',
  },
  ExpiredToken: EXPIRED,
  ExpiredTokenException: EXPIRED,
  RequestTimeTooSkewed: {
    code: 'not_writable',
    words: "this machine's clock differs too much from the server's",
    hint: 'Set the clock (NTP).',
  },
  SlowDown: BUSY,
  TooManyRequests: BUSY,
  ThrottlingException: BUSY,
  PreconditionFailed: {
    code: 'already_exists',
    words: 'something is there already, or was changed by another program',
  },
  ConditionalRequestConflict: { code: 'already_exists', words: 'another program is writing it too' },
  BadDigest: { code: 'checksum_mismatch', words: 'other bytes arrived than were sent' },
  InvalidPart: { code: 'checksum_mismatch', words: 'a part is not what was sent' },
  XAmzContentChecksumMismatch: { code: 'checksum_mismatch', words: 'other bytes arrived than were sent' },
  ENOTFOUND: { code: 'io_error', words: 'the host is not known', hint: 'Check --s3-bucket-url.' },
  ECONNRESET: { code: 'io_error', words: 'the connection broke, and went on doing so', hint: 'Try again later.' },
  ECONNREFUSED: { code: 'io_error', words: 'nobody answers there', hint: 'Check --s3-bucket-url.' },
};

/**
 * Puts what S3 or the way to it said in the words of archives; a SnapshotError passes as it is. What the server says beyond its code is
 * left out: it may quote a header.
 *
 * @param doing what was being tried, as in "cannot <doing>"
 */
export function s3Failure(error: unknown, location: string, doing: string): SnapshotError {
  if (error instanceof SnapshotError) return error;
  const names = namesOf(error);
  const meaning = names.map((name) => MEANINGS[name]).find((found) => found !== undefined);
  const words = meaning?.words ?? names[0] ?? 'the connection broke';
  return new SnapshotError(meaning?.code ?? 'io_error', `cannot ${doing} ${location}: ${words}.`, {
    path: location,
    cause: error,
    ...(meaning?.hint !== undefined && { hint: meaning.hint }),
  });
}

/** Whether S3 said that there is nothing of that name. */
export const isAbsent = (error: unknown): boolean =>
  namesOf(error).some((name) => name === 'NoSuchKey' || name === 'NotFound');

/** The names that an error goes by: S3's code, the system's, that of what caused it. */
function namesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code, Code, cause } = error as { code?: unknown; Code?: unknown; cause?: unknown };
  const own = [Code, error.name, code].filter((name) => typeof name === 'string' && name !== 'Error');
  return [...(own as string[]), ...namesOf(cause)];
}
