import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Forward, HeaderLine, ProxiedReply, ProxiedRequest, Serve } from './exchange.js';

/** As the server's own: a filter by thousands of uids stands in the address. */
const HEAD_BYTES = 128 * 1024;

export interface RunningProxy {
  readonly url: string;
  /** Requests that came. */
  readonly requests: number;
  /** Requests whose way or whose answer was another than the server's own. */
  readonly touched: number;
  close(): Promise<void>;
}

/** What passes everything through. */
export const honest: Serve = (request, forward) => forward(request);

/**
 * Stands in front of a real server and answers by `serve`. What `serve` leaves alone passes through byte for byte: status line, header
 * lines in their order and letter case, body.
 *
 * @param target URL of the real server
 */
export async function startProxy(target: string, serve: Serve): Promise<RunningProxy> {
  const agent = new Agent({ keepAlive: true });
  const counts = { requests: 0, touched: 0 };
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    counts.requests += 1;
    const request = await readRequest(incoming);
    let asked: ProxiedRequest | undefined;
    let own: ProxiedReply | undefined;
    const forward: Forward = async (forwarded) => {
      asked = asked === undefined ? forwarded : { ...forwarded };
      own = await ask(target, agent, forwarded);
      return own;
    };
    const reply = await serve(request, forward);
    if (reply !== own || asked !== request) counts.touched += 1;
    // The server's own lines, its date too, are all there is to be.
    outgoing.sendDate = false;
    outgoing.writeHead(reply.status, reply.reason, reply.headers.flat());
    outgoing.end(incoming.method === 'HEAD' ? undefined : reply.body);
  };
  const server = createServer({ maxHeaderSize: HEAD_BYTES, requestTimeout: 0 }, (incoming, outgoing) => {
    // Whoever asked sees what the proxy saw: a connection that broke.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    get requests() {
      return counts.requests;
    },
    get touched() {
      return counts.touched;
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ProxiedRequest> {
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: pairs(incoming.rawHeaders),
    body: await readAll(incoming),
  };
}

/** Sends a request on, as it is. A server may close a connection that rests just when it is used again (RFC 9112 §9.3.1): then once more. */
export function ask(
  target: string,
  agent: Agent,
  { method, target: path, headers, body }: ProxiedRequest,
): Promise<ProxiedReply> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const request = send({ agent, hostname, port, method, path, headers: headers.flat(), setHost: false }, (answer) => {
      readAll(answer).then(
        (bytes) =>
          resolve({
            status: answer.statusCode ?? 0,
            reason: answer.statusMessage ?? '',
            headers: pairs(answer.rawHeaders),
            body: bytes,
          }),
        reject,
      );
    });
    request.once('error', (error: NodeJS.ErrnoException) => {
      if (request.reusedSocket && error.code === 'ECONNRESET')
        ask(target, agent, { method, target: path, headers, body }).then(resolve, reject);
      else reject(error);
    });
    request.end(body);
  });
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pairs(raw: readonly string[]): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) lines.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return lines;
}
