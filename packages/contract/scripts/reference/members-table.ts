import { code, table } from '../../../../scripts/markdown.js';
import type { OpenApiDocument, SchemaObject } from '../../src/openapi-document.js';
import { nameOf, typeText } from './type-text.js';

/** The members of an object: name, type, meaning, and what a default or a missing member comes to. */
export function membersTable(document: OpenApiDocument, { properties = {}, required = [] }: SchemaObject): string {
  return table(
    ['member', 'type', 'meaning'],
    Object.entries(properties).map(([name, schema]) => [
      required.includes(name) ? `**${code(name)}**` : code(name),
      typeText(schema),
      typeof schema === 'object' ? meaningOf(document, schema) : '',
    ]),
  );
}

/** What a schema is said to mean; where it only refers to a shape, what that means. */
export function meaningOf(document: OpenApiDocument, schema: SchemaObject): string {
  const name = nameOf(schema);
  const described = schema.description ?? (name && document.components.schemas[name]?.description) ?? '';
  const fallback = schema.default === undefined ? '' : `Default: ${code(JSON.stringify(schema.default))}.`;
  return [described, fallback].filter((text) => text !== '').join(' ');
}
