import type { Contract } from '../contract/contract.js';
import { isObject, type Json } from '../contract/json.js';
import { isSafe } from '../laws/history.js';
import { causesOf } from '../plan/causes-of.js';
import type { Step, StepParameter } from '../plan/step.js';
import { type Random, randomFrom } from './random.js';
import { randomValue } from './random-value.js';

export interface FuzzOptions {
  /** A whole number: the same steps come of the same seed. */
  readonly seed: number;
  /** How many requests are sent besides those that make what they are about. */
  readonly requests: number;
  /** Only methods that are safe, besides the steps that make what is asked for: a plan that only reads has none. */
  readonly readOnly: boolean;
}

/**
 * Steps of a plan with other values in them, by chance and the same each time for the same seed; before them those steps that make what
 * they are about. Nothing is expected of them but what the contract says of every answer.
 */
export function fuzzSteps(contract: Contract, steps: readonly Step[], options: FuzzOptions): Step[] {
  const random = randomFrom(options.seed);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const usable = steps.filter(
    ({ operation, method, repeats }) =>
      operation !== undefined && repeats === undefined && (!options.readOnly || isSafe(method)),
  );
  // Each operation as often as any other, however many steps a plan has for it.
  const operations = [...new Set(usable.map(({ operation }) => operation))];
  const before = new Set<string>();
  const fuzzed: Step[] = [];
  while (fuzzed.length < options.requests && operations.length > 0) {
    const operation = random.one(operations);
    const base = random.one(usable.filter((step) => step.operation === operation));
    if (base === undefined) break;
    for (const cause of causesOf(base)) addWithCauses(cause, byName, before);
    fuzzed.push({ ...mutated(contract, base, random), name: `fuzz ${fuzzed.length + 1}: ${base.name}` });
  }
  const isBefore = ({ name, needs, repeats }: Step) =>
    before.has(name) || (needs !== undefined && before.has(needs) && repeats !== undefined && 'until' in repeats);
  return [...steps.filter(isBefore).map((step) => ({ ...step, expects: [] })), ...fuzzed];
}

function mutated(contract: Contract, base: Step, random: Random): Step {
  const { repeats: _, needs: __, unless: ___, isAlone: ____, ...step } = base;
  const operation = contract.operation(base.operation ?? '');
  const kept = base.parameters.filter(() => random.chance(0.9));
  const parameters = kept.map((parameter): StepParameter => {
    const schema = operation?.parameters.find(
      ({ name, in: where }) => name === parameter.name && where === parameter.in,
    )?.schema;
    if (schema === undefined || !random.chance(parameter.in === 'path' ? 0.15 : 0.6)) return parameter;
    return { ...parameter, value: { known: sendable(parameter, randomValue(contract, schema, random)) } };
  });
  for (const { name, in: where, schema, explode } of operation?.parameters ?? []) {
    if (where !== 'query' || schema === undefined || kept.some((one) => one.name === name) || random.chance(0.7))
      continue;
    parameters.push({ in: where, name, explode, value: { known: randomValue(contract, schema, random) } });
  }
  // What is left out of a path would make it another one.
  for (const one of base.parameters) if (one.in === 'path' && !kept.includes(one)) parameters.push(one);
  const body = mutatedBody(contract, base, random);
  return { ...step, parameters, expects: [], ...(body === undefined ? {} : { body }) };
}

/** A header holds visible ASCII (RFC 9110 §5.5), and an empty part of a path would make it another path. */
function sendable({ in: where }: StepParameter, value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (where === 'header' || where === 'cookie') return text.replace(/[^\x21-\x7e]/g, '') || 'check';
  if (where !== 'path') return value;
  return text === '' || text === '.' || text === '..' || text.includes('/') ? 'check' : text;
}

function mutatedBody(contract: Contract, base: Step, random: Random): Step['body'] {
  const { body } = base;
  if (body === undefined) return undefined;
  const media = contract.operation(base.operation ?? '')?.requestBody?.content;
  const clause = media?.find(({ type }) => type === body.type) ?? media?.[0];
  const type = body.type === undefined ? {} : { type: body.type };
  if ('text' in body || clause?.schema === undefined || random.chance(0.1)) return body;
  const known = 'known' in body.value ? body.value.known : undefined;
  const isDamage = known !== undefined && random.chance(0.5);
  const value = isDamage ? damaged(known, random) : randomValue(contract, clause.schema, random);
  if (random.chance(0.05)) return { ...type, text: JSON.stringify(value).slice(0, -1) };
  return { ...type, value: { known: value } };
}

/** The same with one member dropped, emptied or of another kind. */
function damaged(value: Json, random: Random): Json {
  if (Array.isArray(value) && value.length > 0 && random.chance(0.8)) {
    const at = random.below(value.length);
    return (value as readonly Json[]).map((item, index) => (index === at ? damaged(item, random) : item));
  }
  const names = isObject(value) ? Object.keys(value) : [];
  const name = random.one(names);
  if (!isObject(value) || name === undefined || random.chance(0.15))
    return random.one<Json>([null, 0, '', 'check', [], {}, true, [value]]) ?? null;
  if (random.chance(0.3)) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  return { ...value, [name]: damaged(value[name] ?? null, random) };
}

function addWithCauses(name: string, byName: ReadonlyMap<string, Step>, found: Set<string>): void {
  const step = byName.get(name);
  if (step === undefined || found.has(name)) return;
  found.add(name);
  for (const cause of causesOf(step)) addWithCauses(cause, byName, found);
}
