import { fileURLToPath } from 'node:url';
import { listObligations, loadContract } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from './change.js';
import type { ProxiedReply, ProxiedRequest, Serve } from './exchange.js';
import { startFaultyServer } from './faulty-server.js';
import { lawfulServers } from './lawful.js';
import { basisOf, MUTANT_CLASSES, type Mutant } from './mutant.js';
import { mutants } from './mutants.js';
import { ROLES } from './roles.js';
import { walk } from './walk.js';

const recording: { request: ProxiedRequest; reply: ProxiedReply }[] = [];

beforeAll(async () => {
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
});

const routeOf = ({ method, target }: ProxiedRequest): string =>
  `${method} ${pathOf(target).replace(/[0-9a-f-]{36}|\d+/g, '…')}`;

/** The routes of the recorded requests that a server sends another way, sends others besides, or answers otherwise. */
async function routesChangedBy(serve: Serve): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const { request, reply } of recording) {
    const sent: ProxiedRequest[] = [];
    const answer = await serve(request, async (forwarded) => {
      sent.push(forwarded);
      return reply;
    });
    if (sent.length !== 1 || sent[0] !== request || answer !== reply) changed.add(routeOf(request));
  }
  return changed;
}

describe('the mutants', () => {
  test('are at least 120, in all classes, with as much about time as the pilot had', () => {
    const share = (kind: string): number => mutants.filter((one) => one.class === kind).length / mutants.length;
    expect(mutants.length).toBeGreaterThanOrEqual(120);
    expect(MUTANT_CLASSES.filter((kind) => share(kind) === 0)).toEqual([]);
    expect(share('time')).toBeGreaterThanOrEqual(18 / 71);
  });

  test('have each a name of its own', () => {
    const names = mutants.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('name obligations that the contract has', async () => {
    const contract = await loadContract(fileURLToPath(new URL('../../openapi', import.meta.url)), {
      skip: 'x-planned',
    });
    const ids = new Set(listObligations(contract, { roles: Object.keys(ROLES) }).map(({ id }) => id));
    const isLawOrSilent = (one: Mutant): boolean => ['law', 'silent'].includes(basisOf(one));
    expect(mutants.filter((one) => !isLawOrSilent(one) && !ids.has(one.breaks)).map(({ name }) => name)).toEqual([]);
  });

  test.each(mutants)('$name can be seen', async ({ change }) => {
    const { size } = await routesChangedBy(change());
    expect(size).toBeGreaterThan(0);
    // What changes everything is no single fault.
    expect(size).toBeLessThan(new Set(recording.map(({ request }) => routeOf(request))).size / 4);
  });
});

test.each(lawfulServers)('$name: the server can be told from ours', async ({ serve }) => {
  expect((await routesChangedBy(serve(1))).size).toBeGreaterThan(0);
});
