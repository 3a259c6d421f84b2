import type { ErrorCode, KeyAction } from './names.js';

/**
 * The contract as an object: the part of OpenAPI 3.1.0 that it uses, with its own extensions (`x-…`). What each extension
 * means stands in `openapi/README.md`.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    summary: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string; description: string }[];
  security: SecurityRequirement[];
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  components: Components;
}

export interface Components {
  examples: Record<string, Example>;
  headers: Record<string, Header>;
  links: Record<string, Link>;
  parameters: Record<string, Parameter>;
  responses: Record<string, ApiResponse>;
  schemas: Record<string, SchemaObject>;
  securitySchemes: Record<string, { type: 'http'; scheme: 'bearer'; description: string }>;
}

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';
export type PathItem = Partial<Record<Method, Operation>>;
export type SecurityRequirement = Record<string, string[]>;

export interface Reference {
  $ref: string;
}

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  /** Absent where the document's own applies: a bearer token. `[]` where none is needed. */
  security?: SecurityRequirement[];
  /** In the order in which Meilisearch lists them when one is unknown. */
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody;
  /** By status, and `default` for all others. */
  responses: Record<string, ApiResponse | Reference>;
  /** The actions that open the operation: a key needs one of them. `[]` where no key is needed. */
  'x-actions': KeyAction[];
  /** The body reaches the handler as a stream, unparsed. */
  'x-stream-body'?: boolean;
  /** The query is not looked at, and an unknown parameter is no error. */
  'x-ignore-query'?: boolean;
  /** Only this contract has it: a Meilisearch answers otherwise, or not at all. */
  'x-extension'?: boolean;
  /** Written down but not built. Never present in the bundled document. */
  'x-planned'?: boolean;
  /** Why this list says nothing of whether the server holds data. */
  'x-never-empty'?: string;
  'x-laws'?: Laws;
}

export interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  description: string;
  required?: boolean;
  style?: 'form';
  explode?: boolean;
  allowReserved?: boolean;
  allowEmptyValue?: boolean;
  schema: SchemaObject;
  /** The code of the error that a bad value gets; absent for a header of any text. */
  'x-error-code'?: ErrorCode;
}

export interface RequestBody {
  description: string;
  required: boolean;
  content: Record<string, MediaType>;
}

export interface ApiResponse {
  'x-unprovokable'?: string;
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link | Reference>;
}

/** A header of an answer. */
export interface Header {
  description: string;
  required: boolean;
  schema: SchemaObject;
}

export interface MediaType {
  schema: SchemaObject;
  examples: Record<string, Example | Reference>;
}

export interface Example {
  summary: string;
  value: unknown;
}

export interface Link {
  operationId: string;
  description: string;
  parameters: Record<string, string>;
  'x-laws'?: Laws;
}

/** What holds between answers, a law by each name. The judge reads them, nobody else. */
type Laws = Record<string, { law: string } & Record<string, unknown>>;

/** A JSON Schema of draft 2020-12, or a reference to one (`$ref`). */
export interface SchemaObject {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  enum?: string[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  /** In request bodies, in the order in which Meilisearch lists them when one is unknown. */
  properties?: Record<string, SchemaObject | boolean>;
  propertyNames?: SchemaObject;
  additionalProperties?: SchemaObject | boolean;
  unevaluatedProperties?: boolean;
  items?: SchemaObject;
  minItems?: number;
  minProperties?: number;
  maxItems?: number;
  allOf?: SchemaObject[];
  anyOf?: SchemaObject[];
  if?: SchemaObject;
  then?: SchemaObject;
  else?: SchemaObject;
  dependentSchemas?: Record<string, SchemaObject>;
  dependentRequired?: Record<string, string[]>;
  /** On a property or a parameter: the code of the error that a bad value gets. */
  'x-error-code'?: ErrorCode;
  /** On a required property: the code of the error when it is missing. Without it: `bad_request`. */
  'x-missing-error-code'?: ErrorCode;
  /** On a request body: properties that exist but cannot be changed, and the code of the error for each. */
  'x-immutable'?: Record<string, ErrorCode>;
  /** On an `enum`: its words that Meilisearch does not have. */
  'x-own'?: string[];
  /** On an object that is open on purpose: why. */
  'x-open'?: string;
  'x-laws'?: Laws;
}
