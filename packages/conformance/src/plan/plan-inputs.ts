import type { Json } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import { isSafe } from '../laws/history.js';
import type { Obligation } from '../model/obligation.js';
import type { InputObligation } from '../obligations/input-obligations.js';
import { type Draft, expecting, type Request } from './draft.js';
import { probe } from './probe.js';
import type { NotExercisable, Step, StepParameter } from './step.js';

/** Both sides of each bound of what is sent, and the examples of parameters: what has to be taken is, what has to be refused is. */
export function planInputs(draft: Draft, obligations: readonly (Obligation | InputObligation)[]): NotExercisable[] {
  const left: NotExercisable[] = [];
  const inputs = obligations.filter(isInput);
  let together: ReadonlyMap<string, string> | undefined;
  for (const { obligation, operation, rank } of inOrder(draft, inputs)) {
    // What others only look at has to be there until then.
    if (rank === LAST) together ??= planTogether(draft, inputs);
    const { demand } = obligation;
    const isRefused = demand.side === 'refused';
    // What is refused changes nothing; what is taken gets a resource of its own.
    const isShared = isRefused || isSafe(operation.method);
    const tag = isShared ? 'reading' : operation.path.includes('{') ? obligation.id : 'choosing';
    const requests =
      obligation.kind === 'parameter'
        ? parameterRequests(draft, operation, obligation, tag)
        : bodyRequests(draft, operation, obligation, tag);
    if (typeof requests === 'string') {
      left.push({ obligation: obligation.id, reason: requests });
      continue;
    }
    const unless = together?.get(obligation.id);
    const about: Partial<Step> = {
      expects: [expecting(obligation.id, demand.side)],
      ...(isRefused ? dueOf(operation) : {}),
      ...(unless === undefined ? {} : { unless }),
    };
    const name = obligation.id.replace('/parameter/', ' ').replace('/request-body/', ' body ');
    // What has to be taken may go with one example and not with another: it is enough that one is taken.
    for (const request of isRefused ? requests.slice(0, 1) : requests) {
      if (isRefused || isSafe(operation.method)) draft.add(name, operation, request, about);
      else draft.act(name, operation, request, about);
    }
  }
  planParameterExamples(draft);
  return left;
}

/** The status for what is of the wrong form, where the contract lists one alone for that. */
function dueOf({ responses }: Operation): Pick<Step, 'due'> {
  const isProvoked = (status: number) =>
    responses.some((one) => one.status === String(status) && one.node['x-unprovokable'] === undefined);
  const [only, ...others] = [400, 422].filter(isProvoked);
  return only === undefined || others.length > 0 ? {} : { due: only };
}

const isInput = (obligation: Obligation | InputObligation): obligation is InputObligation => 'demand' in obligation;

/** The rank of what changes something. */
const LAST = 2;

/** What is refused first, then what reads, then what changes something: steps of a kind may run beside each other. */
function inOrder(
  draft: Draft,
  obligations: readonly InputObligation[],
): { obligation: InputObligation; operation: Operation; rank: number }[] {
  const rank = ({ demand }: InputObligation, { method }: Operation) =>
    isSafe(method) ? 1 : demand.side === 'refused' ? 0 : LAST;
  return obligations
    .flatMap((obligation) => {
      const operation = draft.contract.operation(obligation.operation);
      return operation === undefined ? [] : [{ obligation, operation, rank: rank(obligation, operation) }];
    })
    .sort((one, other) => one.rank - other.rank);
}

/**
 * Of a change that only its query chooses, values of all parameters in one request: each such change has to be waited for. Where a server
 * does not take them together, as some exclude each other, each is sent by itself.
 *
 * @returns the step by the obligations that it meets
 */
function planTogether(draft: Draft, obligations: readonly InputObligation[]): Map<string, string> {
  const steps = new Map<string, string>();
  for (const operation of draft.contract.operations) {
    if (isSafe(operation.method) || operation.requestBody !== undefined || !draft.isTargetEmpty) continue;
    const byParameter = new Map<string, { id: string; parameter: StepParameter }[]>();
    for (const obligation of obligations) {
      const { parameter, demand } = obligation;
      if (obligation.operation !== operation.id || demand.side !== 'accepted') continue;
      if (parameter?.in !== 'query' || parameter.required) continue;
      const requests = parameterRequests(draft, operation, obligation, 'choosing');
      const given = typeof requests === 'string' ? undefined : requests[0]?.parameters.at(-1);
      if (given === undefined) continue;
      byParameter.set(parameter.name, [
        ...(byParameter.get(parameter.name) ?? []),
        { id: obligation.id, parameter: given },
      ]);
    }
    if (byParameter.size < 2) continue;
    const request = draft.request(operation, 'choosing');
    const most = Math.max(...[...byParameter.values()].map(({ length }) => length));
    for (let round = 0; round < most; round += 1) {
      const given = [...byParameter.values()].flatMap((values) => values[round] ?? []);
      const others = request.parameters.filter(({ name }) => !byParameter.has(name));
      const step = draft.act(
        `${operation.id} of many choices`,
        operation,
        { ...request, parameters: [...others, ...given.map(({ parameter }) => parameter)] },
        { expects: given.map(({ id }) => expecting(id, 'accepted')) },
      );
      for (const { id } of given) steps.set(id, step);
    }
  }
  return steps;
}

