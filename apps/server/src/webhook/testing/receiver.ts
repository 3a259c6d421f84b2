import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** One request to a webhook, unpacked. */
interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  lines: unknown[];
}

export interface Receiver {
  url: string;
  port: number;
  received: Received[];
  /** Resolves when as many requests have come. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** A webhook on a real port. `answer` sees each request when its body has been read; without one it is answered 200. */
export async function startReceiver(
  answer: (response: ServerResponse, count: number) => void = (response) => response.end(),
  port = 0,
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push(await read(request));
    answer(response, received.length);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}/tasks`,
    port: address.port,
    received,
    until: async (count) => {
      for (const deadline = Date.now() + 15_000; received.length < count; ) {
        if (Date.now() > deadline) throw new Error(`only ${received.length} of ${count} requests came`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = gunzipSync(Buffer.concat(chunks)).toString();
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const lines = text.slice(0, -1).split('\n');
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    lines: lines.map((line) => JSON.parse(line)),
  };
}
