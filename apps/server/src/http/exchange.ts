import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '@stillframe/contract';
import type { Access } from './access.js';
import type { OperationPlan } from './contract/plan.js';

/** What the server learns of one request on its way from room to room. */
export interface Exchange {
  /** Names the request in the log and in answers about internal errors. */
  id: string;
  /** What stood behind the `?`, as sent; empty without one. */
  rawQuery: string;
  /** The operation that was asked for; absent while it is not known, or when there is none. */
  plan?: OperationPlan;
  access?: Access;
  /** Who asks: the uid of an API key, or `master`; absent while that is not known, and where nobody has to say. */
  caller?: string;
  /** Of the error that it is answered with. */
  code?: ErrorCode;
  /** What the query says, by name, with defaults. */
  query: Record<string, unknown>;
  /** The names that the query holds, in order. */
  given: string[];
  /** Whether only the head of the answer was asked for. */
  isHead: boolean;
  /** The answer's JSON as it is stored: sent instead of the value that was validated in its place. */
  text?: string;
}

/** On the request itself: a WeakMap of all of them costs each collection of garbage a walk over it. */
const EXCHANGE = Symbol('exchange');
type Known = IncomingMessage & { [EXCHANGE]?: Exchange };

export function beginExchange(request: IncomingMessage, id: string): Exchange {
  const exchange: Exchange = {
    id,
    rawQuery: queryOf(request.url ?? ''),
    query: {},
    given: [],
    isHead: request.method === 'HEAD',
  };
  (request as Known)[EXCHANGE] = exchange;
  return exchange;
}

export function exchangeOf(request: IncomingMessage): Exchange {
  const exchange = (request as Known)[EXCHANGE];
  if (!exchange) throw new Error('The request did not pass the first room.');
  return exchange;
}

const queryOf = (url: string): string => {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at + 1);
};
