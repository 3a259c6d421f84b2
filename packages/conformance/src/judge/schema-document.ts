import { isObject, type Json, type JsonObject } from '../contract/json.js';
import { type Kind, members } from '../contract/kinds.js';
import { below } from '../contract/pointer.js';

/** The schemas of a contract, and the pointer of each schema object among them. */
export interface SchemaDocument {
  readonly root: object;
  pointerOf(schema: object): string | undefined;
}

/** Annotations that a schema engine would stumble over, or take for keywords that they are not in JSON Schema 2020-12. */
const LEFT_OUT = new Set(['example', 'examples', 'nullable', 'id']);

/**
 * A copy of a document with nothing in it but schemas, at the same pointers: what examples and extensions hold is data, even
 * where it looks like a schema. A `false` among members or branches becomes an object that refuses all, so that it can be found again.
 */
export function schemaDocument(document: JsonObject): SchemaDocument {
  const pointers = new WeakMap<object, string>();
  const copy = (kind: Kind, value: Json, pointer: string, isBranch = false): unknown => {
    if (value === false && isBranch) return remember({ not: {} }, pointer);
    if (!isObject(value)) return value;
    const known = members[kind];
    const copied: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      const how = Object.hasOwn(known, name) ? known[name] : undefined;
      const at = below(pointer, name);
      if (how === undefined) {
        if (name === '$ref' || (kind === 'schema' && !LEFT_OUT.has(name) && !name.startsWith('x-')))
          copied[name] = member;
      } else if (how.as === 'list' && Array.isArray(member)) {
        copied[name] = (member as Json[]).map((item, index) => copy(how.kind, item, below(at, index), true));
      } else if (how.as === 'map' && isObject(member)) {
        copied[name] = Object.fromEntries(
          Object.entries(member).map(([entry, item]) => [entry, copy(how.kind, item, below(at, entry), true)]),
        );
      } else copied[name] = copy(how.kind, member, at, name === 'then' || name === 'else');
    }
    return kind === 'schema' ? remember(copied, pointer) : copied;
  };
  const remember = (schema: object, pointer: string): object => {
    pointers.set(schema, pointer);
    return schema;
  };
  return { root: copy('document', document, '') as object, pointerOf: (schema) => pointers.get(schema) };
}
