import type { ErrorCode } from '@stillframe/contract';
import { errorTable } from './error-table.js';
import type { ResponseError } from './records.js';

/** Meilisearch's error object, as answers and failed tasks show it. */
export const responseError = (code: ErrorCode, message: string): ResponseError => ({
  message,
  code,
  type: errorTable[code].type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});
