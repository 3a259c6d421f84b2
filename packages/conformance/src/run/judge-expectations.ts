import type { Exchange } from '../model/exchange.js';
import type { Obligation } from '../model/obligation.js';
import type { Finding } from '../model/report.js';
import type { Expectation, Step } from '../plan/step.js';

/** What became of the expectations of a plan: of each obligation whether an answer kept it, and what broke it. */
export interface ExpectationJudgement {
  readonly held: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Statuses with which a server refuses what was sent for its form. */
const REFUSED_FOR_FORM = new Set([400, 405, 406, 411, 413, 414, 415, 422]);

/** Holds what a plan expected of its requests against what came. */
export function judgeExpectations(
  steps: readonly Step[],
  exchanges: readonly Exchange[],
  obligations: ReadonlyMap<string, Obligation>,
): ExpectationJudgement {
  const byStep = new Map<string, Exchange>();
  for (const exchange of exchanges) if (!byStep.has(exchange.step)) byStep.set(exchange.step, exchange);
  const held = new Set<string>();
  const findings: Finding[] = [];
  for (const step of steps) {
    const exchange = byStep.get(step.name);
    if (exchange === undefined) continue;
    for (const expectation of step.expects) {
      const obligation = obligations.get(expectation.obligation);
      const expected = verdict(expectation, exchange.response.status);
      if (obligation === undefined || expected === 'unknown') continue;
      if (expected === 'held') {
        held.add(obligation.id);
        continue;
      }
      findings.push({
        obligation: obligation.id,
        rule: expectation.outcome,
        message: `${obligation.statement}; this one was answered ${exchange.response.status}`,
        expected,
        excerpt: `${exchange.response.status} ${exchange.response.body.slice(0, 240)}`,
        place: obligation.place,
        exchanges: [exchange],
        occurrences: 1,
      });
    }
  }
  // What has to be taken is taken when one of its requests is; what has to be refused is so each time.
  const isKept = ({ rule, obligation }: Finding) => rule === 'accepted' && held.has(obligation);
  const broken = findings.filter((finding) => !isKept(finding));
  for (const { obligation } of broken) held.delete(obligation);
  return { held, findings: [...new Map(broken.map((finding) => [finding.obligation, finding])).values()] };
}

/** `held`, `unknown`, or what was expected instead. */
function verdict({ outcome, statuses }: Expectation, status: number): string {
  const isRefusal = status >= 400 && status < 500;
  switch (outcome) {
    case 'accepted':
      if (status >= 200 && status < 300) return 'held';
      // Whatever else speaks against it, its form did not.
      return REFUSED_FOR_FORM.has(status)
        ? 'success'
        : status === 404 || status === 409 || status === 304
          ? 'held'
          : 'unknown';
    case 'refused':
      if (status === 401 || status === 403 || status === 429) return 'unknown';
      return isRefusal ? 'held' : status < 400 ? '4xx' : 'unknown';
    case 'let-in':
      return status === 401 || status === 403 ? 'neither 401 nor 403' : status >= 500 ? 'unknown' : 'held';
    case 'kept-out':
      return statuses?.includes(status) === true ? 'held' : (statuses ?? [401, 403]).join(' or ');
  }
}
