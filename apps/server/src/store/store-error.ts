export type StoreErrorCode =
  | 'foreign_database'
  | 'unsupported_version'
  | 'database_in_use'
  | 'database_exists'
  | 'snapshot_missing';

/** What keeps a database from being opened, said for the person who started the server. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly path: string;
  /** What to do next. */
  readonly hint: string;

  constructor(
    code: StoreErrorCode,
    path: string,
    { message, hint, cause }: { message: string; hint: string; cause?: unknown },
  ) {
    super(message, { cause });
    this.code = code;
    this.path = path;
    this.hint = hint;
  }
}
