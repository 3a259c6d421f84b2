import type { Contract } from '../contract/contract.js';
import { schemaEngineOf } from '../judge/schema-engine.js';
import { isSafe } from '../laws/history.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Obligation } from '../model/obligation.js';
import type { InputObligation } from '../obligations/input-obligations.js';
import { Draft, isJson } from './draft.js';
import { planCredentials } from './plan-credentials.js';
import { planInputs } from './plan-inputs.js';
import { planLists } from './plan-lists.js';
import { planStatuses } from './plan-statuses.js';
import { Sampler } from './sample.js';
import type { NotExercisable, Plan, Step } from './step.js';

export interface PlanOptions {
  /** Names of the roles for which there is a credential, the owner first: whoever does all that is not about credentials. */
  readonly roles: readonly string[];
  /** What each role may do: the words of `x-actions`. The owner may do all unless it is named here. */
  readonly actions?: Readonly<Record<string, readonly string[]>>;
  /** Only methods that are safe (RFC 9110 §9.2.1). */
  readonly readOnly?: boolean;
  /** Examples are sent with the names they bear; otherwise what the plan makes has names that nobody else gives. */
  readonly isTargetEmpty?: boolean;
}

/**
 * What to ask of a server so that as many obligations as possible are put to the test: the same steps each time for the same
 * contract and options. Nothing is sent.
 */
export function planRequests(
  contract: Contract,
  obligations: readonly (Obligation | InputObligation)[],
  laws: readonly BoundLaw[],
  options: PlanOptions,
): Plan {
  const sampler = new Sampler(contract, schemaEngineOf(contract));
  const draft = new Draft(contract, sampler, laws, {
    owner: options.roles[0] ?? 'none',
    isTargetEmpty: options.isTargetEmpty ?? true,
    isReadOnly: options.readOnly === true,
  });
  const notExercisable: NotExercisable[] = [];
  planChanges(draft);
  planReads(draft);
  planLists(draft, laws);
  notExercisable.push(...planInputs(draft, obligations));
  planStatuses(draft, obligations);
  notExercisable.push(...planCredentials(draft, options, obligations));
  const steps = draft.steps.filter((step) => {
    if (options.readOnly === true) return isReading(step, draft);
    // Who deletes without saying what may delete what is not of this run.
    return draft.isTargetEmpty || isSafe(step.method) || isOwn(step, draft);
  });
  return {
    steps,
    notExercisable: [
      ...notExercisable,
      ...unprovokable(obligations, contract),
      ...untouched(steps, obligations, contract, options),
    ],
  };
}

/** Each operation that changes something, with each of its examples, on a resource of its own. */
function planChanges(draft: Draft): void {
  for (const operation of draft.contract.operations.filter(({ method }) => !isSafe(method))) {
    const examples = (operation.requestBody?.content ?? []).flatMap((media) =>
      media.examples.map((example) => ({ media, example })),
    );
    for (const { media, example } of examples) {
      const request = draft.request(operation, `${operation.id} ${example.name}`, media, example.value);
      const expects = [{ obligation: `${operation.id}/example/body.${example.name}`, outcome: 'accepted' as const }];
      draft.dispose(operation, draft.act(`${operation.id} with ${example.name}`, operation, request, { expects }));
    }
    if (examples.length === 0) draft.act(operation.id, operation, draft.request(operation, operation.id));
  }
}

/** Each operation that reads, on the resources that stay: one of each example, so that lists have different items. */
function planReads(draft: Draft): void {
  const makers = draft.contract.operations.filter(
    ({ method, path, id }) =>
      method === 'POST' && !path.includes('{') && draft.edges.some(({ from, isGone }) => from.id === id && !isGone),
  );
  for (const operation of makers) {
    for (const media of operation.requestBody?.content ?? []) {
      for (const example of media.examples) {
        const body = { type: media.type, value: { known: draft.withFreshNames(operation, media, example.value) } };
        if (!media.type.includes('*'))
          draft.act(
            `${operation.id} that stays with ${example.name}`,
            operation,
            { ...draft.request(operation, 'reading'), body },
            { stays: true },
          );
      }
    }
  }
  for (const operation of draft.contract.operations.filter(({ method }) => isSafe(method))) {
    draft.add(operation.id, operation, draft.request(operation, 'reading'));
  }
}

