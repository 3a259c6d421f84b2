import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json, type JsonObject } from '../contract/json.js';
import { below } from '../contract/pointer.js';

/** Whether a server has to take a value that just keeps a keyword, or to refuse one that just breaks it. */
export type Side = 'accepted' | 'refused';

/** What a keyword of a schema demands of a server that is sent values. */
export interface SchemaDemand {
  /** Steps from the value as a whole to the part that the keyword speaks of; `*` is any item of a list. */
  readonly path: readonly string[];
  readonly keyword: string;
  readonly side: Side;
  /** Pointer of the keyword. */
  readonly pointer: string;
  readonly statement: string;
}

/** Keywords with a value on each side of them, and in words what a value that keeps them is. */
const BOUNDS: Readonly<Record<string, (bound: Json) => string>> = {
  const: (value) => `${JSON.stringify(value)}`,
  enum: (values) => `one of ${JSON.stringify(values)}`,
  format: (format) => `a ${String(format)}`,
  exclusiveMaximum: (bound) => `less than ${String(bound)}`,
  exclusiveMinimum: (bound) => `more than ${String(bound)}`,
  maximum: (bound) => `at most ${String(bound)}`,
  maxItems: (count) => `at most ${String(count)} items`,
  maxLength: (count) => `at most ${String(count)} characters`,
  maxProperties: (count) => `at most ${String(count)} members`,
  minimum: (bound) => `at least ${String(bound)}`,
  minItems: (count) => `at least ${String(count)} items`,
  minLength: (count) => `at least ${String(count)} characters`,
  minProperties: (count) => `at least ${String(count)} members`,
  multipleOf: (factor) => `a multiple of ${String(factor)}`,
  pattern: (pattern) => `of the form ${String(pattern)}`,
  uniqueItems: () => 'without an item twice',
};

/** Formats of JSON Schema 2020-12, and OpenAPI's own, that a validator can tell. @see RFC of each in JSON Schema Validation §7.3 */
const TOLD_FORMATS = new Set(
  'date-time date time duration email hostname ipv4 ipv6 uri uri-reference uuid uri-template json-pointer relative-json-pointer regex int32 int64 byte'.split(
    ' ',
  ),
);

/**
 * What a schema demands of values that are sent, references followed, in the order of the schema. Of several branches (`anyOf`, `oneOf`)
 * each speaks; a value to be refused has to be refused by all of them. Conditions (`if`, `not`) are left out: no single keyword
 * tells which values they let through.
 *
 * @param asText whether values travel as text, as parameters do: then a text is never of the wrong type where any text is right
 */
export function demandsOf(contract: Contract, schema: string, asText: boolean): SchemaDemand[] {
  const found: SchemaDemand[] = [];
  walk({ contract, asText, found, seen: [] }, schema, []);
  const byName = new Map<string, SchemaDemand>();
  for (const demand of found) {
    const name = `${demand.path.join('/')} ${demand.keyword} ${demand.side}`;
    if (!byName.has(name)) byName.set(name, demand);
  }
  return [...byName.values()];
}

interface Walk {
  readonly contract: Contract;
  readonly asText: boolean;
  readonly found: SchemaDemand[];
  /** Schemas on the way here: a schema within itself asks nothing new. */
  readonly seen: readonly string[];
}

function walk(context: Walk, at: string, path: readonly string[]): void {
  const { pointer, value } = context.contract.resolve(at);
  if (!isObject(value) || context.seen.includes(pointer)) return;
  const inner = { ...context, seen: [...context.seen, pointer] };
  const say = (keyword: string, sides: readonly Side[], clause: string, words: string, where = path) => {
    for (const side of sides) {
      context.found.push({ path: where, keyword, side, pointer: clause, statement: `${nameOf(where)} ${words}` });
    }
  };

  if (
    value.type !== undefined &&
    !(context.asText && typesOf(value).some((type) => type === 'string' || type === 'array'))
  ) {
    say('type', ['refused'], below(pointer, 'type'), `has to be ${typesOf(value).join(' or ')}`);
  }
  for (const [keyword, words] of Object.entries(BOUNDS)) {
    const bound = value[keyword];
    if (bound === undefined || !isTold(keyword, bound)) continue;
    say(keyword, ['accepted', 'refused'], below(pointer, keyword), `has to be ${words(bound)}`);
  }
  for (const [index, name] of (Array.isArray(value.required) ? (value.required as string[]) : []).entries()) {
    say('required', ['refused'], below(pointer, 'required', index), 'has to be there', [...path, name]);
  }
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    if (value[keyword] === false) {
      say(keyword, ['refused'], below(pointer, keyword), 'may have no member that is not listed');
    }
  }
  for (const name of Object.keys(asObject(value.properties))) {
    walk(inner, below(pointer, 'properties', name), [...path, name]);
  }
  if (isObject(value.items)) walk(inner, below(pointer, 'items'), [...path, '*']);
  if (isObject(value.additionalProperties)) walk(inner, below(pointer, 'additionalProperties'), [...path, '*']);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = value[keyword];
    if (!Array.isArray(branches)) continue;
    for (const index of branches.keys()) walk(inner, below(pointer, keyword, index), path);
  }
}

function typesOf({ type }: JsonObject): string[] {
  return [type].flat().map(String);
}

function isTold(keyword: string, bound: Json): boolean {
  if (keyword === 'format') return TOLD_FORMATS.has(String(bound));
  if (keyword === 'uniqueItems') return bound === true;
  // Nothing is shorter than nothing.
  return !(keyword.startsWith('min') && keyword !== 'minimum' && bound === 0);
}

function nameOf(path: readonly string[]): string {
  if (path.length === 0) return 'it';
  return path.at(-1) === '*' && path.length === 1 ? 'each item' : `\`${path.join('.')}\``;
}
