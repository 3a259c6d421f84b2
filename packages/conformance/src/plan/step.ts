import type { Json } from '../contract/json.js';
import type { ParameterIn } from '../contract/operation.js';

/** A value that is known beforehand, or one that an earlier step will have brought: a runtime expression about that step. */
export type Value =
  | { readonly known: Json }
  | { readonly step: string; readonly expression: string; readonly otherwise?: Json }
  /** How many items the earlier step brought, divided by three and rounded up: a page that makes three. */
  | { readonly step: string; readonly third: string };

export interface StepParameter {
  readonly in: ParameterIn;
  readonly name: string;
  readonly value: Value;
  /** Whether the members of a list become several parameters of one name. */
  readonly explode: boolean;
}

/** What an answer has to be, beyond what the contract says of each answer. */
export interface Expectation {
  readonly obligation: string;
  /** `accepted`: not refused for its form. `refused`: any 4xx. `let-in`: neither 401 nor 403. `kept-out`: one of `statuses`. */
  readonly outcome: 'accepted' | 'refused' | 'let-in' | 'kept-out';
  readonly statuses?: readonly number[];
}

/** One request of a plan, or one request and what comes of it. */
export interface Step {
  /** Says what it is for; no two steps of a plan have the same. */
  readonly name: string;
  /** Id of the operation; absent for methods that a path does not have. */
  readonly operation?: string;
  readonly method: string;
  /** As the contract writes it. */
  readonly path: string;
  readonly parameters: readonly StepParameter[];
  readonly body?: { readonly type?: string; readonly value: Value } | { readonly type?: string; readonly text: string };
  /** `none`, `malformed`, `unknown`, or a role. */
  readonly credential: string;
  readonly expects: readonly Expectation[];
  /**
   * Go on while the answer says that it has not ended; or as long as there is a next page; or, with all these steps before it, while the answer
   * is not that of the first of them: what moves shows no law of lists.
   */
  readonly repeats?:
    | { readonly until: 'ended' }
    | { readonly pages: PageRule }
    | { readonly whileMoved: readonly string[] };
  /** A step that must have answered success; without that this one is left out. */
  readonly needs?: string;
  /** A step that shows all that this one would, once it answers success: this one is left out then. */
  readonly unless?: string;
  /** The status that it should provoke: where one comes that the contract does not list, this one is missing. */
  readonly due?: number;
  /** What it makes stays until the end, so that lists have items. */
  readonly stays?: true;
  /** Nothing else may be under way: what is seen beside it would be laid at its door. */
  readonly isAlone?: true;
}

export interface PageRule {
  readonly items: string;
  readonly begin: string;
  readonly next?: string;
}

/** Why an obligation cannot be put to the test by this plan. */
export interface NotExercisable {
  readonly obligation: string;
  readonly reason: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly notExercisable: readonly NotExercisable[];
}
