import type { Contract } from '../contract/contract.js';
import { type FuzzOptions, fuzzSteps } from '../fuzz/fuzz-steps.js';
import { createJudge, type Judgement } from '../judge/judge.js';
import { type ExchangesJudgement, sumUp } from '../judge/judge-exchanges.js';
import { type SchemaEngine, schemaEngineOf } from '../judge/schema-engine.js';
import { judgeLaws } from '../laws/judge-laws.js';
import { type BoundLaw, readLaws } from '../laws/read-laws.js';
import type { Exchange } from '../model/exchange.js';
import type { Obligation } from '../model/obligation.js';
import type { Finding, JudgedObligation, Report } from '../model/report.js';
import { listObligations } from '../obligations/list-obligations.js';
import { narrowPlan, type PlannedObligations } from '../plan/narrow-plan.js';
import { planRequests } from '../plan/plan.js';
import type { Plan } from '../plan/step.js';
import { CannotJudge } from './cannot-judge.js';
import { judgeExpectations } from './judge-expectations.js';
import { judgeUnanswered } from './judge-unanswered.js';
import { nearestFirst } from './nearest-first.js';
import { preflight } from './preflight.js';
import { Runner } from './run-plan.js';
import { runSteps } from './run-steps.js';
import { NoAnswer } from './send.js';