/** Whether what a step changes is of this run, does not exist, or is not touched as the request is refused. */
function isOwn({ method, operation, parameters, expects }: Step, draft: Draft): boolean {
  if (method === 'DELETE' && parameters.length === 0) return false;
  const clauses = operation === undefined ? [] : (draft.contract.operation(operation)?.parameters ?? []);
  return parameters.every(({ in: where, name, value }) => {
    if ('step' in value) return isMade(value.step, draft);
    if (where !== 'path' || expects.some(({ outcome }) => outcome === 'refused')) return true;
    const schema = clauses.find((clause) => clause.name === name && clause.in === 'path')?.schema;
    if (operation === undefined) return true;
    return schema !== undefined && draft.sampler.fresh(schema, 999_999) === value.known;
  });
}

/** Whether what a step tells of is of this run: it made it, or it read what was made. What a list happens to hold is not. */
function isMade(name: string, draft: Draft): boolean {
  const step = draft.steps.find((one) => one.name === name);
  if (step === undefined || !isSafe(step.method)) return step !== undefined;
  const sources = step.parameters.flatMap(({ value }) => ('step' in value ? [value.step] : []));
  return sources.length > 0 && sources.every((source) => isMade(source, draft));
}

/** Whether a step only reads, and all that it builds on does. */
function isReading({ method, needs, parameters }: Step, draft: Draft): boolean {
  const before = [
    ...(needs === undefined ? [] : [needs]),
    ...parameters.flatMap(({ value }) => ('step' in value ? [value.step] : [])),
  ];
  return (
    isSafe(method) &&
    before.every((name) => {
      const step = draft.steps.find((one) => one.name === name);
      return step !== undefined && isReading(step, draft);
    })
  );
}

const UNPROVOKABLE = /^op\/(?:status\/)?(?:(default|5XX|5\d\d)|(413|429))(?:\/|$)/;

/** A sound server does not fail when one wants it to, and nobody knows how much is too much. */
function unprovokable(obligations: readonly Obligation[], contract: Contract): NotExercisable[] {
  const said = new Map(
    contract.operations.flatMap(({ id, responses }) =>
      responses.flatMap(({ status, node }): [string, string][] => {
        const why = node['x-unprovokable'];
        return typeof why === 'string' ? [[`${id}/${status}`, why]] : [];
      }),
    ),
  );
  return obligations.flatMap(({ id, operation, kind }): NotExercisable[] => {
    const [status = ''] = id
      .slice(operation.length + 1)
      .replace(/^status\//, '')
      .split('/');
    const why = kind === 'example' ? undefined : said.get(`${operation}/${status}`);
    if (why !== undefined) return [{ obligation: id, reason: why }];
    const [, failure, excess] =
      (kind === 'example' ? undefined : UNPROVOKABLE.exec(`op${id.slice(operation.length)}`)) ?? [];
    if (failure !== undefined) return [{ obligation: id, reason: 'a sound server does not fail when one wants it to' }];
    if (excess !== undefined) return [{ obligation: id, reason: 'the contract does not say how much is too much' }];
    if (kind === 'body' && !isJson(id.split('/').slice(3).join('/') || ''))
      return [{ obligation: id, reason: 'only JSON is held against a schema' }];
    return [];
  });
}

function untouched(
  steps: Plan['steps'],
  obligations: readonly Obligation[],
  contract: Contract,
  { readOnly }: PlanOptions,
): NotExercisable[] {
  const asked = new Set(steps.map(({ operation }) => operation));
  const expected = new Set(steps.flatMap(({ expects }) => expects.map(({ obligation }) => obligation)));
  const reason =
    readOnly === true
      ? 'it needs a request that may change data, and --read-only sends none'
      : 'it needs a request that might change data which is not of this run';
  return obligations
    .filter(({ operation, kind, id }) => {
      if (readOnly !== true) return contract.operation(operation) !== undefined && !asked.has(operation);
      if (kind === 'method') return !isSafe(id.slice(id.lastIndexOf('/') + 1));
      return !asked.has(operation) || (STATED_INPUTS.includes(kind) && !expected.has(id));
    })
    .map(({ id }) => ({ obligation: id, reason }));
}

const STATED_INPUTS: readonly string[] = ['parameter', 'request-body', 'security'];
