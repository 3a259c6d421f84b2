import type { ErrorCode, OperationId } from '@stillframe/contract';
import type { RequestHandler } from 'express';
import { formatTimestamp, now } from '../store/clock.js';
import type { Gate } from '../store/gate.js';
import type { Keys } from '../store/keys.js';
import { parseUuid } from '../store/uuid.js';
import { behindGate } from './behind-gate.js';
import type { OperationPlan } from './contract/plan.js';
import type { MatchedRequest } from './contract/validator.js';
import { exchangeOf } from './exchange.js';
import type { Log } from './log.js';

/** What a path may say in an audit line; nothing that is allowed there is longer. */
const LONGEST_VALUE = 512;

/** One request that changes something, or would have. Never its body, its query or a key. */
export interface AuditEntry {
  /** When its answer had left, RFC 3339. */
  time: string;
  requestId: string;
  operationId: OperationId;
  /** The parameters of its path, as they were given; a key is shown by its uid. */
  path: Record<string, string>;
  /** Null when the client went away before it was answered. */
  status: number | null;
  /** Of the error that it was answered with. */
  code: ErrorCode | null;
  /** The uid of the API key that it came with, `master`, or null when that is not known or none was asked for. */
  key: string | null;
  /** Where the connection came from. */
  address: string | null;
}

export interface Audit {
  write(entry: AuditEntry): void;
}

/** One line for each request that changes something, refused ones too, when its answer has left. */
export function auditRequests({
  audit,
  log,
  keys,
  gate,
}: {
  audit: Audit;
  log: Log;
  keys: Pick<Keys, 'get'>;
  gate: Pick<Gate, 'closed'>;
}): RequestHandler {
  // The keys can be asked while the gate is open.
  const record = behindGate(gate, (request, response) => {
    const exchange = exchangeOf(request);
    const { plan } = exchange;
    if (!plan) return;
    const given = (request as typeof request & MatchedRequest).openapi?.pathParams ?? {};
    const path = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, shown(name, String(value), keys)]),
    );
    const address = request.socket.remoteAddress ?? null;
    response.once('close', () => {
      const entry: AuditEntry = {
        time: formatTimestamp(now()),
        requestId: exchange.id,
        operationId: plan.id,
        path,
        status: response.headersSent ? response.statusCode : null,
        code: exchange.code ?? null,
        key: exchange.caller ?? null,
        address,
      };
      audit.write(entry);
      log.info(entry, 'audit');
    });
  });
  return (request, response, next) => {
    const { plan } = exchangeOf(request);
    if (!plan || isReading(plan, request.method)) return next();
    return record(request, response, next);
  };
}

// What a key that may only read opens does not change anything, whatever its method.
const isReading = ({ actions }: OperationPlan, method: string): boolean =>
  method === 'GET' || actions.includes('*.get');

function shown(name: string, value: string, keys: Pick<Keys, 'get'>): string {
  if (name !== 'uidOrKey') return value.slice(0, LONGEST_VALUE);
  // Looked up before the request is answered: afterwards the key may be gone.
  return parseUuid(value) ?? keys.get(value)?.uid ?? '(not a uid)';
}
