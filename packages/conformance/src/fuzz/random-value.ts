import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json, type JsonObject } from '../contract/json.js';
import { below } from '../contract/pointer.js';
import type { Random } from './random.js';

const DEEPEST = 6;
const MOST_ITEMS = 20;
const LONGEST_TEXT = 300;
const ODD_TEXTS = [
  '',
  ' ',
  'é',
  '👩‍🚀',
  '\u0000',
  '\n',
  '../..',
  '%00',
  '*',
  'null',
  'true',
  '-1',
  'a,b',
  '"',
  '{}',
  '\u202e',
  'ǅ',
];
const ODD_NUMBERS = [0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e-7];

/** A value about as a schema wants it: at its bounds, just beyond them, and now and then of another kind altogether. */
export function randomValue(contract: Contract, schema: string, random: Random, depth = 0): Json {
  const { pointer, value } = contract.resolve(schema);
  if (!isObject(value) || depth > DEEPEST) return randomText({}, random);
  if (random.chance(0.06)) return anyValue(random);
  if (value.const !== undefined) return value.const;
  if (Array.isArray(value.enum) && random.chance(0.9)) return random.one(value.enum as Json[]) ?? null;
  const examples = [value.default, ...(Array.isArray(value.examples) ? (value.examples as Json[]) : [])];
  const stated = examples.filter((one): one is Json => one !== undefined);
  if (stated.length > 0 && random.chance(0.3)) return random.one(stated) ?? null;
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = value[keyword];
    if (!Array.isArray(branches) || branches.length === 0) continue;
    return randomValue(contract, below(pointer, keyword, random.below(branches.length)), random, depth + 1);
  }
  switch (random.one([value.type].flat()) ?? (isObject(value.properties) ? 'object' : undefined)) {
    case 'integer':
    case 'number':
      return randomNumber(value, random);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: randomCount(value.minItems, value.maxItems, MOST_ITEMS, random) }, () =>
        isObject(value.items) ? randomValue(contract, below(pointer, 'items'), random, depth + 1) : anyValue(random),
      );
    case 'object':
      return randomObject(contract, pointer, value, random, depth);
    case 'string':
      return randomText(value, random);
    default:
      return Array.isArray(value.allOf) ? randomOfAll(contract, pointer, value.allOf, random, depth) : anyValue(random);
  }
}

function randomObject(contract: Contract, pointer: string, schema: JsonObject, random: Random, depth: number): Json {
  const required = Array.isArray(schema.required) ? (schema.required as Json[]) : [];
  const members = Object.keys(asObject(schema.properties))
    .filter((name) => random.chance(required.includes(name) ? 0.94 : 0.5))
    .map((name): [string, Json] => [
      name,
      randomValue(contract, below(pointer, 'properties', name), random, depth + 1),
    ]);
  if (random.chance(0.1)) members.push([randomText({}, random), anyValue(random)]);
  const own = Object.fromEntries(members);
  if (!Array.isArray(schema.allOf)) return own;
  return { ...asObject(randomOfAll(contract, pointer, schema.allOf, random, depth)), ...own };
}

function randomOfAll(
  contract: Contract,
  pointer: string,
  { length }: readonly unknown[],
  random: Random,
  depth: number,
): Json {
  const parts = Array.from({ length }, (_, index) =>
    randomValue(contract, below(pointer, 'allOf', index), random, depth + 1),
  );
  return parts.every(isObject) ? Object.assign({}, ...parts) : (random.one(parts) ?? null);
}

function randomNumber({ minimum, maximum }: JsonObject, random: Random): number {
  const bounds = [minimum, maximum].filter((bound) => typeof bound === 'number');
  const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]);
  if (near.length > 0 && random.chance(0.5)) return random.one(near) ?? 0;
  return random.chance(0.4) ? (random.one(ODD_NUMBERS) ?? 0) : random.below(1000);
}

function randomText({ minLength, maxLength }: JsonObject, random: Random): string {
  if (random.chance(0.3)) return random.one(ODD_TEXTS) ?? '';
  const length = randomCount(minLength, maxLength, LONGEST_TEXT, random);
  return Array.from({ length }, () => String.fromCharCode(97 + random.below(26))).join('');
}

/** A count at a bound, beside it, or small; never more than is fair to send. */
function randomCount(least: Json | undefined, most: Json | undefined, cap: number, random: Random): number {
  const bounds = [least, most].filter((bound) => typeof bound === 'number');
  const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1]).filter((count) => count >= 0 && count <= cap);
  return near.length > 0 && random.chance(0.4) ? (random.one(near) ?? 1) : random.below(8);
}

function anyValue(random: Random): Json {
  return (
    random.one<Json>([null, true, 7, -1.5, 'check', '', [], {}, [null], { check: { check: [] } }, [[['check']]]]) ??
    null
  );
}
