import type { OpenApiDocument, Operation, PathItem } from '@stillframe/contract';
import { METHODS } from './plan.js';
import { spellOut } from './spell-out.js';

/** Keywords whose members have names that the contract chose. */
const NAMED = new Set(['properties', 'dependentSchemas', 'content']);
/** Keywords whose values are data. */
const DATA = new Set(['default', 'const', 'enum']);
const NOTES = new Set(['title', 'description', 'examples']);

/**
 * What the contract says of requests, and nothing else, without a reference. express-openapi-validator walks over the whole document several times at
 * its start, and again for each operation that it compiles; and it compiles whatever is referred to only to look at it.
 */
export function requestDocument(document: OpenApiDocument): object {
  const { openapi, info, paths } = document;
  const bareItem = (item: PathItem): object => {
    const operations: Record<string, object> = {};
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) operations[method] = requestPart(document, operation);
    }
    return operations;
  };
  return { openapi, info: { title: info.title, version: info.version }, paths: mapped(paths, bareItem) };
}

const requestPart = (document: OpenApiDocument, { operationId, parameters, requestBody }: Operation): object => ({
  operationId,
  ...(parameters && { parameters: bare(spellOut(document, parameters)) }),
  ...(requestBody && { requestBody: bare(spellOut(document, requestBody)) }),
  responses: { default: { description: '' } },
});

/** A copy without what nobody checks by. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !NOTES.has(key) && !key.startsWith('x-'));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (DATA.has(key)) return [key, value];
      return [key, NAMED.has(key) ? mapped(value, bare) : bare(value)];
    }),
  );
}

const mapped = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
