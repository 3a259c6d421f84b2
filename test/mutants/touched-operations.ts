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

/** Ids of the operations whose requests or answers a server changes, and of those that their links lead to. */
export async function touchedOperations(contract: Contract, recording: Recording, serve: Serve): Promise<string[]> {
  const changed = await changedRequests(recording, serve);
  const touched = new Set<string>();
  for (const { method, target } of changed) {
    const fits = contract.operations.filter((one) => one.method === method && patternOf(one.path).test(pathOf(target)));
    // A path without parameters goes before one with them.
    const [operation] = fits.sort((one, other) => one.path.split('{').length - other.path.split('{').length);
    if (operation === undefined) continue;
    touched.add(operation.id);
    for (const { links } of operation.responses) for (const link of links) touched.add(link.operation);
  }
  return [...touched];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]*\}/g, '[^/]+')}$`);
}
