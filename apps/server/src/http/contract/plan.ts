import type {
  ApiResponse,
  ErrorCode,
  KeyAction,
  OpenApiDocument,
  Operation,
  OperationId,
  Parameter,
  SchemaObject,
} from '@stillframe/contract';
import { spellOut, target } from './spell-out.js';

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
  /** By status, as the contract writes it: the reference to the schema of a JSON answer, or null for an answer that is no JSON. */
  answers: Map<string, string | null>;
}

/** The methods that the contract uses. */
export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const known = new WeakMap<OpenApiDocument, ReadonlyMap<OperationId, OperationPlan>>();

/** Every operation of the contract by its id. */
export function planOperations(document: OpenApiDocument): ReadonlyMap<OperationId, OperationPlan> {
  const plans = known.get(document) ?? planAll(document);
  known.set(document, plans);
  return plans;
}

function planAll(document: OpenApiDocument): Map<OperationId, OperationPlan> {
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
    answers: new Map(
      Object.entries(operation.responses).map(([status, response]) => {
        const { content } = '$ref' in response ? (target(document, response.$ref) as ApiResponse) : response;
        const reference = content?.['application/json']?.schema.$ref;
        if (reference !== undefined) target(document, reference);
        return [status, reference ?? null];
      }),
    ),
  };
}
