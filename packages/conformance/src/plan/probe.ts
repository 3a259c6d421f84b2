import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json, type JsonObject } from '../contract/json.js';
import type { SchemaDemand } from '../obligations/schema-demand.js';
import type { Sampler } from './sample.js';

/**
 * A value that just keeps a keyword, or just breaks it.
 *
 * @param whole an instance to begin with, of the schema as a whole
 * @returns nothing where no such value was found: another branch of the schema may let it through
 */
export function probe(
  contract: Contract,
  sampler: Sampler,
  schema: string,
  demand: SchemaDemand,
  whole: Json,
  asText: boolean,
): Json | undefined {
  const around = contract.resolve(demand.pointer.slice(0, demand.pointer.lastIndexOf('/'))).value;
  const clause = isObject(around) ? around : {};
  const isMember = demand.keyword === 'required';
  const path = isMember ? demand.path.slice(0, -1) : demand.path;
  const accepts = (value: Json) => (asText ? acceptsText(sampler, schema, value) : sampler.accepts(schema, value));
  // Of a list's items each word has to be taken: one request says so of all.
  if (demand.side === 'accepted' && demand.keyword === 'enum' && path.at(-1) === '*') {
    const words = Array.isArray(clause.enum) ? (clause.enum as Json[]) : [];
    const all = put(whole, path.slice(0, -1), words);
    if (words.length > 0 && all !== undefined && accepts(all)) return all;
  }
  for (const candidate of isMember ? [] : candidates(clause, demand)) {
    const value = put(whole, path, candidate);
    if (value !== undefined && accepts(value) === (demand.side === 'accepted')) return value;
  }
  if (!isMember || demand.path.length === 0) return undefined;
  const value = without(whole, demand.path);
  return value !== undefined && !accepts(value) ? value : undefined;
}

/** Whether a value that travels as text can be read as an instance: as a text, a number or a truth value, and a list of any. */
function acceptsText(sampler: Sampler, schema: string, value: Json): boolean {
  const readings = (text: Json): Json[] => {
    if (typeof text !== 'string') return [text, String(text)];
    const read: Json[] = [text];
    if (text.trim() !== '' && !Number.isNaN(Number(text))) read.push(Number(text));
    if (text === 'true' || text === 'false') read.push(text === 'true');
    return read;
  };
  if (!Array.isArray(value))
    return readings(value).some((one) => sampler.accepts(schema, one) || sampler.accepts(schema, [one]));
  const items = value as readonly Json[];
  if (items.length !== 1) return sampler.accepts(schema, items);
  return readings(items[0] ?? '').some((one) => sampler.accepts(schema, [one]));
}

function candidates(clause: JsonObject, { keyword, side, pointer }: SchemaDemand): Json[] {
  const bound = clause[keyword] ?? clause[pointer.slice(pointer.lastIndexOf('/') + 1)];
  const n = typeof bound === 'number' ? bound : 0;
  const isInteger = [clause.type].flat().includes('integer');
  const step = isInteger ? 1 : 0.5;
  const good = side === 'accepted';
  const text = (length: number) => 'x'.repeat(Math.max(0, length));
  const list = (length: number) =>
    Array.from({ length: Math.max(0, length) }, (_, index) =>
      isObject(clause.items) && clause.items.type === 'integer' ? index : `check-${index}`,
    );
  switch (keyword) {
    case 'type':
      return wrongTypes(clause);
    case 'enum':
      return good ? (Array.isArray(bound) ? (bound as Json[]) : []) : ['check-no-such-word', 987_654, {}];
    case 'const':
      return good ? [bound ?? null] : ['check-no-such-word', 987_654, {}];
    case 'minimum':
      return good ? [n] : [n - step];
    case 'maximum':
      return good ? [n] : [n + step];
    case 'exclusiveMinimum':
      return good ? [n + step] : [n];
    case 'exclusiveMaximum':
      return good ? [n - step] : [n];
    case 'multipleOf':
      return good ? [n] : [n + n / 2, n + step];
    case 'minLength':
      return good ? [text(n)] : [text(n - 1)];
    case 'maxLength':
      return good ? [text(n)] : [text(n + 1)];
    case 'minItems':
      return good ? [list(n)] : [list(n - 1)];
    case 'maxItems':
      return good ? [list(n)] : [list(n + 1)];
    case 'uniqueItems':
      return good ? [['check-1', 'check-2']] : [['check-1', 'check-1']];
    case 'minProperties':
    case 'maxProperties': {
      const count = good ? n : keyword === 'minProperties' ? n - 1 : n + 1;
      return [Object.fromEntries(list(count).map((name) => [String(name), 1]))];
    }
    case 'format':
      return good
        ? [
            '2020-01-01T00:00:00Z',
            '2020-01-01',
            '7b1e4f70-0000-4000-8000-00000000abcd',
            'https://example.org/check',
            'check@example.org',
            'example.org',
            '192.0.2.1',
            '2001:db8::1',
            'PT1S',
            '00:00:00Z',
            '/check',
            1,
          ]
        : ['check-of-no-form', 'not a form of anything: \\'];
    case 'pattern':
      return good
        ? [
            'check-1',
            'check',
            ',',
            '1',
            'a',
            '2099-01-01',
            '2099-01-01T00:00:00Z',
            '0'.repeat(64),
            '7b1e4f70-0000-4000-8000-00000000abcd',
            '/check',
            'bytes=0-0',
          ]
        : ['check of no form !', 'é', 'check-of-no-form', '', 'xx xx'];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [{ 'check-unlisted': 1 }];
    default:
      return [];
  }
}

function wrongTypes({ type }: JsonObject): Json[] {
  const right = [type].flat();
  const all: [string, Json][] = [
    ['string', 'check-no-such-type'],
    ['integer', 7],
    ['boolean', true],
    ['object', { check: 1 }],
    ['array', [['check']]],
    ['null', null],
  ];
  return all
    .filter(([name]) => !right.includes(name) && !(name === 'integer' && right.includes('number')))
    .map(([, value]) => value);
}

/** The whole with another value at a path; `*` is the first item or member. Members that are unlisted are added beside the others. */
function put(whole: Json | undefined, path: readonly string[], value: Json): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined)
    return isObject(value) && 'check-unlisted' in value && isObject(whole) ? { ...whole, ...value } : value;
  if (step === '*') {
    const list = Array.isArray(whole) ? (whole as readonly Json[]) : [];
    const inner = put(list[0], rest, value);
    return inner === undefined ? undefined : [inner, ...list.slice(1)];
  }
  const object = asObject(whole);
  const inner = put(object[step], rest, value);
  return inner === undefined ? undefined : { ...object, [step]: inner };
}

function without(whole: Json | undefined, path: readonly string[]): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (step === '*') {
    if (!Array.isArray(whole) || whole.length === 0) return undefined;
    const inner = without(whole[0] as Json, rest);
    return inner === undefined ? undefined : [inner, ...(whole.slice(1) as Json[])];
  }
  const object = asObject(whole);
  if (rest.length === 0)
    return Object.hasOwn(object, step)
      ? Object.fromEntries(Object.entries(object).filter(([name]) => name !== step))
      : undefined;
  const inner = without(object[step], rest);
  return inner === undefined ? undefined : { ...object, [step]: inner };
}
