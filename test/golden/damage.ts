import type { Schema } from './schemas-for.js';
import { schemasFor } from './schemas-for.js';

/** A copy of a value with one thing wrong. */
export interface Damage {
  /** What was done and where: `dropped /results/0/uid`. */
  what: string;
  value: unknown;
}

const samples: Record<string, unknown> = {
  null: null,
  boolean: true,
  number: 0.5,
  string: 'no such value!',
  array: [],
  object: {},
};

/**
 * All copies of `value` with one thing wrong that the schema at `pointer` has to refuse, in a fixed order: a required member
 * dropped; a value of a type that is not allowed there, null among them; a text that is none of those listed, or not of
 * the form; a member that nobody knows. Where the schema says that anything goes (`x-open`), nothing is wrong.
 */
export function damage(document: object, pointer: string, value: unknown): Damage[] {
  return [...damageAt(document, schemasFor(document, { $ref: pointer }), value, '')].map(
    ({ what, value: damaged }) => ({
      what,
      value: damaged,
    }),
  );
}

function* damageAt(document: object, schemas: Schema[], value: unknown, at: string): Generator<Damage> {
  if (schemas.length === 0) return;
  const allowed = new Set(schemas.flatMap(typesOf));
  for (const [type, sample] of Object.entries(samples)) {
    if (!allowed.has(type)) yield { what: `made ${type} ${at || '/'}`, value: sample };
  }
  if (typeof value === 'string' && schemas.some(isBound)) yield { what: `misspelt ${at}`, value: samples.string };
  if (typeof value === 'number' && !allowed.has('number')) yield { what: `made a fraction ${at}`, value: value + 0.5 };
  if (Array.isArray(value)) yield* damageItems(document, schemas, value, at);
  else if (typeof value === 'object' && value !== null) yield* damageMembers(document, schemas, value, at);
}

function* damageItems(document: object, schemas: Schema[], value: unknown[], at: string): Generator<Damage> {
  const itemSchemas = schemas.flatMap(({ items }) => schemasFor(document, items));
  for (const [index, item] of value.entries()) {
    for (const { what, value: damaged } of damageAt(document, itemSchemas, item, `${at}/${index}`)) {
      yield { what, value: value.with(index, damaged) };
    }
  }
}

function* damageMembers(document: object, schemas: Schema[], value: object, at: string): Generator<Damage> {
  const isOpen =
    schemas.some((schema) => 'x-open' in schema) && !schemas.some((schema) => schema.unevaluatedProperties === false);
  if (!isOpen) yield { what: `added ${at}/noSuchMember`, value: { ...value, noSuchMember: true } };
  for (const [key, member] of Object.entries(value)) {
    if (schemas.some(({ required }) => required?.includes(key))) {
      yield {
        what: `dropped ${at}/${key}`,
        value: Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)),
      };
    }
    const memberSchemas = schemas.flatMap(({ properties, additionalProperties }) =>
      schemasFor(document, properties?.[key] ?? (properties === undefined ? additionalProperties : undefined)),
    );
    for (const { what, value: damaged } of damageAt(document, memberSchemas, member, `${at}/${key}`)) {
      yield { what, value: { ...value, [key]: damaged } };
    }
  }
}

function typesOf({ type, const: only, enum: list }: Schema): string[] {
  const types =
    type === undefined
      ? [...(only === undefined ? [] : [typeof only]), ...(list ?? []).map((one) => typeof one)]
      : [type].flat();
  return types.includes('number') ? [...types, 'integer'] : types;
}

/** True of a schema that lets only some texts through: those listed, or those of a form. */
function isBound(schema: Schema): boolean {
  const { enum: list, const: only, pattern, format } = schema;
  return typesOf(schema).includes('string') && [list, only, pattern, format].some((keyword) => keyword !== undefined);
}