export interface JudgeServerOptions {
  readonly contract: Contract;
  /** URL of the server; the first of the contract's `servers` when absent. */
  readonly url?: string;
  /** The credential of each role, the owner first: whoever does all that is not about credentials. */
  readonly keys?: Readonly<Record<string, string>>;
  /** What each role may do, in the words of `x-actions`. The owner may do all unless it is named. */
  readonly actions?: Readonly<Record<string, readonly string[]>>;
  readonly readOnly?: boolean;
  /** Go on though the server holds data. What the plan makes has names of its own then. */
  readonly allowData?: boolean;
  /** Ids of the obligations that may stay without a test; `*` at the end stands for any rest. */
  readonly agreed?: readonly string[];
  /** Ids of the operations to judge; all when absent. */
  readonly only?: readonly string[];
  /** Milliseconds that one request may take; 10 s by default. */
  readonly timeoutMs?: number;
  /** Random requests instead of the plan's; only what the contract says of every answer is judged then, and no obligation has to be met. */
  readonly fuzz?: Pick<FuzzOptions, 'seed' | 'requests'>;
  readonly signal?: AbortSignal;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A report, and all that was asked and answered for it. */
export interface JudgedServer {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
}

const BODY_BYTES = 16 * 1024 * 1024;
const CLEAN_UP_MS = 5_000;

/**
 * Asks a server all that its contract gives reason to ask, and judges what it answers. Takes away what it has made, also when it is stopped.
 *
 * A server that cannot be judged gives the verdict `not-judged`, with the reason and with what was found until then.
 *
 * @throws ContractError `bad_law`, and what `schemaEngineOf` throws
 */
export async function judgeServer(options: JudgeServerOptions): Promise<JudgedServer> {
  const { contract, agreed = [], keys = {} } = options;
  const startedAt = new Date();
  const laws = readLaws(contract);
  const { obligations, plan } = planServer(options, laws);
  const { fuzz } = options;
  const server = (options.url ?? contract.servers[0] ?? '').replace(/\/+$/, '');
  // Each answer is judged while the next is waited for.
  const oneByOne = createJudge(contract, { server });
  const judgements: Judgement[] = [];
  const dueOf = new Map(plan.steps.map(({ name, due }) => [name, due]));
  const runner = new Runner(contract, laws, {
    server,
    keys,
    limits: { timeoutMs: options.timeoutMs ?? 10_000, bodyBytes: BODY_BYTES },
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    onExchange: (exchange) => {
      judgements.push(oneByOne.judge(exchange, dueOf.get(exchange.step)));
      options.onExchange?.(exchange);
    },
  });
  let reason: string | undefined;
  try {
    const guard = await preflight(contract, laws, runner, server, options);
    runner.isUnderWay = true;
    await runSteps(plan.steps, contract, async (step) => {
      if (options.signal?.aborted) throw new NoAnswer('stopped', 'stopped');
      const exchange = await runner.run(step);
      if (exchange !== undefined) await guard(exchange);
    });
  } catch (error) {
    if (error instanceof NoAnswer) reason = 'It was stopped before it was through; what it had made was taken away.';
    else if (error instanceof CannotJudge) reason = error.message;
    else throw error;
  } finally {
    if (options.readOnly !== true) await runner.cleanUp(CLEAN_UP_MS);
    runner.close();
  }
  const answers = sumUp(judgements);
  const judged =
    fuzz === undefined
      ? judge(contract, laws, obligations, plan, runner, { agreed, answers, isReadOnly: options.readOnly === true })
      : { findings: [...judgeUnanswered(contract, runner.unanswered), ...answers.findings], obligations: [] };
  const isSilent = judged.obligations.some(({ outcome, agreed: isAgreed }) => outcome === 'not-exercised' && !isAgreed);
  const isBroken = judged.findings.length > 0 || isSilent;
  return {
    exchanges: runner.exchanges,
    report: {
      verdict: reason === undefined ? (isBroken ? 'broken' : 'kept') : 'not-judged',
      ...(reason === undefined ? {} : { reason }),
      contract: { source: contract.source, title: contract.title, version: contract.version },
      server,
      startedAt,
      tookMs: Date.now() - startedAt.getTime(),
      requests: runner.exchanges.length,
      ...judged,
    },
  };
}

/** The obligations of a contract and the steps that put them to the test, or those of a fuzzed run; nothing sent. */
export function planServer(
  { contract, keys = {}, actions, readOnly, allowData, only, fuzz }: JudgeServerOptions,
  laws: readonly BoundLaw[] = readLaws(contract),
): PlannedObligations {
  const roles = Object.keys(keys);
  const obligations = listObligations(contract, { roles, laws: laws.flatMap((law) => law.obligations) });
  const plan = planRequests(contract, obligations, laws, {
    roles,
    ...(actions === undefined ? {} : { actions }),
    readOnly: readOnly === true,
    isTargetEmpty: allowData !== true,
  });
  const planned = only === undefined ? { obligations, plan } : narrowPlan({ obligations, plan }, contract, laws, only);
  if (fuzz === undefined) return planned;
  const isGentle = readOnly === true || allowData === true;
  return {
    obligations: [],
    plan: { steps: fuzzSteps(contract, planned.plan.steps, { ...fuzz, readOnly: isGentle }), notExercisable: [] },
  };
}

function judge(
  contract: Contract,
  laws: readonly BoundLaw[],
  obligations: readonly Obligation[],
  plan: Plan,
  { exchanges, unanswered }: Pick<Runner, 'exchanges' | 'unanswered'>,
  { agreed, answers, isReadOnly }: { agreed: readonly string[]; answers: ExchangesJudgement; isReadOnly: boolean },
): Pick<Report, 'obligations' | 'findings'> {
  const byId = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const lawful = judgeLaws(contract, laws, exchanges);
  const expected = judgeExpectations(plan.steps, exchanges, byId);
  const examples = judgeExamples(contract, schemaEngineOf(contract), byId);
  const held = new Set([...answers.exercised, ...lawful.held, ...expected.held, ...examples]);
  const order = new Map(obligations.map(({ id }, index) => [id, index]));
  const at = ({ obligation }: Finding) => order.get(obligation) ?? obligations.length;
  const silent = judgeUnanswered(contract, unanswered);
  const findings = nearestFirst([...silent, ...answers.findings, ...expected.findings, ...lawful.findings], at);
  const broken = new Set(findings.map(({ obligation }) => obligation));
  const reasons = new Map(plan.notExercisable.map(({ obligation, reason }) => [obligation, reason]));
  const isAgreed = (id: string) =>
    agreed.some((one) => one === id || (one.endsWith('*') && id.startsWith(one.slice(0, -1))));
  return {
    findings,
    obligations: obligations.map((obligation): JudgedObligation => {
      const { id } = obligation;
      const reason = reasons.get(id);
      const base = { ...plain(obligation), agreed: isAgreed(id) };
      if (broken.has(id)) return { ...base, outcome: 'broken' };
      if (held.has(id)) return { ...base, outcome: 'held' };
      if (reason === undefined && isReadOnly) {
        return {
          ...base,
          outcome: 'not-exercisable',
          reason: 'what the server holds does not show it, and --read-only makes nothing',
        };
      }
      return reason === undefined
        ? { ...base, outcome: 'not-exercised' }
        : { ...base, outcome: 'not-exercisable', reason };
    }),
  };
}

function plain({ id, kind, operation, pointer, place, statement }: Obligation): Obligation {
  return { id, kind, operation, pointer, place, statement };
}

/** Examples of answers that are instances of their schemas; those that are not stay untested, which is said by the contract's own lint. */
function judgeExamples(
  contract: Contract,
  schemas: SchemaEngine,
  obligations: ReadonlyMap<string, Obligation>,
): string[] {
  return contract.operations.flatMap(({ id, responses }) =>
    responses.flatMap(({ status, content }) =>
      content.flatMap(({ schema, examples, type }) =>
        examples
          .filter(({ value }) => schema === undefined || !type.includes('json') || schemas.accepts(schema, value))
          .map(({ name }) => `${id}/example/${status}.${name}`)
          .filter((name) => obligations.has(name)),
      ),
    ),
  );
}
