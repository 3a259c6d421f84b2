import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json, type JsonObject } from '../contract/json.js';
import { below } from '../contract/pointer.js';
import type { SchemaEngine } from '../judge/schema-engine.js';

const FORMATS: Readonly<Record<string, Json>> = {
  'date-time': '2020-01-01T00:00:00Z',
  date: '2020-01-01',
  time: '00:00:00Z',
  duration: 'PT1S',
  email: 'check@example.org',
  hostname: 'example.org',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.org/check',
  'uri-reference': '/check',
  uuid: '7b1e4f70-0000-4000-8000-000000000001',
  'json-pointer': '/check',
  regex: '^check$',
};

/** Texts of which one mostly fits a `pattern`, the plainest first. */
const TEXTS = [
  'check',
  'check-1',
  'a',
  '1',
  'A',
  'abc',
  ',',
  '2099-01-01',
  '2099-01-01T00:00:00Z',
  '2099-01-01T00:00:00.0Z',
  '7b1e4f70-0000-4000-8000-000000000001',
  '0'.repeat(64),
  '0'.repeat(32),
  '0'.repeat(40),
  '/check',
  'https://example.org/check',
  'check@example.org',
  'PT1S',
  '1.0.0',
  'bytes=0-0',
  '"check"',
  '20260101T000000000Z-999999',
  'a-b',
  'a_b',
  'a.b',
  '*',
];

/** Makes instances of schemas: the same ones each time, as plain as can be. */
export class Sampler {
  private readonly contract: Contract;
  private readonly schemas: SchemaEngine;

  constructor(contract: Contract, schemas: SchemaEngine) {
    this.contract = contract;
    this.schemas = schemas;
  }

  /** An instance of the schema; nothing where none was found. */
  of(schema: string): Json | undefined {
    return this.candidates(schema, 0).find((value) => this.schemas.accepts(schema, value));
  }

  /** The n-th of several instances that no example has: for names of what a plan makes, and of what does not exist. */
  fresh(schema: string, count: number): Json | undefined {
    const uuid = `7b1e4f70-0000-4000-8000-${String(count).padStart(12, '0')}`;
    const number = 900_000_000 + count;
    const texts = [
      `check-${count}`,
      uuid,
      `check${count}`,
      String(number),
      `20260101T000000000Z-${number}`,
      `foreign-${String(count).padStart(16, '0')}`,
    ];
    return [number, ...texts].find(
      (value) =>
        this.schemas.accepts(schema, value) &&
        (typeof value !== 'number' || !this.schemas.accepts(schema, `check-${count}`)),
    );
  }

  accepts(schema: string, value: Json): boolean {
    return this.schemas.accepts(schema, value);
  }

  private candidates(schema: string, depth: number): Json[] {
    const { pointer, value } = this.contract.resolve(schema);
    if (!isObject(value) || depth > 6) return [null, 'check', 1, {}];
    const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
      const list = value[keyword];
      return Array.isArray(list)
        ? list.flatMap((_, index) => this.candidates(below(pointer, keyword, index), depth + 1))
        : [];
    });
    const stated = [
      value.const,
      value.default,
      ...(Array.isArray(value.examples) ? (value.examples as Json[]) : []),
      ...(Array.isArray(value.enum) ? (value.enum as Json[]) : []),
    ];
    return [
      ...stated.filter((one): one is Json => one !== undefined),
      ...this.byType(pointer, value, depth),
      ...branches,
    ];
  }

  private byType(pointer: string, schema: JsonObject, depth: number): Json[] {
    const types = [schema.type].flat();
    const has = (type: string) => schema.type === undefined || types.includes(type);
    const found: Json[] = [];
    if (typeof schema.format === 'string' && schema.format in FORMATS) found.push(FORMATS[schema.format] as Json);
    if (has('string')) {
      const least = typeof schema.minLength === 'number' ? schema.minLength : 0;
      found.push(...TEXTS.filter((text) => text.length >= least), 'x'.repeat(least));
    }
    if (has('integer') || has('number'))
      found.push(
        1,
        0,
        ...[schema.minimum, schema.maximum, schema.multipleOf].filter((bound) => typeof bound === 'number'),
      );
    if (has('boolean')) found.push(true, false);
    if (has('array')) {
      const item = isObject(schema.items) ? this.of(below(pointer, 'items')) : 'check';
      const least = typeof schema.minItems === 'number' ? schema.minItems : 1;
      if (item !== undefined) found.push(Array.from({ length: least }, () => item));
      found.push([]);
    }
    if (has('object') || isObject(schema.properties)) {
      const names = Array.isArray(schema.required) ? (schema.required as string[]) : [];
      found.push(
        Object.fromEntries(
          names.flatMap((name) => {
            const inner = Object.hasOwn(asObject(schema.properties), name)
              ? this.of(below(pointer, 'properties', name))
              : 'check';
            return inner === undefined || depth > 6 ? [] : [[name, inner]];
          }),
        ),
      );
    }
    if (has('null')) found.push(null);
    return found;
  }
}
