import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from '../src/openapi-document.js';

const origin = '// Made by `npm run generate -w @stillframe/contract` from openapi/. Do not edit.\n';

/** The generated files of the package: name to text, in the order in which they are written. */
export async function render(document: OpenApiDocument): Promise<Map<string, string>> {
  const json = `${JSON.stringify(document, null, 2)}\n`;
  return new Map([
    ['openapi.json', json],
    ['document.ts', renderDocument(json)],
    ['enums.ts', renderEnums(document)],
    ['schema.ts', await renderTypes(json)],
  ]);
}

// A module and not an import of the JSON: import attributes warn on the first releases of Node 20 and need a flag in older bundlers.
function renderDocument(json: string): string {
  return `${origin}import type { OpenApiDocument } from '../openapi-document.js';\n\nexport const document: OpenApiDocument = ${json.trimEnd()};\n`;
}

/** Each named list of strings (`TaskStatus`) as a tuple that exists at run time (`taskStatuses`), and those of them that are ours (`ownErrorCodes`). */
function renderEnums(document: OpenApiDocument): string {
  const lists = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
    schema.enum === undefined
      ? []
      : [
          constant(plural(name), schema.enum),
          ...(schema['x-own'] ? [constant(`own${plural(name, 'upper')}`, schema['x-own'])] : []),
        ],
  );
  return `${origin}\n${lists.join('\n')}`;
}

function constant(name: string, words: readonly string[]): string {
  return `export const ${name} = ${JSON.stringify(words, null, 2)} as const;\n`;
}

function plural(name: string, first: 'lower' | 'upper' = 'lower'): string {
  const word = first === 'upper' ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return word.endsWith('s') ? `${word}es` : `${word}s`;
}

// The generator always declares types for what this contract does not have; an export that nobody can use is left out.
const empty = /^export type (webhooks|\$defs) = Record<string, never>;\n/gm;

async function renderTypes(json: string): Promise<string> {
  const nodes = await openapiTS(json, { emptyObjectsUnknown: true, defaultNonNullable: false, silent: true });
  return `${origin}\n${astToString(nodes).replaceAll(empty, '')}`;
}
