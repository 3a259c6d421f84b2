import type { Contract } from '../contract/contract.js';
import type { Json } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import type { Exchange } from '../model/exchange.js';

/** One exchange with its operation, and what laws look at already read. */
export interface Answer {
  readonly exchange: Exchange;
  readonly operation: Operation;
  /** Path parameters by name, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** Query parameters by name, decoded; the first value of each. */
  readonly query: Readonly<Record<string, string>>;
  /** What was sent, as JSON; absent when it was none. */
  readonly sent?: Json;
  /** What was answered, as JSON; absent when it was none. */
  readonly body?: Json;
  readonly isSuccess: boolean;
}

/** All answers of a run to operations of the contract, in the order of time. */
export type History = readonly Answer[];

const byOperation = new WeakMap<History, ReadonlyMap<string, readonly Answer[]>>();

/** The answers of one operation, in the order of time. */
export function answersOf(operation: string, history: History): readonly Answer[] {
  const known = byOperation.get(history) ?? group(history);
  byOperation.set(history, known);
  return known.get(operation) ?? [];
}

function group(history: History): Map<string, Answer[]> {
  const groups = new Map<string, Answer[]>();
  for (const answer of history) {
    const known = groups.get(answer.operation.id);
    if (known === undefined) groups.set(answer.operation.id, [answer]);
    else known.push(answer);
  }
  return groups;
}

/** Prepares exchanges for the laws. Those of no operation are left out. */
export function readHistory(contract: Contract, exchanges: readonly Exchange[]): History {
  return exchanges
    .flatMap((exchange) => {
      const operation = exchange.operation === undefined ? undefined : contract.operation(exchange.operation);
      return operation === undefined ? [] : [readAnswer(operation, exchange)];
    })
    .sort((one, other) => one.exchange.sentAt - other.exchange.sentAt);
}

/** Reads one exchange of an operation. */
export function readAnswer(operation: Operation, exchange: Exchange): Answer {
  const url = new URL(exchange.request.url);
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) query[name] ??= value;
  const sent = exchange.request.body === undefined ? undefined : parse(exchange.request.body);
  const body = parse(exchange.response.body);
  const { status } = exchange.response;
  return {
    exchange,
    operation,
    path: readPath(operation.path, url.pathname),
    query,
    ...(sent === undefined ? {} : { sent }),
    ...(body === undefined ? {} : { body }),
    isSuccess: status >= 200 && status < 300,
  };
}

/** Whether nothing but safe requests (RFC 9110 §9.2.1) stand between two answers. */
export function isQuietBetween(history: History, from: Answer, to: Answer): boolean {
  return history
    .slice(history.indexOf(from) + 1, history.indexOf(to))
    .every(({ exchange }) => isSafe(exchange.request.method));
}

/** Whether a method only reads. @see RFC 9110 §9.2.1 */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function readPath(template: string, pathname: string): Record<string, string> {
  const wanted = template.split('/');
  // A server may live below a prefix, so the template is held against the end of the path.
  const given = pathname.split('/').slice(-wanted.length + 1);
  return Object.fromEntries(
    wanted.slice(1).flatMap((part, index) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      return name === undefined ? [] : [[name, decode(given[index] ?? '')]];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