function parameterRequests(
  draft: Draft,
  operation: Operation,
  obligation: InputObligation,
  tag: string,
): Request[] | string {
  const { parameter, demand } = obligation;
  const schema = parameter?.schema;
  const isFilter = parameter?.in === 'query' && !parameter.required;
  if (parameter === undefined || schema === undefined) return 'the parameter is described by a media type';
  const selects =
    !isSafe(operation.method) &&
    (parameter.in === 'path' || (isFilter && operation.requestBody === undefined)) &&
    demand.side === 'accepted';
  if (selects && !draft.isTargetEmpty) return 'what it selects might not be of this run';
  const request = draft.request(operation, tag);
  const others = request.parameters.filter(({ name, in: where }) => name !== parameter.name || where !== parameter.in);
  if (demand.keyword === 'required' && demand.path.length === 0) return [{ ...request, parameters: others }];
  const whole = draft.sampler.of(schema) ?? null;
  const value = probe(draft.contract, draft.sampler, schema, demand, whole, true);
  if (value === undefined) return unreachable(demand.side);
  if (parameter.in === 'path' && (value === '' || value === null || Array.isArray(value)))
    return 'a path with an empty part is another path';
  const media = isSafe(operation.method) ? [] : (operation.requestBody?.content ?? []);
  const bodies =
    media.length < 2
      ? [request]
      : media.map((one, index) => draft.request(operation, index === 0 ? tag : `${tag} ${one.type}`, one));
  return bodies.map((one) => ({
    ...one,
    parameters: [
      ...one.parameters.filter(({ name, in: where }) => name !== parameter.name || where !== parameter.in),
      draft.parameter(parameter, { known: value }),
    ],
  }));
}

function bodyRequests(
  draft: Draft,
  operation: Operation,
  obligation: InputObligation,
  tag: string,
): Request[] | string {
  const { mediaType, demand } = obligation;
  const request = draft.request(operation, tag, mediaType);
  if (demand.keyword === 'required' && demand.path.length === 0) {
    const { body: _, ...bare } = request;
    return [{ ...bare, body: { ...(mediaType === undefined ? {} : { type: mediaType.type }), text: '' } }];
  }
  const schema = mediaType?.schema;
  if (mediaType === undefined || schema === undefined) return 'any body is right';
  const example: Json | undefined = mediaType.examples[0]?.value ?? draft.sampler.of(schema);
  const wholes =
    mediaType.examples.length === 0 && example !== undefined ? [example] : mediaType.examples.map(({ value }) => value);
  const requests = wholes.flatMap((whole): Request[] => {
    const value = probe(
      draft.contract,
      draft.sampler,
      schema,
      demand,
      draft.withFreshNames(operation, mediaType, whole),
      false,
    );
    return value === undefined ? [] : [{ ...request, body: { type: mediaType.type, value: { known: value } } }];
  });
  return requests.length === 0 ? unreachable(demand.side) : requests;
}

function unreachable(side: string): string {
  return side === 'refused'
    ? 'no value breaks this and nothing else: another branch of the schema takes it'
    : 'no value was found that just keeps it; an example would give one';
}

function planParameterExamples(draft: Draft): void {
  for (const operation of draft.contract.operations.filter(({ method }) => isSafe(method))) {
    for (const parameter of operation.parameters) {
      for (const example of parameter.examples) {
        const request = draft.request(operation, 'reading');
        const others = request.parameters.filter(
          ({ name, in: where }) => name !== parameter.name || where !== parameter.in,
        );
        const id = `${operation.id}/example/${parameter.in}.${parameter.name}.${example.name}`;
        draft.add(
          `${operation.id} ${parameter.name} as in ${example.name}`,
          operation,
          { ...request, parameters: [...others, draft.parameter(parameter, { known: example.value })] },
          { expects: [expecting(id, 'accepted')] },
        );
      }
    }
  }
}
