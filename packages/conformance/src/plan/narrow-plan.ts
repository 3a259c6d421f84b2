import type { Contract } from '../contract/contract.js';
import { isObject } from '../contract/json.js';
import { isSafe } from '../laws/history.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Obligation } from '../model/obligation.js';
import { causesOf } from './causes-of.js';
import type { Plan, Step } from './step.js';

/** A plan, and the obligations that it can put to the test. */
export interface PlannedObligations {
  readonly obligations: readonly Obligation[];
  readonly plan: Plan;
}

/**
 * The part of a plan that is about some operations: what asks them, what their links lead to, what lists show of them, and what all that
 * builds on. The obligations left are those of these operations.
 *
 * @param only ids of operations; those that the contract has not are nobody's
 */
export function narrowPlan(
  { obligations, plan }: PlannedObligations,
  contract: Contract,
  laws: readonly BoundLaw[],
  only: readonly string[],
): PlannedObligations {
  const wanted = withLists(laws, only);
  const paths = new Set(contract.operations.filter(({ id }) => wanted.has(id)).map(({ path }) => path));
  const byName = new Map(plan.steps.map((step) => [step.name, step]));
  const kept = new Set<string>();
  const keep = (step: Step | undefined): void => {
    if (step === undefined || kept.has(step.name)) return;
    kept.add(step.name);
    for (const cause of causesOf(step)) keep(byName.get(cause));
  };
  const isAbout = (step: Step | undefined) =>
    step !== undefined &&
    (step.operation === undefined ? paths.has(step.path) : wanted.has(step.operation) && !isFollowed(step, byName));
  const hasReads = contract.operations.some(({ id, method }) => wanted.has(id) && isSafe(method));
  for (const [index, step] of plan.steps.entries()) {
    if (hasReads && step.stays === true) keep(step);
    // What is looked at alone says something by what was seen right before and after.
    const neighbours = step.isAlone === true ? [plan.steps[index - 1], plan.steps[index + 1]] : [];
    if (isAbout(step) || neighbours.some((one) => one?.isAlone === true && isAbout(one))) keep(step);
  }
  for (const step of plan.steps) if (isFollowed(step, byName) && kept.has(step.needs ?? '')) keep(step);
  const isLeft = ({ operation }: Obligation) => wanted.has(operation) || paths.has(operation);
  const left = obligations.filter(isLeft);
  const ids = new Set(left.map(({ id }) => id));
  return {
    obligations: left,
    plan: {
      steps: plan.steps.filter(({ name }) => kept.has(name)),
      notExercisable: plan.notExercisable.filter(({ obligation }) => ids.has(obligation)),
    },
  };
}

/** Whether a step only looks at what came of a change. */
function isFollowed({ method, needs }: Step, byName: ReadonlyMap<string, Step>): boolean {
  const cause = needs === undefined ? undefined : byName.get(needs);
  return cause !== undefined && isSafe(method) && !isSafe(cause.method);
}

/** The operations, and those that list what one of them reads. */
function withLists(laws: readonly BoundLaw[], only: readonly string[]): ReadonlySet<string> {
  const lists = laws.flatMap(({ law, owner, settings }) =>
    law === 'list-equals-one' &&
    owner.on === 'operation' &&
    isObject(settings) &&
    only.includes(String(settings.operation))
      ? [owner.operation.id]
      : [],
  );
  return new Set([...only, ...lists]);
}
