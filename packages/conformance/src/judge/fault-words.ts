import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import type { SchemaFault } from './schema-engine.js';

const EXCERPT_LENGTH = 160;

/** A fault in words: what is wrong, what was asked for, and the smallest part of the value that shows it. */
export interface FaultWords {
  readonly message: string;
  readonly expected: string;
  readonly excerpt: string;
}

export function wordsOf(fault: SchemaFault, value: unknown): FaultWords {
  const part = lookUp(value, fault.at);
  const where = fault.at === '' ? 'it' : `\`${fault.at}\``;
  const [wrong, expected] = describe(fault, part, where);
  const shown =
    fault.member !== undefined && fault.keyword !== 'required'
      ? { [fault.member]: memberOf(part, fault.member) }
      : part;
  return { message: wrong, expected, excerpt: `${fault.at === '' ? '' : `${fault.at}: `}${cut(shown)}` };
}

function describe({ keyword, member, asked }: SchemaFault, part: unknown, where: string): [string, string] {
  const value = JSON.stringify(asked);
  switch (keyword) {
    case 'required':
      return [`${where} has no member \`${member}\``, `a member \`${member}\``];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [`${where} has a member \`${member}\` that the contract does not list`, 'no other members'];
    case 'type':
      return [`${where} is ${typeOf(part)}`, [asked].flat().join(' or ')];
    case 'enum':
      return [`${where} is none of the listed values`, `one of ${value}`];
    case 'const':
      return [`${where} is another value`, value ?? ''];
    case 'format':
    case 'pattern':
      return [`${where} has not the ${keyword} that it should have`, String(asked)];
    case 'false':
      return [`${where} should not be there`, 'nothing'];
    case 'anyOf':
    case 'oneOf':
      return [
        `${where} fits ${keyword === 'oneOf' ? 'not exactly one' : 'none'} of the alternatives`,
        `${keyword} of ${cut(asked)}`,
      ];
    default:
      return [`${where} does not keep \`${keyword}\``, `${keyword} ${cut(asked)}`];
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function memberOf(part: unknown, name: string): unknown {
  return typeof part === 'object' && part !== null ? (part as Record<string, Json>)[name] : undefined;
}

/** A value as text, shortened. */
export function cut(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH - 1)}…`;
}
