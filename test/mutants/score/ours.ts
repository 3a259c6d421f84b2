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

/**
 * Ids of the obligations for which a server fails a check, the first finding first. What it could not be brought to show counts where the whole
 * contract was judged: of some operations alone it may not be seen.
 */
export function failuresOf({ findings, obligations }: Report, only?: readonly string[]): string[] {
  const silent = obligations.filter(({ outcome, agreed }) => outcome === 'not-exercised' && !agreed);
  return [...findings.map(({ obligation }) => obligation), ...(only === undefined ? silent.map(({ id }) => id) : [])];
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
      const report = await judgeOurs(contract, url, only);
      const [first] = failuresOf(report, only);
      return {
        killed: first !== undefined,
        ...(first === undefined ? {} : { first }),
        requests: report.requests,
        seconds: report.tookMs / 1000,
      };
    },
    close: async () => {},
  };
}
