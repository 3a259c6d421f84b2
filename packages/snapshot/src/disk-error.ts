import { SnapshotError, type SnapshotErrorCode } from './snapshot-error.js';

interface Meaning {
  code: SnapshotErrorCode;
  words: string;
  hint?: string;
}

const meanings: Record<string, Meaning> = {
  EACCES: { code: 'not_writable', words: 'permission denied', hint: 'give the server access to that path' },
  EPERM: { code: 'not_writable', words: 'operation not permitted', hint: 'give the server access to that path' },
  EROFS: { code: 'not_writable', words: 'the file system is read-only' },
  ENOTDIR: { code: 'not_a_directory', words: 'a part of the path is not a directory' },
  EISDIR: { code: 'not_readable', words: 'it is a directory' },
  EEXIST: { code: 'already_exists', words: 'something is there already' },
  ENOENT: { code: 'not_found', words: 'no such file or directory' },
  ELOOP: { code: 'not_readable', words: 'too many symbolic links' },
  ENOSPC: { code: 'no_space', words: 'no space left on the disk', hint: 'free space there, or choose another disk' },
  EDQUOT: { code: 'no_space', words: 'disk quota exceeded', hint: 'raise the quota, or choose another disk' },
  EFBIG: { code: 'no_space', words: 'the file would exceed the limit set for files' },
};

/**
 * Puts a failed system call in this package's words; a SnapshotError passes as it is.
 *
 * @param doing what was being tried, as in "cannot <doing>": `write /backups/x.snapshot`
 */
export function diskError(error: unknown, path: string, doing: string): SnapshotError {
  if (error instanceof SnapshotError) return error;
  const errno = errnoOf(error);
  const meaning = errno === undefined ? undefined : meanings[errno];
  const words = meaning?.words ?? (error instanceof Error ? error.message : String(error));
  const about = { path, cause: error, ...(meaning?.hint === undefined ? {} : { hint: meaning.hint }) };
  return new SnapshotError(meaning?.code ?? 'io_error', `cannot ${doing}: ${words}`, about);
}

/** The same for a path that is only read, where a refused permission means something else. */
export function readError(error: unknown, path: string): SnapshotError {
  const errno = errnoOf(error);
  if (errno === 'EACCES' || errno === 'EPERM') {
    return new SnapshotError('not_readable', `cannot read ${path}: permission denied`, { path, cause: error });
  }
  return diskError(error, path, `read ${path}`);
}

/** The system's short name of a failure (`ENOSPC`), if it has one. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
