import { code, paragraphs } from '../../../../scripts/markdown.js';
import type { OpenApiDocument, SchemaObject } from '../../src/openapi-document.js';
import { lawsList } from './laws-list.js';
import { membersTable } from './members-table.js';
import { titled } from './operation-section.js';
import { typeText } from './type-text.js';

/** All that the contract says of a shape. */
export function shapeSection(document: OpenApiDocument, name: string, schema: SchemaObject): string {
  const isObject = schema.properties !== undefined;
  return paragraphs(
    `### ${name}`,
    schema.description ?? '',
    isObject ? membersTable(document, schema) : wordsText(schema) || `Type: ${typeText(schema)}.`,
    examplesText(schema),
    schema['x-open'] === undefined ? '' : `Open: ${schema['x-open']}`,
    titled('Laws', '../packages/conformance/LAWS.md#on-a-schema', lawsList(schema['x-laws'])),
  );
}

function wordsText({ enum: words, 'x-own': own = [] }: SchemaObject): string {
  if (words === undefined) return '';
  const theirs = words.filter((word) => !own.includes(word));
  return paragraphs(
    `One of ${theirs.map(code).join(', ')}.`,
    own.length === 0 ? '' : `Ours, not Meilisearch's: ${own.map(code).join(', ')}.`,
  );
}

const examplesText = ({ properties, examples = [] }: SchemaObject): string =>
  properties !== undefined || examples.length === 0
    ? ''
    : `For example ${examples.map((example) => code(JSON.stringify(example))).join(', ')}.`;
