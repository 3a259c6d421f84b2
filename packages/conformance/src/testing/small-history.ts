import { type Contract, createContract } from '../contract/contract.js';
import type { JsonObject } from '../contract/json.js';
import { judgeLaws } from '../laws/judge-laws.js';
import { readLaws } from '../laws/read-laws.js';
import type { Exchange } from '../model/exchange.js';

/** For tests: a contract of one document whose places are its pointers. */
export function smallContract(document: JsonObject): Contract {
  const whole = { openapi: '3.1.0', info: { title: 'Loans', version: '1' }, ...document };
  return createContract('loans.yaml', {
    document: whole,
    placeOf: (pointer) => ({ file: `loans.yaml#${pointer}`, line: 1, column: 1 }),
    originOf: (pointer) => `file:///loans.yaml#${pointer}`,
  });
}

/** For tests: what was asked and answered, a line each: `listLoans GET /loans?limit=2 → 200 {…}`. */
function history(...lines: readonly string[]): Exchange[] {
  return lines.map((line, index) => {
    const [, operation = '', method = '', target = '', sent, status = '', body = ''] =
      /^(\S+) (\S+) (\S+)(?: (.+))? → (\d+) ?(.*)$/.exec(line) ?? [];
    return {
      step: `${operation} ${index}`,
      operation,
      credential: 'owner',
      request: {
        method,
        url: `http://loans.example/api${target}`,
        headers: [],
        ...(sent === undefined ? {} : { body: sent }),
      },
      response: { status: Number(status), headers: [['content-type', 'application/json']], body },
      sentAt: index * 1000,
      receivedAt: index * 1000 + 5,
    };
  });
}

/** For tests: the obligations that a history breaks or keeps, each with what was said of it. */
export function verdictOf(contract: Contract, ...lines: readonly string[]): string[] {
  const { held, findings } = judgeLaws(contract, readLaws(contract), history(...lines));
  return [
    ...findings.map(({ obligation, message }) => `${obligation}: ${message}`),
    ...[...held].map((id) => `${id} held`),
  ].sort();
}
