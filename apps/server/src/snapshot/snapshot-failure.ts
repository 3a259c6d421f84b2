import { SnapshotError } from '@stillframe/snapshot';
import type { ResponseError } from '../store/records.js';
import { responseError } from '../store/response-error.js';
import { PinExpired } from './pin-expired.js';

/** What a failed snapshot task shows: what happened where, and what to do next. */
export function snapshotFailure(error: unknown): ResponseError {
  if (error instanceof PinExpired) return responseError('io_error', error.message);
  if (!(error instanceof SnapshotError)) return responseError('internal', 'The snapshot could not be taken.');
  const message = error.hint ? `${error.message} ${error.hint}` : error.message;
  if (error.code === 'no_space') return responseError('no_space_left_on_device', message);
  return responseError('io_error', message);
}
