import type { ErrorCode } from '@stillframe/contract';
import { isArchiveFault, SnapshotError } from '@stillframe/snapshot';

/** Why a restoration is not begun, or failed: nothing has changed. Meant for the caller to read. */
export class RestorationRefused extends Error {
  override readonly name = 'RestorationRefused';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Says what kept a snapshot from being restored. */
export function refusalOf(error: unknown, snapshotUid: string): RestorationRefused {
  if (error instanceof RestorationRefused) return error;
  const refused = (code: ErrorCode, message: string) => new RestorationRefused(code, message, { cause: error });
  const snapshot = `Snapshot \`${snapshotUid}\``;
  if (isArchiveFault(error)) return refused('snapshot_corrupt', `${snapshot} is corrupt and cannot be restored.`);
  if (!(error instanceof SnapshotError)) return refused('internal', 'The restoration failed. The log tells more.');
  switch (error.code) {
    case 'aborted':
      return refused('io_error', interrupted);
    case 'foreign_archive':
      return refused(
        'foreign_snapshot',
        `${snapshot} was written by Meilisearch. Take its documents out with \`stillframe extract\`, and add them; or start a server without a database with \`--import-snapshot\`.`,
      );
    case 'unsupported_version':
      return refused(
        'snapshot_too_new',
        `${snapshot} was written in a newer format than this server reads. Restore it with a newer Stillframe.`,
      );
    case 'not_found':
      return refused('snapshot_not_found', `${snapshot} not found.`);
    case 'no_space':
      return refused('no_space_left_on_device', withHint(error));
    default:
      return refused('io_error', withHint(error));
  }
}

/** What is said of a restoration that the server's end interrupted before the exchange. */
export const interrupted =
  'The server was stopped before the restoration was done; nothing has changed. Ask for it again.';

const withHint = ({ message, hint }: SnapshotError): string => (hint === undefined ? message : `${message} ${hint}`);
