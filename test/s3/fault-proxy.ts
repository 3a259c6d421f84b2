import { once } from 'node:events';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request asks of S3. */
export type S3Call =
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'UploadPartCopy'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload'
  | 'ListMultipartUploads'
  | 'ListObjects'
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject';

/** How a server, or the way to it, fails. */
export type Fault =
  | 'SlowDown'
  | 'TooManyRequests'
  | 'InternalError'
  | 'ErrorIn200'
  | 'Reset'
  | 'ResetInAnswer'
  | 'ExpiredToken'
  | 'RequestTimeTooSkewed';

export type Moment = 'before' | 'after';

/** Stands in front of an S3 server and fails as it is told. */
export interface FaultProxy {
  url: string;
  /** How often each call came. */
  calls: Map<S3Call, number>;
  /** Bytes of bodies that came so far. */
  receivedBytes(): number;
  /** From now on, so many calls of this kind fail. */
  fail(call: S3Call, fault: Fault, times: number): void;
  /**
   * Told of each call before the server hears of it, and when the server has answered. Where it gives `false`, the call goes no further, as if whoever
   * made it were gone.
   */
  watch(onCall: (call: S3Call, moment: Moment) => boolean): void;
  /** No more faults, and nobody is told. */
  heal(): void;
  /** How many faults have been shown since the last {@link fail}. */
  shown(): number;
  stop(): Promise<void>;
}

const ANSWERS: Partial<Record<Fault, { status: number; code: string }>> = {
  SlowDown: { status: 503, code: 'SlowDown' },
  TooManyRequests: { status: 429, code: 'TooManyRequests' },
  InternalError: { status: 500, code: 'InternalError' },
  ErrorIn200: { status: 200, code: 'InternalError' },
  ExpiredToken: { status: 400, code: 'ExpiredToken' },
  RequestTimeTooSkewed: { status: 403, code: 'RequestTimeTooSkewed' },
};

export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(upstream);
  const calls = new Map<S3Call, number>();
  let plan: { call: S3Call; fault: Fault; left: number } | undefined;
  let onCall: (call: S3Call, moment: Moment) => boolean = () => true;
  let shown = 0;
  let receivedBytes = 0;
  const server = createServer((request, response) => {
    const call = callOf(request);
    calls.set(call, (calls.get(call) ?? 0) + 1);
    receivedBytes += Number(request.headers['content-length'] ?? 0);
    if (!onCall(call, 'before')) return request.socket.destroy();
    const isHit = plan?.call === call && plan.left > 0;
    const mayAnswer = () => onCall(call, 'after');
    if (!isHit || !plan) return forward(request, response, { to: { hostname, port }, mayAnswer });
    plan.left--;
    shown++;
    show(plan.fault, request, response, { hostname, port });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail(call, fault, times) {
      plan = { call, fault, left: times };
      shown = 0;
    },
    watch(told) {
      onCall = told;
    },
    heal() {
      plan = undefined;
      onCall = () => true;
    },
    shown: () => shown,
    receivedBytes: () => receivedBytes,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function callOf({ method, url = '', headers }: IncomingMessage): S3Call {
  const query = new URL(url, 'http://s3').searchParams;
  if (method === 'POST') return query.has('uploads') ? 'CreateMultipartUpload' : 'CompleteMultipartUpload';
  if (method === 'DELETE') return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
  if (method === 'HEAD') return 'HeadObject';
  if (method === 'PUT') {
    if (!query.has('partNumber')) return 'PutObject';
    return headers['x-amz-copy-source'] === undefined ? 'UploadPart' : 'UploadPartCopy';
  }
  if (query.has('uploads')) return 'ListMultipartUploads';
  return query.has('list-type') ? 'ListObjects' : 'GetObject';
}

function show(fault: Fault, request: IncomingMessage, response: ServerResponse, to: Upstream): void {
  const answer = ANSWERS[fault];
  if (answer) {
    // The body is taken, as a server does that answers in the end.
    request.resume().once('end', () => {
      response.writeHead(answer.status, { 'content-type': 'application/xml' });
      response.end(
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${answer.code}</Code><Message>fault</Message></Error>`,
      );
    });
  } else if (fault === 'Reset') {
    request.once('data', () => request.socket.resetAndDestroy());
    request.once('end', () => request.socket.resetAndDestroy());
  } else {
    // The server has done it, and its answer is lost.
    const lost = forwardTo(request, to);
    lost.once('response', (answered: IncomingMessage) => {
      answered.resume();
      request.socket.resetAndDestroy();
    });
  }
}

interface Upstream {
  hostname: string;
  port: string;
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { to, mayAnswer }: { to: Upstream; mayAnswer: () => boolean },
): void {
  const onward = forwardTo(request, to);
  onward.once('response', (answer: IncomingMessage) => {
    if (!mayAnswer()) return void request.socket.destroy();
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
}

/** The Host header stays: it is part of what was signed. */
function forwardTo(request: IncomingMessage, { hostname, port }: Upstream): ClientRequest {
  const onward = send({ hostname, port, method: request.method, path: request.url, headers: request.headers });
  request.pipe(onward);
  onward.on('error', () => {});
  return onward;
}
