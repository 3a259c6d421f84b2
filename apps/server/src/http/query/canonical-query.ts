import type { SchemaObject } from '@stillframe/contract';
import { formatTimestamp } from '../../store/clock.js';
import type { ParameterPlan } from '../contract/plan.js';
import { ApiError } from '../errors/api-error.js';
import { suggest } from '../errors/suggest.js';
import { notABoolean, notAnInteger, notInList, type Problem, readDate, textProblem } from '../errors/value-problems.js';

/** A query that says the same as the one sent, in the one form that the contract describes. */
export interface CanonicalQuery {
  /** Without the `?`. A list without a member is left out: the validator has no word for it. */
  text: string;
  /** By name, with the contract's defaults. A list without a member is `[]`: it matches nothing. */
  values: Record<string, unknown>;
  /** The names given, in order. */
  given: string[];
}

type Value = string | number | boolean;

/**
 * Reads a query as Meilisearch does, by the contract: form decoding, lists joined by commas (a member may be empty and then
 * does not count), words of a fixed list in any letter case, whole numbers in decimal digits only, dates with or without a
 * time. The last of several values of one name counts.
 *
 * @param raw what stands behind the `?`
 * @throws ApiError about the first parameter, in the order sent, that is unknown or has a bad value
 */
export function canonicalQuery(parameters: readonly ParameterPlan[], raw: string): CanonicalQuery {
  const parts: string[] = [];
  const values: Record<string, unknown> = {};
  for (const { name, schema } of parameters) if (schema.default !== undefined) values[name] = schema.default;
  // The `&` keeps URLSearchParams from dropping a `?` that belongs to the first name.
  const sent = new Map(new URLSearchParams(`&${raw}`));
  for (const [name, text] of sent) {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) throw unknownParameter(name, parameters);
    const value =
      parameter.schema.type === 'array' ? readList(parameter, text) : readItem(parameter, parameter.schema, text, name);
    values[name] = value;
    const members = [value].flat();
    if (members.length > 0) parts.push(`${name}=${members.map(encodeURIComponent).join(',')}`);
  }
  return { text: parts.join('&'), values, given: [...sent.keys()] };
}

function readList(parameter: ParameterPlan, text: string): Value[] {
  const members = text.split(',').filter((member) => member !== '');
  return members.map((member, index) => {
    const place = members.length > 1 ? `${parameter.name}[${index}]` : parameter.name;
    return readItem(parameter, parameter.schema.items ?? {}, member, place);
  });
}

function readItem(parameter: ParameterPlan, declared: SchemaObject, text: string, place: string): Value {
  const isStarred = declared.anyOf?.some((option) => option.const === '*') ?? false;
  if (isStarred && text === '*') return text;
  const schema = declared.anyOf?.find((option) => option.const === undefined) ?? declared;
  const [value, problem] = read(parameter, schema, text);
  if (!problem) return value;
  throw new ApiError(
    parameter.code,
    problem.whole ? problem.text : `Invalid value in parameter \`${place}\`: ${problem.text}`,
  );
}

function read({ name, code }: ParameterPlan, schema: SchemaObject, text: string): [Value, Problem?] {
  if (schema.type === 'integer') {
    const number = readInteger(text, schema.maximum);
    return number === undefined ? ['', notAnInteger(text)] : [number];
  }
  if (schema.type === 'boolean')
    return text === 'true' || text === 'false' ? [text === 'true'] : ['', notABoolean(text)];
  if (schema.enum) {
    const word = schema.enum.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    return word === undefined ? ['', notInList(code, text, schema.enum)] : [word];
  }
  const problem = textProblem(code, schema, text);
  if (problem) return ['', problem];
  if (schema.format !== 'date-time') return [text];
  return [formatTimestamp(readDate(text, name.startsWith('after') ? 'later' : 'this') ?? 0n)];
}

/**
 * A whole number that is not negative, as Rust reads one: decimal digits, a plus sign at most before them.
 *
 * @param maximum 2^64 - 1 when absent; beyond 2^53 - 1 it is that: no page begins there
 */
export function readInteger(text: string, maximum?: number): number | undefined {
  if (!/^\+?\d+$/.test(text)) return undefined;
  const number = BigInt(text.replace('+', ''));
  if (number > (maximum === undefined ? 0xffff_ffff_ffff_ffffn : BigInt(maximum))) return undefined;
  return Math.min(Number(number), Number.MAX_SAFE_INTEGER);
}

function unknownParameter(name: string, parameters: readonly ParameterPlan[]): ApiError {
  const accepted = parameters.map((parameter) => parameter.name);
  const names = accepted.map((candidate) => `\`${candidate}\``).join(', ');
  return new ApiError(
    'bad_request',
    `Unknown parameter \`${name}\`: ${suggest(name, accepted)}expected one of ${names}`,
  );
}
