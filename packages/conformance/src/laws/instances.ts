import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import { clauseOf } from './follow-link.js';
import type { Answer } from './history.js';
import type { Instance } from './law.js';

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;

const reached = new WeakMap<Contract, Map<string, ReadonlySet<string>>>();
const resolvedOf = new WeakMap<Contract, Map<string, ReturnType<Contract['resolve']>>>();

/** All values in an answer that the contract describes by the schema at `pointer`, where the answer's own schema names it. */
export function instancesOf(contract: Contract, pointer: string, answer: Answer): Instance[] {
  if (answer.body === undefined || !canAnswer(contract, pointer, answer.operation)) return [];
  const root = schemaOf(answer);
  const found = new Map<string, Instance>();
  const visit = (schema: string, at: string, value: Json): void => {
    const shape = shapeOf(contract, schema);
    if (shape.pointer === pointer) found.set(at, { answer, at, value });
    for (const branch of shape.branches) visit(branch, at, value);
    if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const member = shape.properties.get(name) ?? shape.rest;
        if (member !== undefined) visit(member, below(at, name), value[name] as Json);
      }
    } else if (Array.isArray(value)) {
      (value as readonly Json[]).forEach((item, index) => {
        const member = shape.first[index] ?? shape.items;
        if (member !== undefined) visit(member, below(at, index), item);
      });
    }
  };
  if (root !== undefined) visit(root, '', answer.body);
  return [...found.values()].filter(({ value }) => isObject(value));
}

/** The operations of which an answer of success can hold the schema at `pointer`. */
export function operationsThatAnswer(contract: Contract, pointer: string): Operation[] {
  return contract.operations.filter(({ responses }) =>
    responses
      .filter(({ status }) => status.startsWith('2'))
      .flatMap(({ content }) => content)
      .some(({ schema }) => schema !== undefined && reaches(contract, schema, pointer)),
  );
}

function canAnswer(contract: Contract, pointer: string, { id }: Operation): boolean {
  const known = reached.get(contract) ?? new Map<string, ReadonlySet<string>>();
  reached.set(contract, known);
  const operations =
    known.get(pointer) ?? new Set(operationsThatAnswer(contract, pointer).map((operation) => operation.id));
  known.set(pointer, operations);
  return operations.has(id);
}

/** A run looks into the same schemas thousands of times. */
function resolve(contract: Contract, pointer: string): ReturnType<Contract['resolve']> {
  const known = resolvedOf.get(contract) ?? new Map<string, ReturnType<Contract['resolve']>>();
  resolvedOf.set(contract, known);
  const resolved = known.get(pointer) ?? contract.resolve(pointer);
  known.set(pointer, resolved);
  return resolved;
}

function reaches(contract: Contract, from: string, pointer: string): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const resolved = resolve(contract, next);
    if (resolved.pointer === pointer) return true;
    if (seen.has(resolved.pointer) || !isObject(resolved.value)) continue;
    seen.add(resolved.pointer);
    const { value: schema, pointer: at } = resolved;
    for (const branch of BRANCHES) waiting.push(...pointersOf(below(at, branch), schema[branch]));
    for (const name of Object.keys(isObject(schema.properties) ? schema.properties : {})) {
      waiting.push(below(at, 'properties', name));
    }
    for (const name of ['items', 'additionalProperties']) if (isObject(schema[name])) waiting.push(below(at, name));
    waiting.push(...pointersOf(below(at, 'prefixItems'), schema.prefixItems));
  }
  return false;
}

/** The parts of a schema that describe a value or its members, by their pointers. */
interface Shape {
  readonly pointer: string;
  readonly branches: readonly string[];
  readonly properties: ReadonlyMap<string, string>;
  /** Members that have no name of their own there. */
  readonly rest: string | undefined;
  readonly first: readonly string[];
  readonly items: string | undefined;
}

const shapes = new WeakMap<Contract, Map<string, Shape>>();

function shapeOf(contract: Contract, schema: string): Shape {
  const ofContract = shapes.get(contract) ?? new Map<string, Shape>();
  shapes.set(contract, ofContract);
  const known = ofContract.get(schema);
  if (known !== undefined) return known;
  const { pointer, value: node } = resolve(contract, schema);
  const value = asObject(node);
  const member = (name: string) => (isObject(value[name]) ? below(pointer, name) : undefined);
  const shape: Shape = {
    pointer,
    branches: BRANCHES.flatMap((branch) => pointersOf(below(pointer, branch), value[branch])),
    properties: new Map(
      Object.keys(asObject(value.properties)).map((name) => [name, below(pointer, 'properties', name)]),
    ),
    rest: member('additionalProperties'),
    first: pointersOf(below(pointer, 'prefixItems'), value.prefixItems),
    items: member('items'),
  };
  ofContract.set(schema, shape);
  return shape;
}

function pointersOf(at: string, list: Json | undefined): string[] {
  return Array.isArray(list) ? (list as readonly Json[]).map((_, index) => below(at, index)) : [];
}

/** The schema of an answer's clause and media type. */
function schemaOf(answer: Answer): string | undefined {
  const header = answer.exchange.response.headers.find(([name]) => name === 'content-type')?.[1];
  const type = header?.split(';')[0]?.trim().toLowerCase();
  return clauseOf(answer)?.content.find((media) => media.type === type)?.schema;
}
