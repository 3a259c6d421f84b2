/**
 * Why the catalog refuses. A code once shipped is never given another meaning.
 *
 * - `snapshot_not_found`: there is none of that uid
 * - `snapshot_not_complete`: it is still being made
 * - `snapshot_in_use`: somebody reads it
 * - `last_good_snapshot`: no other good one is left
 * - `snapshot_corrupt`: its archive is not what was written
 */
export type CatalogErrorCode =
  | 'snapshot_not_found'
  | 'snapshot_not_complete'
  | 'snapshot_in_use'
  | 'last_good_snapshot'
  | 'snapshot_corrupt';

/** Something was asked of a snapshot that cannot be; nothing has changed. Its words are for whoever asked: no path of the server is in them. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
  readonly code: CatalogErrorCode;

  constructor(code: CatalogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
