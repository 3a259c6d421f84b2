import type { ErrorCode, SchemaObject } from '@stillframe/contract';
import { parseUuid } from '../../store/uuid.js';
import { ApiError } from '../errors/api-error.js';
import { suggest } from '../errors/suggest.js';
import { documentIdProblem, textProblem } from '../errors/value-problems.js';
import { refuse } from '../errors/wording.js';
import { type JsonKind, type JsonNode, print, toValue } from '../json/node.js';

/** How deserr names the kinds of JSON values. */
const KINDS: Record<JsonKind, string> = {
  null: 'null',
  boolean: 'a boolean',
  integer: 'a positive integer',
  negative: 'a negative integer',
  float: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
};

/**
 * Reads a request's body by its schema, and says what is wrong with it as Meilisearch's reader (deserr) does: the first
 * mistake in the order in which the body was written; what is missing comes last.
 *
 * @returns the body as the contract's validator and handlers read it, with the contract's defaults
 * @throws ApiError with the `x-error-code` that stands nearest on the way to the mistake
 */
export const explainBody = (schema: SchemaObject, node: JsonNode): unknown =>
  read(schema, node, { code: 'bad_request', path: '' });

interface Place {
  code: ErrorCode;
  /** `.uid`, `[0].indexes`; empty for the body itself. */
  path: string;
}

function read(schema: SchemaObject, node: JsonNode, place: Place): unknown {
  const types = [schema.type ?? []].flat();
  if (node.kind === 'null' && types.includes('null')) return null;
  switch (types.find((type) => type !== 'null')) {
    case 'object':
      return node.kind === 'object' ? readObject(schema, node.entries, place) : unexpected('an object', node, place);
    case 'array':
      return node.kind === 'array' ? readArray(schema, node.items, place) : unexpected('an array', node, place);
    case 'string':
      return node.kind === 'string' ? readString(schema, node.value, place) : unexpected('a string', node, place);
    case 'boolean':
      return node.kind === 'boolean' ? node.value : unexpected('a boolean', node, place);
    case 'integer':
      if (node.kind !== 'integer') return unexpected('a positive integer', node, place);
      return Math.min(Number(node.text), Number.MAX_SAFE_INTEGER);
    default:
      return place.code === 'invalid_document_ids' ? readDocumentId(node, place) : toValue(node);
  }
}

function readObject(schema: SchemaObject, entries: Map<string, JsonNode>, place: Place): Record<string, unknown> {
  const properties = schema.properties ?? {};
  const value: Record<string, unknown> = {};
  for (const [key, child] of entries) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (typeof property !== 'object') throw unknownField(key, schema, place);
    value[key] = read(property, child, { code: property['x-error-code'] ?? place.code, path: `${place.path}.${key}` });
  }
  for (const key of Object.keys(properties)) {
    const property = properties[key];
    if (entries.has(key) || typeof property !== 'object') continue;
    if (property.default !== undefined) value[key] = property.default;
    if (!schema.required?.includes(key)) continue;
    throw new ApiError(property['x-missing-error-code'] ?? place.code, `Missing field \`${key}\`${inside(place)}`);
  }
  return value;
}

function readArray(schema: SchemaObject, items: JsonNode[], place: Place): unknown[] {
  const values = items.map((item, index) =>
    read(schema.items ?? {}, item, { ...place, path: `${place.path}[${index}]` }),
  );
  const { minItems = 0, maxItems = values.length } = schema;
  if (values.length >= minItems && values.length <= maxItems) return values;
  if (place.code === 'invalid_swap_indexes') throw refuse.swapOfOne(values.map(String));
  throw new ApiError(
    place.code,
    `Invalid value${at(place)}: expected ${minItems} to ${maxItems} elements, but found ${values.length}`,
  );
}

function readString(schema: SchemaObject, text: string, place: Place): string {
  if (schema.enum && !schema.enum.includes(text)) {
    const listed = schema.enum.filter((word) => !schema['x-own']?.includes(word));
    const accepted = listed.map((word) => `\`${word}\``).join(', ');
    throw new ApiError(
      place.code,
      `Unknown value \`${text}\`${at(place)}: ${suggest(text, listed)}expected one of ${accepted}`,
    );
  }
  const problem = textProblem(place.code, schema, text);
  if (problem) throw new ApiError(place.code, `Invalid value${at(place)}: ${problem.text}`);
  return schema.format === 'uuid' ? (parseUuid(text) ?? text) : text;
}

function readDocumentId(node: JsonNode, place: Place): string {
  const text = node.kind === 'string' ? node.value : print(node);
  const isId =
    node.kind === 'string' ? /^[a-zA-Z0-9_-]{1,511}$/.test(text) : node.kind === 'integer' || node.kind === 'negative';
  if (!isId) throw new ApiError(place.code, `In \`${place.path}\`: ${documentIdProblem(print(node))}`);
  return text;
}

function unknownField(key: string, schema: SchemaObject, place: Place): ApiError {
  const accepted = Object.keys(schema.properties ?? {});
  const names = accepted.map((name) => `\`${name}\``).join(', ');
  const immutable = Object.hasOwn(schema['x-immutable'] ?? {}, key) ? schema['x-immutable']?.[key] : undefined;
  if (immutable) return new ApiError(immutable, `Immutable field \`${key}\`: expected one of ${names}`);
  return new ApiError(
    'bad_request',
    `Unknown field \`${key}\`${inside(place)}: ${suggest(key, accepted)}expected one of ${names}`,
  );
}

function unexpected(expected: string, node: JsonNode, place: Place): never {
  const found = node.kind === 'null' ? 'null' : `${KINDS[node.kind]}: \`${print(node)}\``;
  throw new ApiError(place.code, `Invalid value type${at(place)}: expected ${expected}, but found ${found}`);
}

const at = ({ path }: Place): string => (path === '' ? '' : ` at \`${path}\``);
const inside = ({ path }: Place): string => (path === '' ? '' : ` inside \`${path}\``);
