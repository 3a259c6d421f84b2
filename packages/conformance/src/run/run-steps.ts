import type { Contract } from '../contract/contract.js';
import { isSafe } from '../laws/history.js';
import { causesOf } from '../plan/causes-of.js';
import type { Step } from '../plan/step.js';

/** How many steps are under way at the same time. */
const WIDTH = 8;

/**
 * How a step stands to its neighbours. `alone`: it may change anything, or what it shows has to be seen while nothing changes.
 * `read`: beside other reads. `write`: beside other writes, as what it touches is of its own or is not touched.
 */
type Kind = 'alone' | 'read' | 'write';

/**
 * Runs steps in their order, but those beside each other that have nothing to do with each other: each thing that was made, and all that is
 * done with it, is a lane of its own. Between reads and writes everything comes to rest.
 *
 * @param run carries out one step; what it throws first is thrown here, when all that is under way has ended
 */
export async function runSteps(
  steps: readonly Step[],
  contract: Contract,
  run: (step: Step) => Promise<void>,
): Promise<void> {
  const rules = new Rules(steps, contract);
  const lanes = new Map<string, Lane>();
  const underWay = new Set<Promise<void>>();
  const slots = new Slots(WIDTH);
  const failures: unknown[] = [];
  const rest = async () => {
    await Promise.all(underWay);
    underWay.clear();
    if (failures.length > 0) throw failures[0];
  };
  let last: Kind = 'alone';
  for (const step of steps) {
    const kind = rules.kindOf(step);
    if (kind !== last || kind === 'alone') await rest();
    last = kind;
    if (kind === 'alone') {
      await run(step);
      continue;
    }
    const touched = rules.lanesOf(step).map((name) => {
      const lane = lanes.get(name) ?? { all: [], changes: [] };
      lanes.set(name, lane);
      return lane;
    });
    const isIdle = isWithoutEffect(step);
    const before = touched.flatMap(({ all, changes }) => (isIdle ? changes : all));
    const done = Promise.all(before)
      .then(() => slots.take(() => (failures.length > 0 ? Promise.resolve() : run(step))))
      .catch((error: unknown) => void failures.push(error));
    underWay.add(done);
    for (const lane of touched) {
      lane.all = isIdle ? [...lane.all, done] : [done];
      if (!isIdle) lane.changes = [done];
    }
  }
  await rest();
}

/** What is under way in a lane, since the last change and that one included. */
interface Lane {
  all: Promise<void>[];
  changes: Promise<void>[];
}

/** What of a plan may run beside what. */
class Rules {
  private readonly contract: Contract;
  private readonly steps: ReadonlyMap<string, Step>;
  private readonly kinds = new Map<string, Kind>();
  private readonly lanes = new Map<string, string[]>();

  constructor(steps: readonly Step[], contract: Contract) {
    this.contract = contract;
    this.steps = new Map(steps.map((step) => [step.name, step]));
  }

  kindOf(step: Step): Kind {
    const known = this.kinds.get(step.name);
    if (known !== undefined) return known;
    const cause = step.needs === undefined ? undefined : this.steps.get(step.needs);
    const follows = cause !== undefined && isSafe(step.method) && !isSafe(cause.method);
    const kind = follows ? this.kindOf(cause) : this.ownKind(step);
    this.kinds.set(step.name, kind);
    return kind;
  }

  /** The first steps of all lanes that a step builds on; its own when it builds on none. */
  lanesOf(step: Step): string[] {
    const known = this.lanes.get(step.name);
    if (known !== undefined) return known;
    const before = causesOf(step).flatMap((name) => {
      const cause = this.steps.get(name);
      return cause === undefined ? [] : this.lanesOf(cause);
    });
    // Of one operation, reads keep their order: laws hold what came between two equal answers against them.
    const own = isSafe(step.method) && !isWithoutEffect(step) ? `reads of ${step.operation}` : step.name;
    const lanes = before.length === 0 ? [own] : [...new Set(before)];
    this.lanes.set(step.name, lanes);
    return lanes;
  }

  private ownKind(step: Step): Kind {
    if (step.operation === undefined) return 'write';
    if (isSafe(step.method)) return step.isAlone === true ? 'alone' : 'read';
    const isOfOwn = step.parameters.some(({ in: where, value }) => where === 'path' && 'step' in value);
    return isWithoutEffect(step) || isOfOwn || this.isMaker(step) ? 'write' : 'alone';
  }

  /** Whether all that a step does is to make one more thing, which can be taken away by itself. */
  private isMaker({ operation: id = '', method, path, parameters }: Step): boolean {
    const links = (this.contract.operation(id)?.responses ?? []).flatMap((response) => response.links);
    return (
      method === 'POST' &&
      !path.includes('{') &&
      parameters.length === 0 &&
      links.some((link) => this.contract.operation(link.operation)?.method === 'DELETE')
    );
  }
}

/** Whether a step asks for something that has to be refused, or only reads one answer for itself. */
function isWithoutEffect({ operation, method, repeats, expects }: Step): boolean {
  if (operation === undefined) return true;
  if (repeats !== undefined || expects.length === 0) return false;
  return isSafe(method) || expects.every(({ outcome }) => outcome === 'refused' || outcome === 'kept-out');
}

/** So many at the same time, the others in the order in which they came. */
class Slots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(count: number) {
    this.free = count;
  }

  async take(work: () => Promise<void>): Promise<void> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
