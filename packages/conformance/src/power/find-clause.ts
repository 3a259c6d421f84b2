import type { Contract } from '../contract/contract.js';
import { asObject, isObject, type Json } from '../contract/json.js';
import { below } from '../contract/pointer.js';
import type { SchemaEngine } from '../judge/schema-engine.js';

/** Finds the schemas that speak of a part of a value, the one that describes it best first. */
export interface ClauseFinder {
  /** Those of a member; of the object around it when none lists the member. */
  member(schemas: readonly string[], name: string, member: Json): string[];
  item(schemas: readonly string[], item: Json): string[];
}

export function clauseFinder(contract: Contract, engine: SchemaEngine): ClauseFinder {
  /** A schema with all that it is made of: what it refers to, and of branches those that take the value. */
  const parts = (schema: string, value: Json | undefined, seen: Set<string>): string[] => {
    const { pointer, value: node } = contract.resolve(schema);
    if (seen.has(pointer)) return [];
    seen.add(pointer);
    const object = asObject(node);
    const all = Array.isArray(object.allOf)
      ? [...object.allOf.keys()].map((index) => below(pointer, 'allOf', index))
      : [];
    const some = ['anyOf', 'oneOf'].flatMap((keyword) => {
      const branches = object[keyword];
      if (!Array.isArray(branches)) return [];
      const pointers = [...branches.keys()].map((index) => below(pointer, keyword, index));
      return value === undefined ? pointers : pointers.filter((branch) => engine.accepts(branch, value));
    });
    const conditional = [
      ...['then', 'else'].filter((key) => isObject(object[key])).map((key) => below(pointer, key)),
      ...Object.keys(asObject(object.dependentSchemas)).map((name) => below(pointer, 'dependentSchemas', name)),
    ];
    return [pointer, ...[...all, ...some, ...conditional].flatMap((part) => parts(part, undefined, seen))];
  };
  const expand = (schemas: readonly string[], value?: Json): string[] => {
    const seen = new Set<string>();
    return schemas.flatMap((schema) => parts(schema, value, seen));
  };
  return {
    member(schemas, name) {
      const around = expand(schemas);
      const listed = around.flatMap((schema) => {
        const { properties } = asObject(contract.resolve(schema).value);
        return isObject(properties) && Object.hasOwn(properties, name) ? [below(schema, 'properties', name)] : [];
      });
      if (listed.length > 0) return listed;
      const others = around.filter((schema) => isObject(asObject(contract.resolve(schema).value).additionalProperties));
      return others.length > 0 ? others.map((schema) => below(schema, 'additionalProperties')) : around.slice(0, 1);
    },
    item(schemas) {
      const around = expand(schemas);
      const said = around.filter((schema) => isObject(asObject(contract.resolve(schema).value).items));
      return said.length > 0 ? said.map((schema) => below(schema, 'items')) : around.slice(0, 1);
    },
  };
}
