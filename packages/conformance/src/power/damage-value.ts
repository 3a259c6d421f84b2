import { isObject, type Json } from '../contract/json.js';
import type { ClauseFinder } from './find-clause.js';

/** What was done to an answer. `whole`: nothing, but no clause of its own foresees the answer. */
export type DamageKind =
  | 'whole'
  | 'dropped'
  | 'made null'
  | 'made another type'
  | 'made another text'
  | 'made negative'
  | 'made a fraction'
  | 'given an extra member'
  | 'given another status'
  | 'given another media type'
  | 'emptied';

/** A value with one thing wrong, and the clause that should mind. */
export interface DamagedValue {
  readonly kind: DamageKind;
  /** Pointer of the clause that describes the damaged part. */
  readonly clause: string;
  /** JSON pointer into the value. */
  readonly at: string;
  readonly value: Json;
}

/** A text that no list, pattern or format allows by chance. */
const OTHER_TEXT = 'no such value!';

/**
 * All copies of a value with one thing wrong, whether its schema minds or not, parents first: each member dropped, made null, of another
 * type, another text, negative or a fraction; each object with a member that nobody knows.
 */
export function* damageValue(find: ClauseFinder, schema: string, value: Json): Generator<DamagedValue> {
  for (const one of damageAt(find, [schema], value, '')) yield one;
}

function* damageAt(find: ClauseFinder, schemas: readonly string[], value: Json, at: string): Generator<DamagedValue> {
  const [clause] = schemas;
  if (clause === undefined) return;
  const damaged = (kind: DamageKind, replaced: Json): DamagedValue => ({ kind, clause, at, value: replaced });
  if (value !== null) yield damaged('made null', null);
  yield damaged('made another type', otherType(value));
  if (typeof value === 'string') yield damaged('made another text', OTHER_TEXT);
  if (typeof value === 'number') {
    yield damaged('made negative', -1);
    yield damaged('made a fraction', value + 0.5);
  }
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (const [index, item] of items.entries()) {
      const inner = damageAt(find, find.item(schemas, item), item, `${at}/${index}`);
      for (const one of inner) yield { ...one, value: items.with(index, one.value) };
    }
  } else if (isObject(value)) {
    yield damaged('given an extra member', { ...value, noSuchMember: true });
    for (const [name, member] of Object.entries(value)) {
      const inner = find.member(schemas, name, member);
      const { [name]: _, ...rest } = value;
      yield { kind: 'dropped', clause: inner[0] ?? clause, at: `${at}/${name}`, value: rest };
      for (const one of damageAt(find, inner, member, `${at}/${name}`)) {
        yield { ...one, value: { ...value, [name]: one.value } };
      }
    }
  }
}

function otherType(value: Json): Json {
  if (typeof value === 'string') return 0.5;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [];
  return value === null || Array.isArray(value) ? {} : String(value);
}
