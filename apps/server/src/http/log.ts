import type { RequestHandler } from 'express';
import { exchangeOf } from './exchange.js';

/** Where the server tells what it does; pino's loggers are such. Nothing secret is ever given to it. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** One line a request, when its answer has left. Routes are logged as the contract writes them: a path may hold a key. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const { id, plan } = exchangeOf(request);
      log.debug(
        {
          requestId: id,
          method: request.method,
          route: plan?.route ?? null,
          status: response.statusCode,
          durationMs: Math.round((performance.now() - start) * 100) / 100,
          ...(!response.writableFinished && { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}
