import type { Bundle } from './bundle.js';
import type { Contract } from './contract.js';
import { ContractError } from './contract-error.js';
import { asObject, isObject, type Json, type JsonObject } from './json.js';
import type {
  Example,
  Header,
  Link,
  MediaType,
  Operation,
  Parameter,
  ParameterIn,
  RequestBody,
  ResponseClause,
  SecurityAlternative,
} from './operation.js';
import { below } from './pointer.js';

type Source = Bundle & Pick<Contract, 'resolve'>;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const STYLES: Readonly<Record<ParameterIn, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

/**
 * All operations of a document, in its order.
 *
 * @throws ContractError `not_openapi_31` where a part has not the shape that OpenAPI asks for · `broken_ref`
 */
export function readOperations(source: Source): Operation[] {
  const found = Object.entries(objectAt(source, '/paths', source.document.paths)).flatMap(([path, item]) => {
    if (path.startsWith('x-')) return [];
    const at = below('/paths', path);
    const entries = objectAt(source, at, item);
    return METHODS.filter((method) => Object.hasOwn(entries, method)).map((method) =>
      readOperation(source, path, method, below(at, method), entries),
    );
  });
  const seen = new Map<string, Operation>();
  for (const operation of found) {
    if (seen.has(operation.id)) {
      throw shapeError(
        source,
        below(operation.pointer, 'operationId'),
        `two operations are called \`${operation.id}\``,
      );
    }
    seen.set(operation.id, operation);
  }
  return found.map((operation) => ({
    ...operation,
    responses: operation.responses.map((response) => ({ ...response, links: readLinks(source, response, found) })),
  }));
}

function readOperation(source: Source, path: string, method: string, pointer: string, item: JsonObject): Operation {
  const node = objectAt(source, pointer, item[method]);
  const own = listAt(source, below(pointer, 'parameters'), node.parameters);
  const shared = listAt(source, below('/paths', path, 'parameters'), item.parameters);
  const parameters = [
    ...shared.map((_, index) => readParameter(source, below('/paths', path, 'parameters', index))),
    ...own.map((_, index) => readParameter(source, below(pointer, 'parameters', index))),
  ];
  // A parameter of the operation replaces the path's of the same name and place.
  const byName = new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  return {
    pointer,
    node,
    id: typeof node.operationId === 'string' ? node.operationId : `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: [...byName.values()],
    ...(node.requestBody === undefined ? {} : { requestBody: readRequestBody(source, below(pointer, 'requestBody')) }),
    responses: readResponses(source, below(pointer, 'responses'), node.responses),
    security: readSecurity(node.security ?? source.document.security),
    extensions: Object.fromEntries(Object.entries(node).filter(([name]) => name.startsWith('x-'))),
  };
}

function readParameter(source: Source, at: string): Parameter {
  const { pointer, node } = follow(source, at);
  const { name, in: where, style, explode } = node;
  if (typeof name !== 'string' || typeof where !== 'string' || !Object.hasOwn(STYLES, where)) {
    throw shapeError(source, pointer, 'a parameter has a `name`, and an `in` of path, query, header or cookie');
  }
  const place = where as ParameterIn;
  const used = typeof style === 'string' ? style : STYLES[place];
  const [content] = readContent(source, below(pointer, 'content'), node.content);
  return {
    pointer,
    node,
    name,
    in: place,
    required: node.required === true || place === 'path',
    style: used,
    explode: typeof explode === 'boolean' ? explode : used === 'form',
    allowReserved: node.allowReserved === true,
    ...schemaOf(pointer, node),
    ...(content === undefined ? {} : { content }),
    examples: readExamples(source, pointer, node),
  };
}

function readRequestBody(source: Source, at: string): RequestBody {
  const { pointer, node } = follow(source, at);
  return {
    pointer,
    node,
    required: node.required === true,
    content: readContent(source, below(pointer, 'content'), node.content),
  };
}

function readResponses(source: Source, at: string, responses: Json | undefined): ResponseClause[] {
  return Object.keys(objectAt(source, at, responses ?? {}))
    .filter((status) => !status.startsWith('x-'))
    .map((status) => {
      if (!/^([1-5]\d\d|[1-5]XX|default)$/i.test(status)) {
        throw shapeError(
          source,
          below(at, status),
          `\`${status}\` is no status, no range like 2XX and not \`default\``,
        );
      }
      const { pointer, node } = follow(source, below(at, status));
      return {
        pointer,
        node,
        status: status === 'default' ? status : status.toUpperCase(),
        at: below(at, status),
        headers: readHeaders(source, below(pointer, 'headers'), node.headers),
        content: readContent(source, below(pointer, 'content'), node.content),
        links: [],
      };
    });
}

