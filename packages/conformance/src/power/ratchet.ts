import { OBLIGATION_KINDS, type Obligation, type ObligationKind } from '../model/obligation.js';
import type { Power } from './measure-power.js';

/** How strong a contract is, to be committed beside it: holes may fall and not rise, obligations may rise and not fall. */
export interface Strength {
  readonly holes: number;
  readonly obligations: Readonly<Record<ObligationKind, number>>;
}

export function strengthOf(power: Power, obligations: readonly Obligation[]): Strength {
  const count = (kind: ObligationKind) => obligations.filter((obligation) => obligation.kind === kind).length;
  return {
    holes: power.holes.length,
    obligations: Object.fromEntries(OBLIGATION_KINDS.map((kind) => [kind, count(kind)])) as Strength['obligations'],
  };
}

/** What a contract lost since its strength was written down, a sentence each; empty when it lost nothing. */
export function lossesSince(before: Strength, now: Strength): string[] {
  const holes = now.holes > before.holes ? [`${now.holes} holes, where there were ${before.holes}`] : [];
  const fewer = OBLIGATION_KINDS.filter((kind) => now.obligations[kind] < before.obligations[kind]).map(
    (kind) => `${now.obligations[kind]} obligations of the kind ${kind}, where there were ${before.obligations[kind]}`,
  );
  return [...holes, ...fewer];
}
