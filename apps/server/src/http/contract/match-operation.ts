import type { OpenApiDocument } from '@stillframe/contract';
import type { Express, Request, RequestHandler, Response } from 'express';
import { METHODS } from './plan.js';

/** What the validator writes on a request when it has found its operation. */
interface Found {
  pathParams: Record<string, string>;
}

interface Route {
  segments: string[];
  byMethod: Map<string, Found>;
}

/**
 * Finds a request's operation as the validator's own step does, without compiling a pattern of every path for every request: the
 * step is asked once for each operation, and its answers are kept. What is not found here, the step itself answers.
 */
export async function matchOperation(
  app: Express,
  document: OpenApiDocument,
  step: RequestHandler,
): Promise<RequestHandler> {
  const routes: Route[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const byMethod = new Map<string, Found>();
    for (const method of METHODS)
      if (item[method]) byMethod.set(method.toUpperCase(), await ask(app, step, method, path));
    routes.push({ segments: segmentsOf(path), byMethod });
  }
  // A path that names a word comes before one that takes any in its place: `/tasks/cancel` before `/tasks/{taskUid}`.
  routes.sort((a, b) => parametersIn(a) - parametersIn(b));
  const fixed = new Map(routes.filter((route) => parametersIn(route) === 0).map((route) => [pathOf(route), route]));
  return (request, response, next) => {
    const match = find(fixed, routes, request);
    if (!match) return step(request, response, next);
    Object.assign(request, { openapi: match, params: match.pathParams });
    next();
  };
}

function find(fixed: Map<string, Route>, routes: Route[], { method, originalUrl }: Request): Found | undefined {
  const at = originalUrl.indexOf('?');
  const path = at === -1 ? originalUrl : originalUrl.slice(0, at);
  const known = fixed.get(path)?.byMethod.get(method);
  if (known) return { ...known, pathParams: {} };
  const segments = segmentsOf(path);
  const route = routes.find((candidate) => fits(candidate.segments, segments));
  const found = route?.byMethod.get(method);
  if (!route || !found) return undefined;
  const pathParams: Record<string, string> = {};
  for (const [at, name] of route.segments.entries()) {
    const text = segments[at] ?? '';
    if (!isParameter(name)) continue;
    try {
      pathParams[name.slice(1, -1)] = decodeURIComponent(text);
    } catch {
      return undefined;
    }
  }
  return { ...found, pathParams };
}

async function ask(app: Express, step: RequestHandler, method: string, path: string): Promise<Found> {
  const url = path.replace(/\{\w+\}/g, '0');
  const request = {
    app,
    method: method.toUpperCase(),
    originalUrl: url,
    url,
    path: url,
    baseUrl: '',
  } as unknown as Request & { openapi?: Found };
  await new Promise<void>((resolve, reject) => {
    step(request, {} as Response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  if (!request.openapi) throw new Error(`express-openapi-validator does not find ${method} ${path}.`);
  return request.openapi;
}

// SDKs send trailing slashes.
const segmentsOf = (path: string): string[] =>
  (path.length > 1 && path.endsWith('/') ? path.slice(1, -1) : path.slice(1)).split('/');
const pathOf = ({ segments }: Route): string => `/${segments.join('/')}`;
const isParameter = (segment: string): boolean => segment.startsWith('{');
const parametersIn = ({ segments }: Route): number => segments.filter(isParameter).length;

const fits = (pattern: string[], segments: string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((segment, at) => (isParameter(segment) ? segments[at] !== '' : segment === segments[at]));
