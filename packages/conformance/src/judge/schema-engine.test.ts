import { describe, expect, test } from 'vitest';
import { ContractError } from '../contract/contract-error.js';
import type { Json, JsonObject } from '../contract/json.js';
import { memoryContract } from '../testing/memory-contract.js';
import { schemaEngineOf } from './schema-engine.js';

// A computed name: an object with a plain one would look like a promise.
const THEN = 'then';
const SCHEMA = '/components/schemas/It';

function engineFor(schema: Json, others: JsonObject = {}) {
  return schemaEngineOf(
    memoryContract({ paths: { '/a': { get: { responses: {} } } }, components: { schemas: { It: schema, ...others } } }),
  );
}

/** Ours: one line a keyword of JSON Schema 2020-12, what it takes and what it does not. */
const table: { schema: JsonObject | boolean; takes: Json[]; refuses: Json[] }[] = [
  { schema: true, takes: [null, 1, {}], refuses: [] },
  { schema: false, takes: [], refuses: [null, 1, {}] },
  { schema: { type: 'integer' }, takes: [1, 1.0, -0, 1e3], refuses: [1.5, '1', true, null] },
  { schema: { type: 'number' }, takes: [1, 1.5], refuses: ['1', null, false] },
  { schema: { type: 'boolean' }, takes: [true], refuses: ['true', 0, null] },
  { schema: { type: ['string', 'null'] }, takes: ['', null], refuses: [0, {}, []] },
  { schema: { type: 'array' }, takes: [[]], refuses: [{}, 'a'] },
  { schema: { type: 'object' }, takes: [{}], refuses: [[], null, 'a'] },
  { schema: { type: 'string', nullable: true }, takes: ['a'], refuses: [null] },
  { schema: { const: { a: [1] } }, takes: [{ a: [1] }], refuses: [{ a: [1, 2] }, {}] },
  { schema: { enum: [1, 'a', null] }, takes: [1, 'a', null], refuses: ['1', 2, false] },
  { schema: { minimum: 1, exclusiveMaximum: 3 }, takes: [1, 2.9, 'x'], refuses: [0.9, 3] },
  { schema: { maximum: 3, exclusiveMinimum: 1 }, takes: [1.1, 3], refuses: [1, 3.1] },
  { schema: { multipleOf: 3 }, takes: [0, 9], refuses: [4] },
  { schema: { minLength: 2, maxLength: 3 }, takes: ['ab', '💩💩💩', 1], refuses: ['a', '💩', 'abcd'] },
  { schema: { pattern: '^\\p{L}+$' }, takes: ['añ', 1], refuses: ['a1', ''] },
  { schema: { pattern: '^[\\w-.]+$' }, takes: ['a-.'], refuses: ['a b'] },
  {
    schema: { minItems: 1, maxItems: 2, uniqueItems: true },
    takes: [[1], [1, '1']],
    refuses: [[], [1, 2, 3], [1, 1], [{ a: 1 }, { a: 1 }]],
  },
  {
    schema: { prefixItems: [{ type: 'string' }], items: { type: 'number' } },
    takes: [['a', 1], []],
    refuses: [[1], ['a', 'b']],
  },
  {
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 2 },
    takes: [[1, 1, 2]],
    refuses: [[1], [1, 1, 1], []],
  },
  { schema: { items: { type: 'number' } }, takes: [[], [1]], refuses: [['a']] },
  { schema: { prefixItems: [true], unevaluatedItems: false }, takes: [[1], []], refuses: [[1, 2]] },
  {
    schema: { required: ['a'], properties: { a: { type: 'string' } } },
    takes: [{ a: '' }, 1],
    refuses: [{}, { a: 1 }],
  },
  { schema: { minProperties: 1, maxProperties: 1 }, takes: [{ a: 1 }], refuses: [{}, { a: 1, b: 1 }] },
  {
    schema: { patternProperties: { '^a': { type: 'number' } }, additionalProperties: { type: 'string' } },
    takes: [{ a1: 1, b: '' }],
    refuses: [{ a1: '' }, { b: 1 }],
  },
  { schema: { propertyNames: { maxLength: 1 } }, takes: [{ a: 1 }], refuses: [{ ab: 1 }] },
  { schema: { dependentRequired: { a: ['b'] } }, takes: [{ b: 1 }, { a: 1, b: 1 }], refuses: [{ a: 1 }] },
  { schema: { dependentSchemas: { a: { required: ['b'] } } }, takes: [{}, { a: 1, b: 1 }], refuses: [{ a: 1 }] },
  { schema: { allOf: [{ minimum: 1 }, { maximum: 2 }] }, takes: [1], refuses: [0, 3] },
  { schema: { anyOf: [{ type: 'string' }, { minimum: 1 }] }, takes: ['a', 2], refuses: [0] },
  { schema: { oneOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }, takes: [2, 3], refuses: [6, 5] },
  { schema: { not: { type: 'null' } }, takes: [1], refuses: [null] },
  {
    schema: { if: { type: 'string' }, [THEN]: { minLength: 1 }, else: { minimum: 1 } },
    takes: ['a', 1],
    refuses: ['', 0],
  },
  { schema: { if: { const: 1 }, [THEN]: false }, takes: [2], refuses: [1] },
  { schema: { $ref: '#/components/schemas/Other', maximum: 3 }, takes: [2], refuses: [0, 4, 'a'] },
  {
    schema: { properties: { child: { $ref: '#/components/schemas/It' } }, additionalProperties: false },
    takes: [{ child: { child: {} } }],
    refuses: [{ child: { x: 1 } }],
  },
  {
    schema: { allOf: [{ properties: { a: true } }], properties: { b: true }, unevaluatedProperties: false },
    takes: [{ a: 1, b: 1 }],
    refuses: [{ c: 1 }],
  },
  {
    schema: {
      if: { required: ['a'], properties: { a: true } },
      [THEN]: { properties: { b: true } },
      unevaluatedProperties: false,
    },
    takes: [{}, { a: 1, b: 1 }],
    refuses: [{ b: 1 }],
  },
  {
    schema: {
      anyOf: [
        { required: ['a'], properties: { a: true } },
        { required: ['b'], properties: { b: true } },
      ],
      unevaluatedProperties: false,
    },
    takes: [{ a: 1 }, { a: 1, b: 1 }],
    refuses: [{ a: 1, c: 1 }],
  },
  { schema: { $ref: '#mine', $defs: { it: { $anchor: 'mine', type: 'string' } } }, takes: ['a'], refuses: [1] },
  {
    schema: { examples: [{ $id: 'x', $ref: 'nowhere' }], 'x-note': { $ref: 'nowhere' }, type: 'string' },
    takes: ['a'],
    refuses: [1],
  },
  {
    schema: {
      default: 1,
      title: 'a',
      deprecated: true,
      xml: {},
      type: 'object',
      properties: { a: { default: 1 } },
      required: ['a'],
    },
    takes: [{ a: 2 }],
    refuses: [{}],
  },
  { schema: { type: 'string', format: 'no-such-format' }, takes: ['a'], refuses: [1] },
  {
    schema: { format: 'date-time' },
    takes: ['2026-02-28T23:59:59.123456789Z', '2026-01-01T00:00:00+01:00', 1],
    refuses: ['2026-02-30T00:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01', '2026-01-01T00:00:00'],
  },
  { schema: { format: 'date' }, takes: ['2024-02-29'], refuses: ['2026-02-29', '2026-1-1'] },
  { schema: { format: 'uuid' }, takes: ['6062abda-a5aa-4414-ac91-ecd7944c0f8d'], refuses: ['6062abda-a5aa-4414-ac91'] },
  { schema: { format: 'uri' }, takes: ['https://a.b/c?d#e'], refuses: ['/a', 'a b'] },
  { schema: { format: 'email' }, takes: ['a@b.de'], refuses: ['a.b.de'] },
  { schema: { format: 'ipv4' }, takes: ['127.0.0.1'], refuses: ['256.0.0.1', '1.1.1'] },
  { schema: { type: 'integer', format: 'int32' }, takes: [2147483647], refuses: [2147483648] },
];

describe('the engine takes instances and refuses everything else', () => {
  test.each(table.map((row) => ({ ...row, name: JSON.stringify(row.schema) })))(
    '$name',
    ({ schema, takes, refuses }) => {
      const engine = engineFor(schema, { Other: { type: 'number', minimum: 1 } });
      for (const value of takes) expect([value, engine.faults(SCHEMA, value)]).toEqual([value, []]);
      for (const value of refuses) {
        expect([value, engine.accepts(SCHEMA, value)]).toEqual([value, false]);
        expect([value, engine.faults(SCHEMA, value).length]).not.toEqual([value, 0]);
      }
    },
  );
});

test('nothing is filled in, coerced or removed', () => {
  const engine = engineFor({ properties: { a: { type: 'integer', default: 1 } }, additionalProperties: false });
  const value = { b: '1' };
  engine.faults(SCHEMA, value);
  expect(value).toEqual({ b: '1' });
});

test('a schema that is none says where', () => {
  const engine = engineFor({ properties: { a: { type: 'strnig' } } });
  expect(() => engine.accepts(SCHEMA, {})).toThrow(ContractError);
});
