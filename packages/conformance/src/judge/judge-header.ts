import type { Header } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import { cut, wordsOf } from './fault-words.js';
import type { Fault } from './judge.js';
import type { SchemaEngine } from './schema-engine.js';

/** What is wrong with the values of a header: it is not there and should be, or is no instance of its schema. */
export function judgeHeader(
  schemas: SchemaEngine,
  header: Header,
  values: readonly string[],
): Omit<Fault, 'obligation'>[] {
  if (values.length === 0) {
    if (!header.required) return [];
    return [
      {
        rule: 'required',
        message: `the header ${header.name} is missing`,
        expected: `a header ${header.name}`,
        excerpt: 'nothing',
        clause: below(header.pointer, 'required'),
      },
    ];
  }
  const { schema } = header;
  if (schema === undefined) return [];
  const text = values.join(', ');
  const readings = readingsOf(text);
  if (readings.some((reading) => schemas.accepts(schema, reading))) return [];
  // The reading that is at least of the right type tells the most.
  const value =
    readings.find(
      (reading) => !schemas.faults(schema, reading).some(({ keyword, at }) => keyword === 'type' && at === ''),
    ) ?? text;
  return schemas.faults(schema, value).map((fault) => ({
    ...wordsOf(fault, value),
    message: `the header ${header.name}: ${wordsOf(fault, value).message}`,
    excerpt: `${header.name}: ${cut(text)}`,
    rule: fault.keyword,
    clause: fault.clause,
  }));
}

/** What a header's text may stand for, by the style `simple`: itself, a number, a boolean, or a list of these. */
function readingsOf(text: string): unknown[] {
  const items = text.split(',').map((item) => item.trim());
  return [text, scalarOf(text), items, items.map(scalarOf)];
}

function scalarOf(text: string): unknown {
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  return text;
}
