import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Contract, judgeServer, loadContract, type Report } from '@stillframe/conformance';
import { keyOf, MASTER_KEY, ROLES, type Role } from '../roles.js';
import type { Tool } from './tool.js';

const CONTRACT = fileURLToPath(new URL('../../../openapi/openapi.yaml', import.meta.url));

const AGREED = fileURLToPath(new URL('../../../.ci/check-agreed', import.meta.url));

/** Our contract, without what nobody has built yet. */
export function loadOurs(): Promise<Contract> {
  return loadContract(CONTRACT, { skip: 'x-planned' });
}

/** Judges a server that has the keys of all roles by our contract, as `stillframe check` does; with `only`, some operations alone. */
export async function judgeOurs(contract: Contract, url: string, only?: readonly string[]): Promise<Report> {
  const roles = Object.keys(ROLES) as Role[];
  const { report } = await judgeServer({
    contract,
    url,
    ...(only === undefined ? {} : { only }),
    agreed: await agreedSilence(),
    keys: { owner: MASTER_KEY, ...Object.fromEntries(roles.map((role) => [role, keyOf(role)])) },
    actions: Object.fromEntries(roles.map((role) => [role, ROLES[role].actions])),
  });
  return report;
}

/** What our own CI agrees to leave untested. */
async function agreedSilence(): Promise<string[]> {
  const text = await readFile(AGREED, 'utf8');
  return text.split('\n').flatMap((line) => line.replace(/\s*#.*$/, '').trim() || []);
}

/** `stillframe check`, by its library. A server that it could not judge is not killed. */
export async function openOurs(): Promise<Tool> {
  const contract = await loadOurs();
  return {
    name: 'stillframe check',
    version: contract.version,
    learns: false,
    narrows: true,
    settings:
      'the keys of the owner and of two roles; only the operations that the fault touches (`--only`), then the whole contract where that shows nothing',
    async judge({ url }, operations) {
      const only = operations.length === 0 ? undefined : operations;
      const { findings, obligations, requests, tookMs } = await judgeOurs(contract, url, only);
      // What a server cannot be brought to show fails a check of the whole contract too.
      const silent = obligations.find(({ outcome, agreed }) => outcome === 'not-exercised' && !agreed);
      const first = findings[0]?.obligation ?? (only === undefined ? silent?.id : undefined);
      return {
        killed: first !== undefined,
        ...(first === undefined ? {} : { first }),
        requests,
        seconds: tookMs / 1000,
      };
    },
    close: async () => {},
  };
}
