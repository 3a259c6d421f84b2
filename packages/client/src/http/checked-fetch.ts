import { ApiError } from '../errors/api-error.js';
import { describeRequest } from './describe-request.js';
import type { Fetch } from './retrying-fetch.js';

/** A fetch that resolves with what the request accepts (JSON where it does not say) or 204 only, and rejects with ApiError for every other answer. */
export function createCheckedFetch(fetch: Fetch): Fetch {
  return async (request) => {
    const wanted = request.headers.get('accept') ?? 'application/json';
    const response = await fetch(request);
    if (!response.ok) throw await apiErrorOf(request, response);
    if (response.status !== 204 && !isOfType(response, wanted)) throw notOurs(request, response, wanted);
    return response;
  };
}

function isOfType(response: Response, wanted: string): boolean {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
  return type.trim().toLowerCase() === wanted && response.body !== null;
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

function notOurs(request: Request, response: Response, wanted: string): ApiError {
  const type = response.headers.get('content-type');
  const name = wanted === 'application/json' ? 'JSON' : wanted;
  const what = response.body === null ? 'no body' : (type ?? 'a body of no type');
  return bare(
    request,
    response,
    `${response.status} with ${what} instead of ${name}: is this the URL of a Stillframe or Meilisearch server?`,
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
