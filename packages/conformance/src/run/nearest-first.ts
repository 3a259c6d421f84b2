import { LAW_NAMES, type LawName } from '../laws/law.js';
import { operationsShown } from '../model/operations-shown.js';
import type { Finding } from '../model/report.js';

/** Where two operations do not say the same, one of them may be known by now to be wrong. */
const TWO_DISAGREE = 4;

/** Laws that others often break with them, by how far they are from the cause; the others are 2. */
const LAWS: Partial<Record<LawName, number>> = {
  // What goes back from its end does not only go back.
  monotone: 3,
  'list-equals-one': TWO_DISAGREE,
};

/**
 * Puts findings in the order in which a person should read them: what an answer shows by itself before what only several show, and each in
 * the order of the contract. One wrong answer can break many laws.
 *
 * @param at place of a finding's obligation in the contract
 */
export function nearestFirst(findings: readonly Finding[], at: (finding: Finding) => number): Finding[] {
  const named = new Set(findings.flatMap(({ obligation }) => whoseStatus(obligation) ?? []));
  return [...findings].sort((one, other) => remoteness(one, named) - remoteness(other, named) || at(one) - at(other));
}

function remoteness(finding: Finding, named: ReadonlySet<string>): number {
  const { rule, obligation } = finding;
  const law = LAW_NAMES.find((name) => name === rule);
  if (law === 'terminal' && operationsShown(finding) > 1) return TWO_DISAGREE;
  if (law !== undefined) return LAWS[law] ?? 2;
  // Where it is known which status or which credential is wrong, that says more than that another status is not listed.
  const [, operation] = /^(.*)\/status\/documented$/.exec(obligation) ?? [];
  return operation !== undefined && named.has(operation) ? 1 : 0;
}

/** The operation of an obligation about one status or one credential. */
function whoseStatus(obligation: string): string | undefined {
  return /^(.*)\/(?:status\/(?!documented$)|security\/)[^/]+$/.exec(obligation)?.[1];
}
