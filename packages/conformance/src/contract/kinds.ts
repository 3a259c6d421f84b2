/** The objects of OpenAPI in which a `$ref` may stand, and the document that holds them. */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'schema'
  | 'example'
  | 'link'
  | 'securityScheme';

/** How a member holds others: as itself, in a list, or by name in a map. A map of `schema` may hold names that begin with `x-`. */
interface Member {
  readonly kind: Kind;
  readonly as: 'one' | 'list' | 'map';
}

const one = (kind: Kind): Member => ({ kind, as: 'one' });
const list = (kind: Kind): Member => ({ kind, as: 'list' });
const map = (kind: Kind): Member => ({ kind, as: 'map' });

const operations = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((method) => [method, one('operation')]),
);

const parameter = { schema: one('schema'), content: map('mediaType'), examples: map('example') };

/**
 * Which members of an object are objects of OpenAPI themselves. All other members are data: a `$ref` inside an example or an
 * `enum` is a text like any other. Callbacks and webhooks are left out: there the server asks, and nobody can judge it by its answers.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#schema-0
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-10
 */
export const members: Readonly<Record<Kind, Readonly<Record<string, Member>>>> = {
  document: { paths: map('pathItem'), components: one('components') },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    pathItems: map('pathItem'),
  },
  pathItem: { ...operations, parameters: list('parameter') },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: map('response'),
  },
  parameter,
  header: parameter,
  requestBody: { content: map('mediaType') },
  response: { headers: map('header'), content: map('mediaType'), links: map('link') },
  mediaType: { schema: one('schema'), examples: map('example'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  schema: {
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, list('schema')])),
    ...Object.fromEntries(
      ['$defs', 'properties', 'patternProperties', 'dependentSchemas'].map((key) => [key, map('schema')]),
    ),
    ...Object.fromEntries(
      [
        'not',
        'if',
        'then',
        'else',
        'items',
        'contains',
        'additionalProperties',
        'propertyNames',
        'unevaluatedItems',
        'unevaluatedProperties',
        'contentSchema',
      ].map((key) => [key, one('schema')]),
    ),
  },
  example: {},
  link: {},
  securityScheme: {},
};

/** The section of `components` where an object lives that others refer to. A kind without one is written where it is referred to. */
export const sections: Readonly<Partial<Record<Kind, string>>> = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
};
