import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json } from '../contract/json.js';
import type { Link, MediaType, Operation, Parameter } from '../contract/operation.js';
import { below, lookUp, stepsOf } from '../contract/pointer.js';
import { readExpression } from '../laws/expression.js';
import { isSafe } from '../laws/history.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Sampler } from './sample.js';
import type { Expectation, Step, StepParameter, Value } from './step.js';

/** A link to follow, and where it comes from. */
export interface Edge {
  readonly from: Operation;
  readonly status: string;
  readonly link: Link;
  readonly after?: string;
  /** Whether what it leads to has to be gone. */
  readonly isGone: boolean;
}

/** What a request carries, before it has a name. */
export interface Request {
  readonly parameters: readonly StepParameter[];
  readonly body?: NonNullable<Step['body']>;
  readonly needs?: string;
}

/** Steps as they are thought of, and the resources that they have made so far. */
export class Draft {
  readonly steps: Step[] = [];
  readonly contract: Contract;
  readonly sampler: Sampler;
  readonly owner: string;
  readonly edges: readonly Edge[];
  /** Whether names that examples bear may be used as they are. */
  readonly isTargetEmpty: boolean;
  private readonly isReadOnly: boolean;
  private readonly laws: readonly BoundLaw[];
  private readonly made = new Map<string, string>();
  private readonly names = new Set<string>();
  private count = 0;

  constructor(
    contract: Contract,
    sampler: Sampler,
    laws: readonly BoundLaw[],
    about: { owner: string; isTargetEmpty: boolean; isReadOnly: boolean },
  ) {
    this.contract = contract;
    this.sampler = sampler;
    this.laws = laws;
    this.owner = about.owner;
    this.isTargetEmpty = about.isTargetEmpty;
    this.isReadOnly = about.isReadOnly;
    this.edges = laws.flatMap(({ law, owner: where, settings }) => {
      if (law !== 'follows' || where.on !== 'link' || !isObject(settings)) return [];
      const { after, status } = settings;
      return [
        {
          from: where.operation,
          status: where.status,
          link: where.link,
          ...(typeof after === 'string' ? { after } : {}),
          isGone: typeof status === 'number' && status >= 400,
        },
      ];
    });
  }

  add(name: string, operation: Operation | undefined, request: Request, about: Partial<Step> = {}): string {
    let unique = name;
    for (let count = 2; this.names.has(unique); count += 1) unique = `${name} (${count})`;
    this.names.add(unique);
    this.steps.push({
      name: unique,
      ...(operation === undefined ? {} : { operation: operation.id }),
      method: operation?.method ?? 'GET',
      path: operation?.path ?? '/',
      credential: this.owner,
      expects: [],
      ...request,
      ...about,
    });
    return unique;
  }

  /** A request that an operation should take: its first example, on a resource of its own when `tag` is new. */
  request(operation: Operation, tag: string, media?: MediaType, example?: Json): Request {
    const body = this.bodyOf(operation, media, example);
    const parameters = this.parametersOf(operation, tag);
    return { parameters, ...(body === undefined ? {} : { body }) };
  }

  /** The same on something that does not exist: each parameter of the path has a value that nothing has. */
  requestOfNothing(operation: Operation): Request {
    const body = this.bodyOf(operation);
    return {
      parameters: operation.parameters
        .filter(isNeeded)
        .map((parameter) => this.parameter(parameter, { known: this.nothing(parameter) })),
      ...(body === undefined ? {} : { body }),
    };
  }

  parameter(parameter: Parameter, value: Value): StepParameter {
    return { in: parameter.in, name: parameter.name, value, explode: parameter.explode };
  }

  /** Sends a request that changes something, and goes after what comes of it. */
  act(name: string, operation: Operation, request: Request, about: Partial<Step> = {}): string {
    const step = this.add(name, operation, request, about);
    this.followLinks(operation, step);
    return step;
  }

  /** Takes away again what a step has made, where a link of it leads to that. */
  dispose(operation: Operation, step: string): void {
    for (const { link } of this.edges.filter(
      ({ from, status, isGone }) => from.id === operation.id && /^2/.test(status) && !isGone,
    )) {
      const target = this.contract.operation(link.operation);
      if (target?.method !== 'DELETE') continue;
      this.act(`${step} → ${link.name}`, target, { parameters: this.fromLink(link, target, step), needs: step });
    }
  }

  /** Follows each link of success to an operation that only reads. */
  followLinks(operation: Operation, step: string): void {
    const edges = this.edges.filter(({ from, status }) => from.id === operation.id && /^2/.test(status));
    for (const edge of edges.filter(({ after }) => after === undefined)) this.follow(edge, step, true);
    for (const edge of edges.filter(({ after }) => after !== undefined)) this.follow(edge, step, false);
  }

