import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the server does with one request: an answer, nothing (`hang`), a closed connection (`drop`), or a body that ends
 * too soon (`cut`).
 */
export type Step = { status: number; headers?: Record<string, string>; body?: unknown } | 'hang' | 'drop' | 'cut';

interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  at: number;
}

export interface ScriptedServer {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port that takes one step for each request, and the last one for all that follow. */
export async function startScriptedServer(steps: readonly Step[]): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const at = Date.now();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const step = steps[Math.min(seen.length, steps.length - 1)] ?? 'drop';
    const { method = '', url = '', headers } = request;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString(), at });
    take(step, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function take(step: Step, response: ServerResponse): void {
  if (step === 'hang') return;
  if (step === 'drop') return void response.destroy();
  if (step === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    response.write('{"uid":', () => response.destroy());
    return;
  }
  const text = step.body === undefined ? '' : typeof step.body === 'string' ? step.body : JSON.stringify(step.body);
  const type: Record<string, string> = step.body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(step.status, { ...type, ...step.headers }).end(text);
}
