import type { Contract } from '../contract/contract.js';
import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/report.js';
import { createJudge, type Judgement, type JudgeOptions } from './judge.js';

/** What a number of exchanges show together. */
export interface ExchangesJudgement {
  /** One for each cause, in the order in which they were met. */
  readonly findings: readonly Finding[];
  /** Ids of the obligations that were put to the test. */
  readonly exercised: ReadonlySet<string>;
}

/** Judges recorded exchanges, each for itself, without a server. */
export function judgeExchanges(
  contract: Contract,
  exchanges: readonly Exchange[],
  options: JudgeOptions = {},
): ExchangesJudgement {
  const judge = createJudge(contract, options);
  return sumUp(exchanges.map((exchange) => judge.judge(exchange)));
}

/** What judgements of single exchanges say together. */
export function sumUp(judgements: readonly Judgement[]): ExchangesJudgement {
  return {
    findings: mergeFindings(judgements.flatMap(({ findings }) => findings)),
    exercised: new Set(judgements.flatMap(({ exercised }) => exercised)),
  };
}

const SHOWN_EXCHANGES = 3;

/** Findings of one cause, which is one clause broken in one obligation by one rule, become one; the first of them is told. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    const { obligation, rule, place } = finding;
    const key = [obligation, rule, place.file, place.line, place.column].join('\n');
    const known = causes.get(key);
    causes.set(
      key,
      known === undefined
        ? finding
        : {
            ...known,
            exchanges: [...known.exchanges, ...finding.exchanges].slice(0, SHOWN_EXCHANGES),
            occurrences: known.occurrences + finding.occurrences,
          },
    );
  }
  return [...causes.values()];
}
