import type { Contract } from '../contract/contract.js';
import { isObject, type Json, type JsonObject } from '../contract/json.js';
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
    const resolved = resolve(contract, schema);
    if (resolved.pointer === pointer) found.set(at, { answer, at, value });
    if (!isObject(resolved.value)) return;
    for (const [inner, step, child] of childrenOf(resolved.pointer, resolved.value, value)) {
      visit(inner, step === undefined ? at : below(at, step), child);
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

/** The parts of a schema that describe a value or its members; `step` is absent where it is the value itself. */
function childrenOf(
  at: string,
  schema: JsonObject,
  value: Json,
): [schema: string, step: string | undefined, value: Json][] {
  const children: [string, string | undefined, Json][] = BRANCHES.flatMap((branch) =>
    pointersOf(below(at, branch), schema[branch]).map((pointer): [string, undefined, Json] => [
      pointer,
      undefined,
      value,
    ]),
  );
  if (isObject(value)) {
    const known = isObject(schema.properties) ? schema.properties : {};
    for (const [name, member] of Object.entries(value)) {
      if (Object.hasOwn(known, name)) children.push([below(at, 'properties', name), name, member]);
      else if (isObject(schema.additionalProperties)) children.push([below(at, 'additionalProperties'), name, member]);
    }
  } else if (Array.isArray(value)) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    (value as readonly Json[]).forEach((item, index) => {
      if (index < first) children.push([below(at, 'prefixItems', index), String(index), item]);
      else if (isObject(schema.items)) children.push([below(at, 'items'), String(index), item]);
    });
  }
  return children;
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
