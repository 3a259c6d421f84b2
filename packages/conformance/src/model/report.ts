import type { Exchange } from './exchange.js';
import type { Obligation, Outcome } from './obligation.js';
import type { Place } from './place.js';

/** One cause of one broken obligation, with all that a person needs to see it again. */
export interface Finding {
  readonly obligation: string;
  /** The JSON Schema keyword, the law or the part of HTTP that was not kept: `required`, `monotone`, `status`. */
  readonly rule: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What the contract says instead, in a few words. */
  readonly expected: string;
  /** The smallest part of the answer that shows it. */
  readonly excerpt: string;
  /** The narrowest clause that was broken. */
  readonly place: Place;
  /** The exchanges that show it, the most telling first; at least one. */
  readonly exchanges: readonly Exchange[];
  /** How many exchanges of the run have the same cause. */
  readonly occurrences: number;
}

export interface JudgedObligation extends Obligation {
  readonly outcome: Outcome;
  /** Why it could not be exercised; present with `not-exercisable` alone. */
  readonly reason?: string;
  /** Whether silence about it was agreed to beforehand. */
  readonly agreed: boolean;
}

/** `kept`: exit 0. `broken`: a finding, or an obligation that nobody exercised and nobody agreed to leave: exit 1. `not-judged`: exit 2. */
export type Verdict = 'kept' | 'broken' | 'not-judged';

export interface Report {
  readonly verdict: Verdict;
  /** Why the server could not be judged, and what to do; present with `not-judged` alone. */
  readonly reason?: string;
  /** Path or URL of the contract, its title and version. */
  readonly contract: { readonly source: string; readonly title: string; readonly version: string };
  /** URL of the judged server; absent when recordings were judged. */
  readonly server?: string;
  readonly startedAt: Date;
  readonly tookMs: number;
  readonly requests: number;
  readonly obligations: readonly JudgedObligation[];
  /** One for each cause: what an answer shows by itself, then what only several show; each in the order of the contract. */
  readonly findings: readonly Finding[];
}
