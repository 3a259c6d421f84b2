import { code, linkTo } from '../../../../scripts/markdown.js';
import type { SchemaObject } from '../../src/openapi-document.js';

const prefix = '#/components/schemas/';

/** The name under `components.schemas` that a schema refers to, if it is a reference. */
export const nameOf = ({ $ref }: SchemaObject): string | undefined =>
  $ref?.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;

/** What values a schema lets through, in a few words of Markdown: ``list of [Task](#task)``, ``integer from 0``. */
export function typeText(schema: SchemaObject | boolean): string {
  if (typeof schema === 'boolean') return schema ? 'any value' : 'none';
  const name = nameOf(schema);
  if (name !== undefined) return linkTo(name);
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((word) => code(JSON.stringify(word))).join(', ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(' or ');
  if (schema.allOf !== undefined) return schema.allOf.map(typeText).join(' and ');
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return 'any value';
  return types.map((type) => (type === 'null' ? code('null') : plainText(type, schema))).join(' or ');
}

function plainText(type: string, schema: SchemaObject): string {
  const { items, additionalProperties, format, pattern, minimum, maximum, minItems, maxItems } = schema;
  const { minLength, maxLength, minProperties } = schema;
  switch (type) {
    case 'array':
      return `list of ${items === undefined ? 'any values' : typeText(items)}${range(minItems, maxItems, 'items')}`;
    case 'object':
      return typeof additionalProperties === 'object'
        ? `object, each member ${typeText(additionalProperties)}`
        : `object${range(minProperties, undefined, 'members')}`;
    case 'integer':
    case 'number':
      return `${type}${range(minimum, maximum)}`;
    case 'string':
      return [
        format === undefined ? 'string' : `string (${format})`,
        pattern === undefined ? '' : ` like ${code(pattern)}`,
        range(minLength, maxLength, 'characters'),
      ].join('');
    default:
      return type;
  }
}

/** ` from 1 to 100`, with what is counted behind it, or nothing without bounds. */
function range(least: number | undefined, most: number | undefined, unit?: string): string {
  if (least === undefined && most === undefined) return '';
  const bounds = [least === undefined ? '' : ` from ${least}`, most === undefined ? '' : ` to ${most}`].join('');
  return unit === undefined ? bounds : `,${bounds} ${unit}`;
}
