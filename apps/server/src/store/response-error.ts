import type { ErrorCode } from '@stillframe/contract';
import type { ResponseError } from './records.js';

/** Meilisearch's error object, as answers and failed tasks show it. */
export const responseError = (
  code: ErrorCode,
  message: string,
  type: ResponseError['type'] = 'invalid_request',
): ResponseError => ({
  message,
  code,
  type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});