  private follow({ link }: Edge, step: string, untilEnded: boolean): void {
    const target = this.contract.operation(link.operation);
    if (target === undefined || !isSafe(target.method)) return;
    const parameters = this.fromLink(link, target, step);
    this.add(
      `${step} → ${link.name}`,
      target,
      { parameters, needs: step },
      untilEnded ? { repeats: { until: 'ended' } } : {},
    );
  }

  private fromLink(link: Link, target: Operation, step: string): StepParameter[] {
    return Object.entries(link.parameters).flatMap(([qualified, member]) => {
      const name = qualified.replace(/^(path|query|header|cookie)\./, '');
      const parameter = target.parameters.find((one) => one.name === name);
      return parameter === undefined ? [] : [this.parameter(parameter, valueFrom(member, step))];
    });
  }

  /** Where what should be there could not be made, a name of nothing stands for it. */
  private parametersOf(operation: Operation, tag: string): StepParameter[] {
    const wanted = operation.parameters.filter(
      (parameter) => isNeeded(parameter) || this.isLinked(operation, parameter),
    );
    if (wanted.length === 0) return [];
    const edge = this.providerOf(operation);
    const step = edge === undefined ? undefined : this.make(edge, tag);
    const given = new Map<string, StepParameter>();
    if (edge !== undefined && step !== undefined) {
      for (const parameter of this.fromLink(edge.link, operation, step)) given.set(parameter.name, parameter);
    }
    const missing = wanted.filter(({ name, in: where }) => where === 'path' && !given.has(name));
    const listed = missing.length === 0 ? [] : this.fromList(operation, tag);
    for (const [name, value] of listed) {
      const parameter = operation.parameters.find((one) => one.name === name);
      if (parameter !== undefined && !given.has(name)) given.set(name, this.parameter(parameter, value));
    }
    return wanted.flatMap((parameter) => {
      const known = given.get(parameter.name);
      if (known !== undefined && parameter.in === 'path' && 'expression' in known.value) {
        return [{ ...known, value: { ...known.value, otherwise: this.nothing(parameter) } }];
      }
      if (known !== undefined) return [known];
      if (!isNeeded(parameter)) return [];
      const value =
        parameter.examples[0]?.value ??
        (parameter.schema === undefined ? 'check' : this.sampler.of(parameter.schema)) ??
        'check';
      return [this.parameter(parameter, { known: value })];
    });
  }

  /** Whether the operation is led to with a value for this parameter. */
  private isLinked(operation: Operation, { name }: Parameter): boolean {
    const edge = this.providerOf(operation);
    return (
      edge !== undefined &&
      edge.link.operation === operation.id &&
      Object.keys(edge.link.parameters).some((key) => key.replace(/^(path|query|header|cookie)\./, '') === name)
    );
  }

  /** The link that gives most parameters of an operation: one to itself, else one to what its path begins with. */
  private providerOf(operation: Operation): Edge | undefined {
    const names = new Set(operation.parameters.map(({ name }) => name));
    const usable = this.edges.filter(({ link, isGone, from, status }) => {
      const target = this.contract.operation(link.operation);
      if (this.isReadOnly && !isSafe(from.method)) return false;
      if (target === undefined || isGone || from.id === operation.id || from.method === 'DELETE' || !/^2/.test(status))
        return false;
      if (target.id !== operation.id && !isBelow(operation.path, target.path)) return false;
      // What only changes a thing does not make one.
      return from.path !== operation.path || !from.path.includes('{');
    });
    const score = ({ link, from }: Edge) => {
      const covered = Object.keys(link.parameters).filter((key) =>
        names.has(key.replace(/^(path|query|header|cookie)\./, '')),
      ).length;
      const isMaker = from.method === 'POST' || from.method === 'PUT';
      return (
        covered * 10 + (link.operation === operation.id ? 4 : 0) + (isMaker ? 2 : 0) + (from.method === 'POST' ? 1 : 0)
      );
    };
    return usable.reduce<Edge | undefined>(
      (best, edge) => (best === undefined || score(edge) > score(best) ? edge : best),
      undefined,
    );
  }

