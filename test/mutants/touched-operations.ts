import type { Contract } from '@stillframe/conformance';
import { pathOf } from './change.js';
import type { ProxiedReply, ProxiedRequest, Serve } from './exchange.js';
import { startFaultyServer } from './faulty-server.js';
import { walk } from './walk.js';

export type Recording = readonly { readonly request: ProxiedRequest; readonly reply: ProxiedReply }[];

/** The walk to our server without a fault. */
export async function recordWalk(): Promise<Recording> {
  const recording: { request: ProxiedRequest; reply: ProxiedReply }[] = [];
  const server = await startFaultyServer(async (request, forward) => {
    const reply = await forward(request);
    recording.push({ request, reply });
    return reply;
  });
  try {
    await walk(server.url);
  } finally {
    await server.close();
  }
  return recording;
}

/** The recorded requests that a server sends another way, sends others besides, or answers otherwise. */
export async function changedRequests(recording: Recording, serve: Serve): Promise<ProxiedRequest[]> {
  const changed: ProxiedRequest[] = [];
  for (const { request, reply } of recording) {
    const sent: ProxiedRequest[] = [];
    const answer = await serve(request, async (forwarded) => {
      sent.push(forwarded);
      return reply;
    });
    if (sent.length !== 1 || sent[0] !== request || answer !== reply) changed.push(request);
  }
  return changed;
}

/** Ids of the operations whose requests or answers a server changes. */
export async function changedOperations(contract: Contract, recording: Recording, serve: Serve): Promise<string[]> {
  const changed = await changedRequests(recording, serve);
  const touched = changed.flatMap(({ method, target }) => {
    const fits = contract.operations.filter((one) => patternOf(one.path).test(pathOf(target)));
    // A path without parameters goes before one with them.
    const [nearest] = fits.sort((one, other) => one.path.split('{').length - other.path.split('{').length);
    const operation = fits.find((one) => one.path === nearest?.path && one.method === method);
    // A method that a path does not have belongs to the path, which any of its operations stands for.
    return (operation ?? nearest)?.id ?? [];
  });
  return [...new Set(touched)];
}

/** The operations, and those that their links lead to. */
export function withLinked(contract: Contract, operations: readonly string[]): string[] {
  const linked = operations.flatMap((id) =>
    (contract.operation(id)?.responses ?? []).flatMap(({ links }) => links.map((link) => link.operation)),
  );
  return [...new Set([...operations, ...linked])];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]*\}/g, '[^/]+')}$`);
}
