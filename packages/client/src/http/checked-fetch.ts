import { ApiError } from '../errors/api-error.js';
import { describeRequest } from './describe-request.js';
import type { Fetch } from './retrying-fetch.js';

/** A fetch that resolves with JSON (or 204) only, and rejects with ApiError for every other answer. */
export function createCheckedFetch(fetch: Fetch): Fetch {
  return async (request) => {
    const response = await fetch(request);
    if (!response.ok) throw await apiErrorOf(request, response);
    if (response.status !== 204 && !isJson(response)) throw notOurs(request, response);
    return response;
  };
}

function isJson(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return /^application\/json\b/i.test(type) && response.body !== null;
}

async function apiErrorOf(request: Request, response: Response): Promise<ApiError> {
  const body = readErrorBody(await response.text());
  if (body !== undefined) {
    const { message, code, type, link } = body;
    return new ApiError(message, { code, type, link, status: response.status, request: describeRequest(request) });
  }
  // Unknown routes and methods are answered with an empty body, by Meilisearch too.
  const { status, statusText } = response;
  const isUnknown = status === 404 || status === 405;
  return bare(
    request,
    response,
    isUnknown ? `${status}: this server does not have that` : `${status} ${statusText}`.trim(),
  );
}

function notOurs(request: Request, response: Response): ApiError {
  const type = response.headers.get('content-type');
  const what = response.body === null ? 'no body' : (type ?? 'a body of no type');
  return bare(
    request,
    response,
    `${response.status} with ${what} instead of JSON: is this the URL of a Stillframe or Meilisearch server?`,
  );
}

function bare(request: Request, { status }: Response, fault: string): ApiError {
  const described = describeRequest(request);
  return new ApiError(`${described} was answered ${fault}.`.replace('?.', '?'), {
    status,
    code: null,
    type: null,
    link: null,
    request: described,
  });
}

interface ErrorBody {
  message: string;
  code: string;
  type: string;
  link: string;
}

function readErrorBody(text: string): ErrorBody | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isErrorBody(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null) return false;
  return ['message', 'code', 'type', 'link'].every((key) => typeof Reflect.get(body, key) === 'string');
}
