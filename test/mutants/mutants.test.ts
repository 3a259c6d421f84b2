import { fileURLToPath } from 'node:url';
import { listObligations, loadContract, readLaws } from '@stillframe/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { pathOf } from './change.js';
import type { ProxiedRequest, Serve } from './exchange.js';
import { lawfulServers } from './lawful.js';
import { basisOf, MUTANT_CLASSES, names } from './mutant.js';
import { mutants } from './mutants.js';
import { ROLES } from './roles.js';
import { changedRequests, type Recording, recordWalk } from './touched-operations.js';

let recording: Recording;
beforeAll(async () => {
  recording = await recordWalk();
});

const routeOf = ({ method, target }: ProxiedRequest): string =>
  `${method} ${pathOf(target).replace(/[0-9a-f-]{36}|\d+/g, '…')}`;

async function routesChangedBy(serve: Serve): Promise<Set<string>> {
  return new Set((await changedRequests(recording, serve)).map(routeOf));
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
    const laws = readLaws(contract).flatMap(({ obligations }) => obligations);
    const ids = listObligations(contract, { roles: Object.keys(ROLES), laws }).map(({ id }) => id);
    const unknown = mutants.filter((one) => basisOf(one) !== 'silent' && !ids.some((id) => names(one, id)));
    expect(unknown.map(({ name, breaks }) => `${name}: ${breaks}`)).toEqual([]);
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
