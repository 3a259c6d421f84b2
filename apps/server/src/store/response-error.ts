import { type ErrorCode, ownErrorCodes } from '@stillframe/contract';
import { errorTable } from './error-table.js';
import type { ResponseError } from './records.js';

const MEILISEARCH = 'https://docs.meilisearch.com/errors';
const OURS = 'https://github.com/stillframe/stillframe/blob/main/docs/errors.md';
const own: ReadonlySet<ErrorCode> = new Set<ErrorCode>(ownErrorCodes);

/** Meilisearch's error object, as answers and failed tasks show it. The link leads to whoever explains the code. */
export const responseError = (code: ErrorCode, message: string): ResponseError => ({
  message,
  code,
  type: errorTable[code].type,
  link: `${own.has(code) ? OURS : MEILISEARCH}#${code}`,
});
