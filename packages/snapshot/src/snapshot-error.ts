/**
 * What went wrong, in one stable word. A code once shipped is never given another meaning.
 *
 * - `aborted`: the caller's signal fired; `cause` holds its reason
 * - `already_exists`: an archive of that snapshotUid, or a non-empty target folder, is there already
 * - `checksum_mismatch`: the bytes are not those that were written (CRC-32 or SHA-256)
 * - `damaged`: not a sound gzip member, tar stream or manifest
 * - `foreign_archive`: an archive written by Meilisearch
 * - `invalid_database`: an LMDB file that must not be opened
 * - `invalid_facts`: what the caller wants written down breaks the format's rules
 * - `invalid_manifest`: the manifest contradicts itself or the archive around it
 * - `io_error`: the disk refused for a reason without a word of its own; `cause` holds it
 * - `no_space`: the disk is full, or would be
 * - `not_a_directory`, `not_writable`, `not_found`, `not_readable`: the path, as it is
 * - `not_an_archive`: a file of some other kind
 * - `pin_lost`: the reader slot that protected the pages is gone
 * - `size_mismatch`: an entry is shorter or longer than announced
 * - `source_changed`: an entry gave more or fewer bytes than it promised
 * - `source_damaged`: the live environment's pages contradict each other
 * - `too_large`: past a limit of the format
 * - `truncated`: the end of the archive is missing or replaced
 * - `unexpected_entry`: an entry that does not belong there, or stands twice, or is missing
 * - `unsafe_entry`: a link, a device, a name that leaves the folder, an extension header
 * - `unsupported_version`: written by a newer Stillframe
 */
export type SnapshotErrorCode =
  | 'aborted'
  | 'already_exists'
  | 'checksum_mismatch'
  | 'damaged'
  | 'foreign_archive'
  | 'invalid_database'
  | 'invalid_facts'
  | 'invalid_manifest'
  | 'io_error'
  | 'no_space'
  | 'not_a_directory'
  | 'not_an_archive'
  | 'not_found'
  | 'not_readable'
  | 'not_writable'
  | 'pin_lost'
  | 'size_mismatch'
  | 'source_changed'
  | 'source_damaged'
  | 'too_large'
  | 'truncated'
  | 'unexpected_entry'
  | 'unsafe_entry'
  | 'unsupported_version';

/** Every failure of this package: decide by `code`, show `message` and `hint`. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: SnapshotErrorCode;
  /** The file or folder concerned; an entry of an archive is `archive#entry`. */
  readonly path: string;
  /** What the operator can do about it. */
  declare readonly hint?: string;

  constructor(code: SnapshotErrorCode, message: string, about: { path: string; hint?: string; cause?: unknown }) {
    super(message, 'cause' in about ? { cause: about.cause } : undefined);
    this.code = code;
    this.path = about.path;
    if (about.hint !== undefined) this.hint = about.hint;
  }
}
