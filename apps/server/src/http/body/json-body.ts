import type { IncomingMessage } from 'node:http';
import type { SchemaObject } from '@stillframe/contract';
import { ApiError } from '../errors/api-error.js';
import { refuse } from '../errors/wording.js';
import { type JsonNode, print } from '../json/node.js';
import { parseJson } from '../json/parse-json.js';
import { JsonSyntaxError } from '../json/syntax-error.js';
import { wholeBody } from './body-chunks.js';
import { explainBody } from './explain-body.js';
import { requireJson } from './media-type.js';

/**
 * Reads a JSON body whole.
 *
 * @throws ApiError for a wrong media type, an empty or too large body, malformed JSON, and what the schema refuses
 */
export async function jsonBody(request: IncomingMessage, schema: SchemaObject, limitBytes: number): Promise<unknown> {
  return explainBody(schema, await jsonNode(request, limitBytes));
}

/**
 * Reads the list of ids of `deleteDocuments`. Meilisearch reads this one body with serde, not with deserr: the words differ,
 * and every JSON value counts as an id, by its text.
 *
 * @throws ApiError as {@link jsonBody} does
 */
export async function documentIdsBody(request: IncomingMessage, limitBytes: number): Promise<string[]> {
  const node = await jsonNode(request, limitBytes);
  if (node.kind !== 'array') throw new ApiError('bad_request', `Json deserialize error: ${notASequence(node)}`);
  return node.items.map((item) => (item.kind === 'string' ? item.value : print(item)));
}

async function jsonNode(request: IncomingMessage, limitBytes: number): Promise<JsonNode> {
  requireJson(request.headers['content-type']);
  const bytes = await wholeBody(request, limitBytes);
  if (bytes.length === 0) throw refuse.missingPayload('json');
  try {
    return parseJson(bytes);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw refuse.malformedJson(error.message);
    throw error;
  }
}

/** The position is that of a value without space around it; serde stops at the first byte of an object. */
function notASequence(node: Exclude<JsonNode, { kind: 'array' }>): string {
  const text = print(node);
  const found = {
    null: 'null',
    boolean: `boolean \`${text}\``,
    integer: `integer \`${text}\``,
    negative: `integer \`${text}\``,
    float: `floating point \`${text}\``,
    string: `string ${text}`,
    object: 'map',
  }[node.kind];
  const column = node.kind === 'object' ? 0 : Buffer.byteLength(text);
  return `invalid type: ${found}, expected a sequence at line 1 column ${column}`;
}