function readHeaders(source: Source, at: string, headers: Json | undefined): Header[] {
  return (
    Object.keys(objectAt(source, at, headers ?? {}))
      // OpenAPI 3.1, Response Object: a header of this name is ignored, the media type says it.
      .filter((name) => name.toLowerCase() !== 'content-type')
      .map((name) => {
        const { pointer, node } = follow(source, below(at, name));
        return {
          pointer,
          node,
          name: name.toLowerCase(),
          required: node.required === true,
          ...schemaOf(pointer, node),
        };
      })
  );
}

function readContent(source: Source, at: string, content: Json | undefined): MediaType[] {
  return Object.entries(objectAt(source, at, content ?? {})).map(([type, value]) => {
    const pointer = below(at, type);
    const node = objectAt(source, pointer, value);
    return {
      pointer,
      node,
      type: type.toLowerCase().replaceAll(/\s/g, ''),
      ...schemaOf(pointer, node),
      examples: readExamples(source, pointer, node),
    };
  });
}

function readExamples(source: Source, at: string, owner: JsonObject): Example[] {
  const named = Object.keys(objectAt(source, below(at, 'examples'), owner.examples ?? {})).flatMap((name) => {
    const { pointer, node } = follow(source, below(at, 'examples', name));
    // One with `externalValue` is written elsewhere and for people.
    return node.value === undefined ? [] : [{ pointer, node, name, value: node.value }];
  });
  if (owner.example === undefined) return named;
  return [{ pointer: below(at, 'example'), node: owner, name: 'example', value: owner.example }, ...named];
}

function readLinks(source: Source, response: ResponseClause, operations: readonly Operation[]): Link[] {
  const at = below(response.pointer, 'links');
  return Object.keys(objectAt(source, at, response.node.links ?? {})).map((name) => {
    const { pointer, node } = follow(source, below(at, name));
    const target = findTarget(source, node, operations);
    if (target === undefined) {
      throw new ContractError('broken_ref', `the link \`${name}\` leads to no operation`, {
        place: source.placeOf(below(pointer, node.operationRef === undefined ? 'operationId' : 'operationRef')),
      });
    }
    return {
      pointer,
      node,
      name,
      operation: target.id,
      parameters: asObject(node.parameters),
      ...(node.requestBody === undefined ? {} : { requestBody: node.requestBody }),
    };
  });
}

function findTarget(source: Source, link: JsonObject, operations: readonly Operation[]): Operation | undefined {
  const { operationId, operationRef } = link;
  if (typeof operationRef !== 'string') return operations.find(({ node }) => node.operationId === operationId);
  const wanted = decodeURI(operationRef);
  return operations.find(
    ({ pointer }) => source.originOf(pointer) === wanted || `${source.originOf('')}${pointer}` === wanted,
  );
}

function readSecurity(security: Json | undefined): SecurityAlternative[] {
  return Array.isArray(security) ? (security as SecurityAlternative[]) : [];
}

function schemaOf(pointer: string, node: JsonObject): { schema?: string } {
  return node.schema === undefined ? {} : { schema: below(pointer, 'schema') };
}

function follow(source: Source, at: string): { pointer: string; node: JsonObject } {
  const { pointer, value } = source.resolve(at);
  return { pointer, node: objectAt(source, pointer, value) };
}

function objectAt(source: Source, pointer: string, value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw shapeError(source, pointer, `\`${pointer}\` has to be an object`);
}

function listAt(source: Source, pointer: string, value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value as readonly Json[];
  throw shapeError(source, pointer, `\`${pointer}\` has to be a list`);
}

function shapeError(source: Source, pointer: string, message: string): ContractError {
  return new ContractError('not_openapi_31', `this is no OpenAPI 3.1 document: ${message}`, {
    place: source.placeOf(pointer),
  });
}