  /** Makes what an edge leads to, once for each tag. */
  private make({ from }: Edge, tag: string): string {
    const key = `${from.id} ${tag}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    // A circle of links would never begin.
    this.made.set(key, '');
    const request = this.request(from, tag);
    const step = isSafe(from.method)
      ? this.add(`${from.id} for ${tag}`, from, request)
      : this.act(`${from.id} for ${tag}`, from, request);
    this.made.set(key, step);
    return step;
  }

  /** The first item of a list that says how one of its items is read. */
  private fromList(operation: Operation, tag: string): [string, Value][] {
    for (const { law, owner, settings } of this.laws) {
      if (law !== 'list-equals-one' || owner.on !== 'operation' || !isObject(settings)) continue;
      const { operation: one, parameters, items } = settings;
      const target = typeof one === 'string' ? this.contract.operation(one) : undefined;
      if (target === undefined || !isBelow(operation.path, target.path) || !Array.isArray(parameters)) continue;
      const key = `${owner.operation.id} list ${tag}`;
      const step =
        this.made.get(key) ??
        this.add(`${owner.operation.id} for ${tag}`, owner.operation, this.request(owner.operation, tag));
      this.made.set(key, step);
      return (parameters as [string, string][]).map(([name, at]): [string, Value] => [
        name,
        { step, expression: `$response.body#${String(items)}/0${at}` },
      ]);
    }
    return [];
  }

  private bodyOf(operation: Operation, media?: MediaType, example?: Json): NonNullable<Step['body']> | undefined {
    const type = media ?? operation.requestBody?.content[0];
    if (type === undefined) return undefined;
    const sample =
      example ?? type.examples[0]?.value ?? (type.schema === undefined ? undefined : this.sampler.of(type.schema));
    if (sample === undefined) return undefined;
    const isVerbatim = example !== undefined && this.isTargetEmpty;
    const value = isVerbatim ? sample : this.withFreshNames(operation, type, sample);
    const named = type.type.includes('*') ? 'application/json' : type.type;
    return typeof value === 'string' && !isJson(named)
      ? { type: named, text: value }
      : { type: named, value: { known: value } };
  }

  /** Gives what is made a name of its own, where the links of the operation say that a member is the name. */
  withFreshNames(operation: Operation, { schema }: MediaType, sample: Json): Json {
    if (operation.path.includes('{') && operation.method !== 'POST') return sample;
    const pointers = this.edges
      .filter(({ from }) => from.id === operation.id)
      .flatMap(({ link }) => Object.values(link.parameters))
      .flatMap((member) => {
        const expression = typeof member === 'string' ? readExpression(member) : undefined;
        return expression?.from === 'request-body' || expression?.from === 'response-body' ? [expression.pointer] : [];
      });
    if (!isObject(sample) || schema === undefined) return sample;
    const { pointer: resolved, value } = this.contract.resolve(schema);
    const known = asObject(lookUp(value, '/properties'));
    const named: Record<string, Json> = { ...sample };
    for (const pointer of new Set(pointers)) {
      const [name, ...rest] = stepsOf(pointer);
      if (name === undefined || rest.length > 0 || !Object.hasOwn(named, name) || !Object.hasOwn(known, name)) continue;
      this.count += 1;
      const fresh = this.sampler.fresh(below(resolved, 'properties', name), this.count);
      if (fresh !== undefined) named[name] = fresh;
    }
    return named;
  }

  /** Whether what {@link requestOfNothing} asks for has a name that nobody else gives. */
  isOfNothing({ parameters }: Operation): boolean {
    return parameters.every(
      ({ in: where, schema }) =>
        where !== 'path' || (schema !== undefined && this.sampler.fresh(schema, 999_999) !== undefined),
    );
  }

  nothing(parameter: Parameter): Json {
    if (parameter.schema === undefined) return 'check-nothing';
    return (
      (parameter.in === 'path' ? this.sampler.fresh(parameter.schema, 999_999) : undefined) ??
      this.sampler.of(parameter.schema) ??
      'check-nothing'
    );
  }
}

export const expecting = (
  obligation: string,
  outcome: Expectation['outcome'],
  statuses?: readonly number[],
): Expectation => ({
  obligation,
  outcome,
  ...(statuses === undefined ? {} : { statuses }),
});

export function isJson(type: string): boolean {
  return /^application\/(.+\+)?json(;|$)/.test(type);
}

function isNeeded({ required, in: where }: Parameter): boolean {
  return required || where === 'path';
}

/** Whether a path is another, or lies below it: `/shelves/{shelf}/books` below `/shelves/{shelf}`. */
function isBelow(path: string, other: string): boolean {
  return other.includes('{') && (path === other || path.startsWith(`${other}/`));
}

function valueFrom(member: Json, step: string): Value {
  return typeof member === 'string' && readExpression(member) !== undefined
    ? { step, expression: member }
    : { known: member };
}
