import type { Place } from '../model/place.js';
import type { Bundle } from './bundle.js';
import { ContractError } from './contract-error.js';
import { asObject, isObject, type Json, type JsonObject } from './json.js';
import type { Operation } from './operation.js';
import { fromReference, lookUp } from './pointer.js';
import { readOperations } from './read-operations.js';

/** An OpenAPI 3.1 document to judge by. All pointers are JSON pointers into `document`: `/paths/~1tasks/get`. */
export interface Contract {
  /** Path or URL of the root document, as it was given. */
  readonly source: string;
  readonly title: string;
  readonly version: string;
  /** All files as one document: every `$ref` stays within it. */
  readonly document: JsonObject;
  /** In the order of the contract. */
  readonly operations: readonly Operation[];
  /** URLs of `servers`, variables replaced by their defaults; a relative one is against the document's own URL where it has one. */
  readonly servers: readonly string[];
  readonly securitySchemes: Readonly<Record<string, JsonObject>>;
  /** The operation of an `id`. */
  operation(id: string): Operation | undefined;
  /**
   * What stands at a pointer, and where, each `$ref` on the way followed.
   *
   * @throws ContractError `broken_ref` when nothing stands there
   */
  resolve(pointer: string): { readonly pointer: string; readonly value: Json };
  /** Where the hand-written source says it; the nearest clause around it when the pointer leads into nothing. */
  placeOf(pointer: string): Place;
}

export interface ContractOptions {
  /** Operations that carry this extension with a value of `true` are left out: `x-planned`, `x-internal`. */
  readonly skip?: string;
}

/**
 * Makes a contract of a bundled document.
 *
 * @throws ContractError `not_openapi_31` · `no_operations` · `broken_ref`
 */
export function createContract(
  source: string,
  { document, placeOf, originOf }: Bundle,
  options: ContractOptions = {},
): Contract {
  const resolve = (pointer: string): { pointer: string; value: Json } => {
    const seen = new Set<string>();
    for (let at = pointer; ; ) {
      const value = lookUp(document, at) as Json | undefined;
      if (value === undefined || seen.has(at)) {
        throw new ContractError('broken_ref', `nothing stands at \`${pointer}\``, { place: placeOf(pointer) });
      }
      if (!isObject(value) || typeof value.$ref !== 'string') return { pointer: at, value };
      seen.add(at);
      at = fromReference(value.$ref);
    }
  };
  assertVersion(document, placeOf);
  const operations = readOperations({ document, resolve, placeOf, originOf }).filter(
    ({ extensions }) => options.skip === undefined || extensions[options.skip] !== true,
  );
  if (operations.length === 0) {
    throw new ContractError(
      'no_operations',
      'the contract has no operation, so there is nothing to judge a server by',
      {
        place: placeOf('/paths'),
      },
    );
  }
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const { title, version } = asObject(document.info);
  return {
    source,
    title: typeof title === 'string' ? title : '',
    version: typeof version === 'string' ? version : '',
    document,
    operations,
    servers: readServers(document, source),
    securitySchemes: readSecuritySchemes(document, resolve),
    operation: (id) => byId.get(id),
    resolve,
    placeOf,
  };
}

function assertVersion(document: JsonObject, placeOf: Bundle['placeOf']): void {
  const said = document.openapi ?? document.swagger;
  if (typeof document.openapi === 'string' && /^3\.1(\.|$)/.test(document.openapi)) return;
  const what =
    said === undefined
      ? 'it does not say `openapi: 3.1.0`'
      : `it is ${document.openapi === undefined ? 'Swagger' : 'OpenAPI'} ${JSON.stringify(said)}`;
  throw new ContractError('not_openapi_31', `this is no OpenAPI 3.1 document: ${what}`, { place: placeOf('/openapi') });
}

function readServers(document: JsonObject, source: string): string[] {
  const servers = Array.isArray(document.servers) ? (document.servers as Json[]) : [];
  return servers.flatMap((server) => {
    const { url, variables } = asObject(server);
    if (typeof url !== 'string') return [];
    const filled = url.replace(/\{([^}]*)\}/g, (whole, name: string) => {
      const { default: fallback } = asObject(asObject(variables)[name]);
      return typeof fallback === 'string' ? fallback : whole;
    });
    const base = /^https?:/.test(source) ? source : undefined;
    return [URL.canParse(filled, base) ? new URL(filled, base).href.replace(/\/$/, '') : filled];
  });
}

function readSecuritySchemes(document: JsonObject, resolve: Contract['resolve']): Record<string, JsonObject> {
  const names = Object.keys(asObject(asObject(document.components).securitySchemes));
  return Object.fromEntries(
    names.map((name) => [name, asObject(resolve(`/components/securitySchemes/${name}`).value)]),
  );
}
