import type { Contract } from '../contract/contract.js';
import { isObject, type Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import type { Exchange } from '../model/exchange.js';
import { operationsShown } from '../model/operations-shown.js';
import type { Finding } from '../model/report.js';
import { isSame } from './compare.js';
import { followersOf } from './follow-link.js';
import { type History, readHistory } from './history.js';
import { instancesOf } from './instances.js';
import type { Instance, LawContext } from './law.js';
import type { BoundLaw } from './read-laws.js';

/** What the laws say of a run. An obligation that is in neither was not exercised. */
export interface LawJudgement {
  /** Ids of the obligations that were seen to be kept, and never seen to be broken. */
  readonly held: ReadonlySet<string>;
  /** One for each broken obligation, in the order of the contract. */
  readonly findings: readonly Finding[];
}

/** Holds the laws of a contract against all exchanges of a run. */
export function judgeLaws(contract: Contract, laws: readonly BoundLaw[], exchanges: readonly Exchange[]): LawJudgement {
  const history = readHistory(contract, exchanges);
  const context = createLawContext(contract, laws);
  const held = new Set<string>();
  const findings = new Map<string, Finding>();
  for (const law of laws) {
    for (const ruling of law.judge(history, context)) {
      const obligation = law.obligations.find(
        ({ operation, name }) => operation === ruling.operation && name === (ruling.name ?? name),
      );
      if (obligation === undefined) continue;
      if (ruling.broken === undefined) {
        held.add(obligation.id);
        continue;
      }
      const { message, expected, excerpt, answers } = ruling.broken;
      const known = findings.get(obligation.id);
      const finding: Finding = {
        obligation: obligation.id,
        rule: law.law,
        message,
        expected,
        excerpt,
        place: obligation.place,
        exchanges: answers.map(({ exchange }) => exchange),
        occurrences: 1 + (known?.occurrences ?? 0),
      };
      // An operation that does not agree with itself is surer to be wrong than one that does not agree with another.
      const isSurer = known !== undefined && operationsShown(finding) < operationsShown(known);
      findings.set(
        obligation.id,
        known === undefined || isSurer ? finding : { ...known, occurrences: finding.occurrences },
      );
    }
  }
  for (const id of findings.keys()) held.delete(id);
  return { held, findings: [...findings.values()] };
}

/** What laws ask of the contract that declares them. Instances are looked for once for each answer. */
function createLawContext(contract: Contract, laws: readonly BoundLaw[]): LawContext {
  const known = new WeakMap<object, Map<string, readonly Instance[]>>();
  const context: LawContext = {
    instancesOf: (schema, answer) => {
      const bySchema = known.get(answer) ?? new Map<string, readonly Instance[]>();
      known.set(answer, bySchema);
      const found = bySchema.get(schema) ?? instancesOf(contract, schema, answer);
      bySchema.set(schema, found);
      return found;
    },
    endOf: (link, source, history: History) =>
      followersOf(link, source, history).find((answer) =>
        endsOf(laws).some(({ schema, value, ends }) =>
          context
            .instancesOf(schema, answer)
            .some(
              (instance) =>
                instance.at === '' && ends.some((end) => isSame(end, lookUp(instance.value, value) as Json)),
            ),
        ),
      ),
    placeOf: contract.placeOf,
  };
  return context;
}

/** Where a shape says that it has ended, and how. */
export interface EndClause {
  readonly schema: string;
  readonly value: string;
  readonly ends: readonly Json[];
  /** Seconds after which it must have; absent where only `terminal` says how it ends. */
  readonly seconds?: number;
}

/** All laws `ends-within` and `terminal` of a contract. */
export function endsOf(laws: readonly BoundLaw[]): EndClause[] {
  return laws.flatMap(({ law, owner, settings }) => {
    if ((law !== 'ends-within' && law !== 'terminal') || owner.on !== 'schema' || !isObject(settings)) return [];
    const { value, ends, seconds } = settings;
    if (typeof value !== 'string' || !Array.isArray(ends)) return [];
    return [
      {
        schema: owner.pointer,
        value,
        ends: ends as readonly Json[],
        ...(typeof seconds === 'number' ? { seconds } : {}),
      },
    ];
  });
}
