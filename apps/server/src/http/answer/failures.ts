import type { ErrorCode, OpenApiDocument } from '@stillframe/contract';
import { CatalogError, SnapshotError } from '@stillframe/snapshot';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { codeAt } from '../contract/code-at.js';
import { ApiError } from '../errors/api-error.js';
import { refuse } from '../errors/wording.js';
import { exchangeOf } from '../exchange.js';
import type { Log } from '../log.js';
import { sendText } from './json-answers.js';
import { stopReading } from './stop-reading.js';

/** No such route: an empty answer, as recorded of Meilisearch. */
export const notFound: RequestHandler = (_request, response) => sendEmpty(response, 404);

/**
 * Turns whatever went wrong into the answer that the contract has for it. Nothing of a failure that was not meant for the
 * caller leaves: that goes to the log, under the request's id.
 */
export function failures(document: OpenApiDocument, log: Log): ErrorRequestHandler {
  const fail: ErrorRequestHandler = (error: unknown, request, response, next) => {
    const exchange = exchangeOf(request);
    // The client went away: there is nobody to answer.
    if (request.destroyed && !request.complete) return void response.destroy();
    const http = asHttpError(error);
    if (http?.status === 404 && !exchange.plan) return sendEmpty(response, 404);
    if (http?.status === 405) {
      response.setHeader('Allow', http.headers?.Allow ?? '');
      return sendEmpty(response, 405);
    }
    const failure =
      error instanceof ApiError
        ? error
        : (ofCatalog(error) ??
          ofValidator(document, exchange.plan?.id, error) ??
          ofSystem(error) ??
          refuse.internal(exchange.id));
    exchange.code = failure.code;
    if (failure.status >= 500)
      log.error({ requestId: exchange.id, operation: exchange.plan?.id, err: error }, 'request failed');
    if (response.headersSent) return void response.destroy();
    delete exchange.text;
    // A file answer that failed may have left its own headers.
    for (const name of [
      'ETag',
      'Last-Modified',
      'Content-Range',
      'Content-Encoding',
      'Content-Disposition',
      'Repr-Digest',
    ])
      response.removeHeader(name);
    response.status(failure.status).set(failure.headers);
    stopReading(request, response, () => {
      if (failure.status >= 500) return void sendText(response, JSON.stringify(failure.body));
      try {
        response.json(failure.body);
      } catch (breach) {
        // An error that the contract does not have is one of the server.
        fail(breach, request, response, next);
      }
    });
  };
  return fail;
}

function sendEmpty(response: Response, status: number): void {
  response.status(status).setHeader('Content-Length', 0).end();
}

interface HttpError {
  status: number;
  headers?: Record<string, string>;
  errors?: { path: string; message: string }[];
}

const asHttpError = (error: unknown): HttpError | undefined =>
  error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? (error as Error & HttpError)
    : undefined;

/**
 * What express-openapi-validator refused although the server's own reading passed it. The code is the contract's for that
 * place, the words are the validator's.
 */
function ofValidator(document: OpenApiDocument, operationId: string | undefined, error: unknown): ApiError | undefined {
  const http = asHttpError(error);
  if (!http || http.status < 400 || http.status >= 500) return undefined;
  const [first] = http.errors ?? [];
  const code = first && operationId ? codeAt(document, operationId, first.path) : undefined;
  return new ApiError(
    code ?? 'bad_request',
    `Invalid request: ${first ? `${first.path} ${first.message}` : (error as Error).message}`,
  );
}

/** What cannot be done with a snapshot, or where snapshots live: the words are meant for the caller. */
function ofCatalog(error: unknown): ApiError | undefined {
  if (error instanceof CatalogError) return new ApiError(error.code, error.message, { cause: error });
  if (!(error instanceof SnapshotError)) return undefined;
  return new ApiError('io_error', error.hint ? `${error.message} ${error.hint}` : error.message, { cause: error });
}

const SYSTEM_CODES: Record<string, ErrorCode> = {
  ENOSPC: 'no_space_left_on_device',
  EDQUOT: 'no_space_left_on_device',
  EMFILE: 'too_many_open_files',
  ENFILE: 'too_many_open_files',
  EIO: 'io_error',
  MDB_MAP_FULL: 'database_size_limit_reached',
};

const SYSTEM_MESSAGES: Partial<Record<ErrorCode, string>> = {
  no_space_left_on_device: 'No space left on device (os error 28)',
  too_many_open_files: 'Too many open files (os error 24)',
  io_error:
    "Input/output error (os error 5). This error generally happens when you have no space left on device or when your database doesn't have read or write right.",
  database_size_limit_reached: 'The database has reached its maximum size.',
};

function ofSystem(error: unknown): ApiError | undefined {
  const name = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code =
    SYSTEM_CODES[name] ??
    (error instanceof Error && /MDB_MAP_FULL/.test(error.message) ? 'database_size_limit_reached' : undefined);
  return code && new ApiError(code, SYSTEM_MESSAGES[code] ?? name, { cause: error });
}
