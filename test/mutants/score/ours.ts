import { fileURLToPath } from 'node:url';
import { type Contract, judgeServer, loadContract, type Report } from '@stillframe/conformance';
import { keyOf, MASTER_KEY, ROLES, type Role } from '../roles.js';
import type { Tool } from './tool.js';

const CONTRACT = fileURLToPath(new URL('../../../openapi/openapi.yaml', import.meta.url));

/** Our contract, without what nobody has built yet. */
export function loadOurs(): Promise<Contract> {
  return loadContract(CONTRACT, { skip: 'x-planned' });
}

/** Judges a server that has the keys of all roles by our contract, as `stillframe check` does. */
export async function judgeOurs(contract: Contract, url: string): Promise<Report> {
  const roles = Object.keys(ROLES) as Role[];
  const { report } = await judgeServer({
    contract,
    url,
    keys: { owner: MASTER_KEY, ...Object.fromEntries(roles.map((role) => [role, keyOf(role)])) },
    actions: Object.fromEntries(roles.map((role) => [role, ROLES[role].actions])),
  });
  return report;
}

/** `stillframe check`, by its library. A server that it could not judge is not killed. */
export async function openOurs(): Promise<Tool> {
  const contract = await loadOurs();
  return {
    name: 'stillframe check',
    version: contract.version,
    learns: false,
    settings: 'the whole contract, the keys of the owner and of two roles; nothing is told of the fault',
    async judge({ url }) {
      const { findings, requests, tookMs } = await judgeOurs(contract, url);
      const [first] = findings;
      return {
        killed: first !== undefined,
        ...(first === undefined ? {} : { first: first.obligation }),
        requests,
        seconds: tookMs / 1000,
      };
    },
    close: async () => {},
  };
}
