import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Contract,
  ContractError,
  exampleExchanges,
  listObligations,
  loadContract,
  lossesSince,
  measurePower,
  type Obligation,
  powerReport,
  type Strength,
  strengthOf,
} from '@stillframe/conformance';
import { describe, expect, test } from 'vitest';
import { lint } from '../../openapi/rules/index.js';
import { createContract } from '../../packages/conformance/src/contract/contract.js';
import { createSchemaJudge } from '../../packages/contract/scripts/schema-judge.js';
import { recordedExchanges } from '../golden/recorded-exchanges.js';
import { weakenings } from './weakenings.js';

const contract = await loadContract(fileURLToPath(new URL('../../openapi', import.meta.url)), { skip: 'x-planned' });
const ratchet = new URL('ratchet.json', import.meta.url);
const committed = JSON.parse(readFileSync(ratchet, 'utf8')) as Strength;
// A nullable member or a free text is a hole too, and may be right: then this writes the new numbers down for a reviewer to see.
const HOW = 'UPDATE_RATCHET=1 npx vitest run test/power';

test('the contract is as strong as it ever was, and the ratchet says how strong', () => {
  const power = measurePower(contract, [...recordedExchanges, ...exampleExchanges(contract)]);
  const strength = strengthOf(power, listObligations(contract));
  if (process.env.UPDATE_RATCHET !== undefined) {
    writeFileSync(ratchet, `${JSON.stringify(strength, null, 2)}\n`);
    return;
  }
  const losses = lossesSince(committed, strength);
  // Where it lost something, the report says which lines let too much pass.
  expect(losses, `${powerReport(power)}If that is right: ${HOW}`).toEqual([]);
  expect(strength.holes, `fewer holes than the ratchet allows: ${HOW}`).toBe(committed.holes);
  expect(power.damaged).toBeGreaterThan(10_000);
});

describe('a contract that says less', () => {
  const strength = strengthOf(measurePower(contract, exampleExchanges(contract)), listObligations(contract));
  const lintOf = (document: Record<string, unknown>) =>
    lint({ document, files: new Map(), readme: '', judge: createSchemaJudge(document), faultsOfLaws: () => [] });
  const usual = lintOf(structuredClone<Record<string, unknown>>(contract.document));

  test.each(weakenings)('$name: it is noticed', ({ weaken }) => {
    const document = structuredClone<Record<string, unknown>>(contract.document);
    weaken(document);
    expect(noticedBy(document)).not.toEqual([]);
  });

  /** What a reviewer would be told: obligations that are gone, holes that are new, rules that are broken. */
  function noticedBy(document: Record<string, unknown>): string[] {
    let weakened: Contract;
    let obligations: Obligation[];
    try {
      const bundle = { document: document as typeof contract.document, placeOf: contract.placeOf };
      weakened = createContract('weakened', { ...bundle, originOf: (pointer) => pointer }, { skip: 'x-planned' });
      obligations = listObligations(weakened);
    } catch (error) {
      // What a law or a link speaks of is gone: there is no judging by such a contract at all.
      if (error instanceof ContractError) return [error.message];
      throw error;
    }
    const gone = lossesSince(strength, strengthOf({ damaged: 0, holes: [] }, obligations));
    if (gone.length > 0) return gone;
    const broken = lintOf(document);
    if (broken !== usual) return [broken];
    return lossesSince(strength, strengthOf(measurePower(weakened, exampleExchanges(weakened)), obligations));
  }
});
