import type { OperationId } from '@stillframe/contract';
import type { RequestHandler } from 'express';
import { exchangeOf } from './exchange.js';

/** Told of each request when its answer has left, or its client. */
export type CountRequest = (request: {
  method: string;
  /** Null where the contract has no such operation. */
  operationId: OperationId | null;
  status: number;
  seconds: number;
}) => void;

export function meterRequests(count: CountRequest): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    // A HEAD is answered as a GET further on.
    const { method } = request;
    response.once('close', () => {
      const operationId = exchangeOf(request).plan?.id ?? null;
      count({ method, operationId, status: response.statusCode, seconds: (performance.now() - start) / 1000 });
    });
    next();
  };
}
