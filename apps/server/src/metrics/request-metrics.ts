import { Counter, Histogram, type Registry } from 'prom-client';

/** A request that was answered, or whose client left. */
export interface MeteredRequest {
  method: string;
  /** Null where the contract has no such operation. */
  operationId: string | null;
  status: number;
  seconds: number;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const LATENCY_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** Counts requests. Labels come from the contract and from a list: no caller can make up another series. */
export function countRequests(registry: Registry): (request: MeteredRequest) => void {
  const requests = new Counter({
    name: 'stillframe_http_requests_total',
    help: 'Requests by method, operation of the contract ("none" without one) and status.',
    labelNames: ['method', 'operation', 'status'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'stillframe_http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer, by method and operation.',
    labelNames: ['method', 'operation'],
    buckets: LATENCY_SECONDS,
    registers: [registry],
  });
  return ({ method: asked, operationId, status, seconds }) => {
    const method = METHODS.has(asked) ? asked : 'other';
    const operation = operationId ?? 'none';
    requests.inc({ method, operation, status });
    latency.observe({ method, operation }, seconds);
  };
}
