import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ask, startProxy } from '../proxy.js';
import { walk } from '../walk.js';
import type { Tool } from './tool.js';

const CONTRACT = fileURLToPath(new URL('../../../packages/contract/src/generated/openapi.json', import.meta.url));
const VERSION = '5.14.2';
const START_MS = 60_000;

interface Violation {
  readonly location?: readonly string[];
  readonly severity?: string;
  readonly code?: string;
  readonly message?: string;
}

/** Prism's proxy between the walk and the server; what it says of an answer stands in a header of it. */
export async function openPrism(): Promise<Tool> {
  let target = 'http://localhost:9';
  const agent = new Agent({ keepAlive: true });
  // Prism is started once and has one upstream; which server that is changes behind it.
  const upstream = await startProxy(target, (request) => ask(target, agent, request));
  const port = await freePort();
  const prism = spawn(
    'npx',
    [
      '-y',
      '-p',
      `@stoplight/prism-cli@${VERSION}`,
      'prism',
      'proxy',
      CONTRACT,
      upstream.url,
      '--port',
      `${port}`,
      '--host',
      '127.0.0.1',
      '--validate-request',
      'false',
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await listening(prism);
  const known = new Set<string>();
  const faultsOf = async (): Promise<string[]> => {
    const found = new Set<string>();
    await walk(`http://127.0.0.1:${port}`, (line, response) => {
      const violations = JSON.parse(response.headers.get('sl-violations') ?? '[]') as Violation[];
      for (const { location = [], severity, code, message } of violations) {
        if (severity === 'Error' && location[0] === 'response')
          found.add(`${line}: ${location.join('.')} ${code}: ${message}`);
      }
    });
    return [...found];
  };
  return {
    name: 'Prism proxy',
    version: VERSION,
    learns: true,
    narrows: false,
    settings: 'the walk of walk.ts as traffic; an error about an answer that the correct server does not get is a kill',
    async judge(server, operations) {
      target = server.real === server.url ? server.real : server.url;
      const before = server.requests;
      const started = performance.now();
      const faults = await faultsOf();
      // The first server is ours without a fault: what is said of it is a false alarm, and counts no more.
      if (operations.length === 0) for (const fault of faults) known.add(fault);
      const fresh = faults.filter((fault) => !known.has(fault));
      const [first] = operations.length === 0 ? faults : fresh;
      return {
        killed: first !== undefined,
        ...(first === undefined ? {} : { first }),
        requests: server.requests - before,
        seconds: (performance.now() - started) / 1000,
      };
    },
    close: async () => {
      // npx starts Prism as a child of its own; both are of one group.
      if (prism.pid !== undefined) process.kill(-prism.pid, 'SIGTERM');
      agent.destroy();
      await upstream.close();
    },
  };
}

async function listening(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (stdout === null) throw new Error('Prism has no output');
  const deadline = AbortSignal.timeout(START_MS);
  let said = '';
  while (!/is listening on/.test(said)) {
    const [chunk] = (await once(stdout, 'data', { signal: deadline })) as [Buffer];
    said += chunk.toString('utf8');
  }
  stdout.resume();
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
