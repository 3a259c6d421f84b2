import type { RequestHandler } from 'express';

const DAY_SECONDS = 86_400;

/** Any web page may call, with any header: keys, not origins, protect the server (as with Meilisearch). */
export const cors: RequestHandler = (request, response, next) => {
  if (request.headers.origin === undefined) return next();
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  response.setHeader('Access-Control-Allow-Headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('Access-Control-Max-Age', DAY_SECONDS);
  response.setHeader('Content-Length', 0);
  response.status(200).end();
};
