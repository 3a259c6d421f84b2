import type {
  ErrorCode,
  KeyAction,
  OpenApiDocument,
  Operation,
  OperationId,
  Parameter,
  SchemaObject,
} from '@stillframe/contract';

/** A parameter with its schema spelled out, without references. */
export interface ParameterPlan {
  name: string;
  code: ErrorCode;
  schema: SchemaObject;
}

/** What the server has to know of an operation for each of its requests, read from the contract once. */
export interface OperationPlan {
  id: OperationId;
  /** The path as the contract writes it: what logs show, as a real path may hold a secret. */
  route: string;
  isPublic: boolean;
  /** Whether it is about archives, each of which holds the whole database. */
  isOfArchives: boolean;
  /** A key needs one of these. */
  actions: KeyAction[];
  query: ParameterPlan[];
  ignoresQuery: boolean;
  path: ParameterPlan[];
  /** Absent when the operation has no body, or takes any and looks at none. */
  body?: { mediaTypes: string[]; schema: SchemaObject; isStream: boolean };
}

/** The methods that the contract uses. */
export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Every operation of the contract by its id. */
export function planOperations(document: OpenApiDocument): Map<OperationId, OperationPlan> {
  const plans = new Map<OperationId, OperationPlan>();
  for (const [route, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) plans.set(operation.operationId as OperationId, plan(document, route, operation));
    }
  return plans;
}

function plan(document: OpenApiDocument, route: string, operation: Operation): OperationPlan {
  const parameters = (operation.parameters ?? []).map((parameter) => spellOut(document, parameter) as Parameter);
  const named = (place: Parameter['in']): ParameterPlan[] =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema, 'x-error-code': code = 'bad_request' }) => ({ name, code, schema }));
  const content = operation.requestBody?.content ?? {};
  const mediaTypes = Object.keys(content);
  const schema = content['application/json']?.schema;
  return {
    id: operation.operationId as OperationId,
    route,
    isPublic: operation.security?.length === 0,
    isOfArchives:
      operation['x-extension'] === true && operation['x-actions'].some((action) => action.startsWith('snapshots.')),
    actions: operation['x-actions'],
    query: named('query'),
    ignoresQuery: operation['x-ignore-query'] === true,
    path: named('path'),
    ...(schema && {
      body: {
        mediaTypes,
        schema: spellOut(document, schema) as SchemaObject,
        isStream: operation['x-stream-body'] === true,
      },
    }),
  };
}

/** A copy with each `$ref` replaced by what it points at. Request schemas never contain themselves. */
function spellOut(document: OpenApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => spellOut(document, item));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node && typeof node.$ref === 'string') return spellOut(document, target(document, node.$ref));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spellOut(document, value)]));
}

function target(document: OpenApiDocument, reference: string): unknown {
  let node: unknown = document;
  for (const step of reference.replace(/^#\//, '').split('/'))
    node = (node as Record<string, unknown> | undefined)?.[step];
  if (node === undefined) throw new Error(`The contract has no ${reference}`);
  return node;
}
