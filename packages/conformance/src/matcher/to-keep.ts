import type { Contract } from '../contract/contract.js';
import { createJudge, type Judge } from '../judge/judge.js';
import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/report.js';
import { clauseLine } from '../report/clause.js';
import { printable, printableLines } from '../report/printable.js';
import { readAnswer } from './answer.js';

/** What a matcher of vitest or Jest returns. */
export interface Matching {
  readonly pass: boolean;
  readonly message: () => string;
}

const judges = new WeakMap<Contract, Judge>();

/**
 * Whether an answer is one that the contract promises for an operation: its status, headers, media type and body.
 *
 * @param received a `Response` of `fetch`, or an object with `status`, `headers` and `body`
 * @param operation the `operationId`, or `METHOD /path` where there is none
 * @throws Error when the contract has no such operation · TypeError when `received` is no answer, or its body was read already
 */
export async function toKeep(received: unknown, contract: Contract, operation: string): Promise<Matching> {
  const aimed = contract.operation(operation);
  if (aimed === undefined) {
    const known = contract.operations.map(({ id }) => id).join(', ');
    throw new Error(`the contract has no operation \`${operation}\`; it has ${known}`);
  }
  const judge = judges.get(contract) ?? createJudge(contract);
  judges.set(contract, judge);
  const exchange: Exchange = {
    step: 'test',
    operation,
    credential: 'none',
    request: { method: aimed.method, url: `http://localhost${aimed.path}`, headers: [] },
    response: await readAnswer(received),
    sentAt: 0,
    receivedAt: 0,
  };
  const { findings } = judge.judge(exchange);
  const title = `${contract.title} ${contract.version}`.trim();
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `the answer keeps ${title} for ${operation}, and was not to`
        : [
            `the answer does not keep ${title} for ${operation}`,
            ...findings.map((one) => describe(contract, one)),
          ].join('\n\n'),
  };
}

function describe(contract: Contract, { obligation, rule, message, expected, excerpt, place }: Finding): string {
  const [first = '', ...rest] = printableLines(excerpt, 300, 12);
  return [
    `${printable(obligation)} (${printable(rule)})`,
    `  ${printable(clauseLine({ contract }, place))}`,
    `  ${printable(message)}`,
    `  expected  ${printable(expected)}`,
    `  got       ${first}`,
    ...rest.map((line) => `          | ${line}`),
  ].join('\n');
}
