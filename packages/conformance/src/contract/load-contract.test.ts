import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import generated from '../../../contract/src/generated/openapi.json' with { type: 'json' };
import { ContractError } from './contract-error.js';
import { loadContract } from './load-contract.js';
import { lookUp } from './pointer.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return join(folder, 'openapi.yaml');
}

const root = (paths: string) => `openapi: 3.1.0\ninfo: { title: Things, version: 2.0.0 }\n${paths}`;
const get = (schema: string) =>
  root(`paths:\n  /things:\n    get:\n      responses:\n        200:\n          description: ok\n          content:
            application/json:\n              schema: ${schema}\n`);

describe('a contract of many files', () => {
  test('is one document, and knows where each clause is written', async () => {
    const source = await write({
      'openapi.yaml': `${root("paths:\n  /things/{id}: { $ref: 'paths/thing.yaml' }\n")}security:\n  - key: []\n`,
      'paths/thing.yaml': `
parameters:
  - { name: id, in: path, required: true, schema: { type: integer } }
  - { name: verbose, in: query, schema: { type: boolean } }
get:
  operationId: getThing
  x-internal: true
  parameters:
    - $ref: '../parts.yaml#/parameters/verbose'
  responses:
    2XX:
      description: It.
      headers: { ETag: { required: true, schema: { type: string } } }
      content: { Application/JSON: { schema: { $ref: ../schemas/Thing.yaml } } }
      links:
        parent: { operationRef: '#/get', parameters: { id: $response.body#/parent/id } }
    default: { $ref: '../parts.yaml#/problem' }
delete:
  security: []
  responses: { '204': { description: Gone. } }
`,
      'parts.yaml': `
parameters: { verbose: { name: verbose, in: query, required: true, schema: { type: boolean } } }
problem: { description: No. }
`,
      'schemas/Thing.yaml': `
type: object
properties:
  parent:
    $ref: '#'
  kind: { $ref: '#/$defs/Kind' }
  note: { enum: [{ $ref: data }] }
$defs:
  Kind: { enum: [a, b] }
`,
    });
    const contract = await loadContract(source);
    expect(contract.title).toBe('Things');
    expect(contract.document.components).toEqual({
      parameters: {
        verbose: { name: 'verbose', in: 'query', required: true, schema: { type: 'boolean' } },
      },
      responses: { problem: { description: 'No.' } },
      schemas: {
        Thing: {
          type: 'object',
          properties: {
            parent: { $ref: '#/components/schemas/Thing' },
            kind: { $ref: '#/components/schemas/Kind' },
            note: { enum: [{ $ref: 'data' }] },
          },
          $defs: { Kind: { enum: ['a', 'b'] } },
        },
        Kind: { enum: ['a', 'b'] },
      },
    });
    const [read, remove] = contract.operations;
    expect([read?.id, remove?.id]).toEqual(['getThing', 'DELETE /things/{id}']);
    expect(read?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['id', true],
      ['verbose', true],
    ]);
    expect(remove?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['id', true],
      ['verbose', false],
    ]);
    expect(read?.responses.map(({ status, at, pointer }) => ({ status, at, pointer }))).toEqual([
      {
        status: '2XX',
        at: '/paths/~1things~1{id}/get/responses/2XX',
        pointer: '/paths/~1things~1{id}/get/responses/2XX',
      },
      {
        status: 'default',
        at: '/paths/~1things~1{id}/get/responses/default',
        pointer: '/components/responses/problem',
      },
    ]);
    const [ok] = read?.responses ?? [];
    expect(ok?.headers.map(({ name, required }) => [name, required])).toEqual([['etag', true]]);
    expect(ok?.content.map(({ type, schema }) => [type, schema])).toEqual([
      ['application/json', '/paths/~1things~1{id}/get/responses/2XX/content/Application~1JSON/schema'],
    ]);
    expect(ok?.links.map(({ name, operation }) => [name, operation])).toEqual([['parent', 'getThing']]);
    expect([read?.security, remove?.security]).toEqual([[{ key: [] }], []]);
    expect(read?.extensions).toEqual({ 'x-internal': true });
    expect(contract.resolve('/paths/~1things~1{id}/get/responses/2XX/content/Application~1JSON/schema')).toMatchObject({
      pointer: '/components/schemas/Thing',
    });
    expect(contract.placeOf('/components/schemas/Thing/properties/kind')).toEqual({
      file: 'schemas/Thing.yaml',
      line: 6,
      column: 3,
    });
    expect(contract.placeOf('/components/schemas/Kind/enum/1')).toEqual({
      file: 'schemas/Thing.yaml',
      line: 9,
      column: 21,
    });
    expect(contract.placeOf('/paths/~1things~1{id}/get/responses/2XX')).toEqual({
      file: 'paths/thing.yaml',
      line: 11,
      column: 5,
    });
    expect(contract.placeOf('/components/responses/problem')).toEqual({ file: 'parts.yaml', line: 3, column: 1 });
  });

  test('names two files of one name apart, and takes the name that the root gives', async () => {
    const source = await write({
      'openapi.yaml': `${get("{ anyOf: [{ $ref: a/Thing.yaml }, { $ref: b/Thing.yaml }, { $ref: c.yaml }, { $ref: '#/components/schemas/Own' }] }")}components:\n  schemas:\n    Own: { $ref: c.yaml }\n`,
      'a/Thing.yaml': 'type: string',
      'b/Thing.yaml': 'type: number',
      'c.yaml': 'type: "null"',
    });
    const contract = await loadContract(folder);
    expect(contract.document.components).toEqual({
      schemas: { Own: { type: 'null' }, Thing: { type: 'string' }, 'Thing-2': { type: 'number' } },
    });
    expect(contract.resolve('/paths/~1things/get/responses/200/content/application~1json/schema').value).toEqual({
      anyOf: [
        { $ref: '#/components/schemas/Thing' },
        { $ref: '#/components/schemas/Thing-2' },
        { $ref: '#/components/schemas/Own' },
        { $ref: '#/components/schemas/Own' },
      ],
    });
    expect(contract.placeOf('/components/schemas/Own/type').file).toBe('c.yaml');
    expect(source).toContain(folder);
  });

  test('may use anchors, aliases and merge keys', async () => {
    const source = await write({
      'openapi.yaml': get('{ $ref: schemas.yaml#second }'),
      'schemas.yaml':
        'base: &base { type: object, required: [a] }\nfirst: { <<: *base }\nother:\n  <<: *base\n  $anchor: second\n',
    });
    const contract = await loadContract(source);
    expect(contract.document.components).toEqual({
      schemas: { other: { type: 'object', required: ['a'], $anchor: 'second' } },
    });
    expect(contract.placeOf('/components/schemas/other/required')).toEqual({
      file: 'schemas.yaml',
      line: 1,
      column: 29,
    });
  });

  test('may come by HTTP', async () => {
    const files: Record<string, string> = {
      '/api/v1/openapi.yaml': `${get('{ $ref: ../shared/Thing.json }')}servers: [{ url: '{base}/v1', variables: { base: { default: /api } } }]\n`,
      '/api/shared/Thing.json': '{\n\t"type": "string"\n}',
    };
    const server = createServer(({ url = '' }, response) => {
      response.statusCode = files[url] === undefined ? 404 : 200;
      response.end(files[url] ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const contract = await loadContract(new URL('/api/v1/openapi.yaml', origin));
      expect(contract.document.components).toEqual({ schemas: { Thing: { type: 'string' } } });
      expect(contract.placeOf('/components/schemas/Thing/type')).toEqual({
        file: '../shared/Thing.json',
        line: 2,
        column: 2,
      });
      expect(contract.servers).toEqual([`${origin}/api/v1`]);
      await expect(loadContract(`${origin}/api/none.yaml`)).rejects.toThrow(
        'none.yaml cannot be read: it answered 404',
      );
    } finally {
      server.close();
    }
  });

  test('leaves out what it is told to skip', async () => {
    const source = await write({
      'openapi.yaml': root(
        'paths:\n  /a: { get: { x-planned: true, responses: {} } }\n  /b: { get: { responses: {} } }\n',
      ),
    });
    expect((await loadContract(source)).operations.map(({ id }) => id)).toEqual(['GET /a', 'GET /b']);
    expect((await loadContract(source, { skip: 'x-planned' })).operations.map(({ id }) => id)).toEqual(['GET /b']);
  });
});

test('our own contract: the same clauses at the same pointers as the bundler of its package has them', async () => {
  const folderOfOurs = fileURLToPath(new URL('../../../../openapi', import.meta.url));
  const contract = await loadContract(folderOfOurs, { skip: 'x-planned' });
  expect(contract.document).toMatchObject({ components: generated.components });
  for (const { pointer, node } of contract.operations)
    expect([pointer, node]).toEqual([pointer, lookUp(generated, pointer)]);
  expect(contract.operations.length).toBe(Object.values(generated.paths).flatMap((item) => Object.keys(item)).length);
});

describe('what is no contract', () => {
  test.each([
    {
      given: 'a file that is not there',
      files: {},
      code: 'unreadable',
      message: 'openapi.yaml cannot be read: there is no such file',
      at: undefined,
    },
    {
      given: 'neither YAML nor JSON',
      files: { 'openapi.yaml': 'openapi: 3.1.0\npaths: [' },
      code: 'unreadable',
      message:
        'openapi.yaml is neither YAML nor JSON: Flow sequence in block collection must be sufficiently indented and end with a ]',
      at: 'openapi.yaml:2:9',
    },
    {
      given: 'a list',
      files: { 'openapi.yaml': '- a' },
      code: 'not_openapi_31',
      message: 'openapi.yaml is no OpenAPI 3.1 document: it is not an object',
      at: 'openapi.yaml:1:1',
    },
    {
      given: 'OpenAPI 3.0',
      files: { 'openapi.yaml': 'info: {}\nopenapi: 3.0.3\npaths: {}' },
      code: 'not_openapi_31',
      message: 'this is no OpenAPI 3.1 document: it is OpenAPI "3.0.3"',
      at: 'openapi.yaml:2:1',
    },
    {
      given: 'Swagger',
      files: { 'openapi.yaml': 'swagger: "2.0"\npaths: {}' },
      code: 'not_openapi_31',
      message: 'this is no OpenAPI 3.1 document: it is Swagger "2.0"',
      at: 'openapi.yaml:1:1',
    },
    {
      given: 'something else',
      files: { 'openapi.yaml': 'name: x' },
      code: 'not_openapi_31',
      message: 'this is no OpenAPI 3.1 document: it does not say `openapi: 3.1.0`',
      at: 'openapi.yaml:1:1',
    },
    {
      given: 'a status that is none',
      files: { 'openapi.yaml': root('paths:\n  /a:\n    get:\n      responses:\n        ok: {}\n') },
      code: 'not_openapi_31',
      message: 'this is no OpenAPI 3.1 document: `ok` is no status, no range like 2XX and not `default`',
      at: 'openapi.yaml:7:9',
    },
    {
      given: 'two operations of one name',
      files: {
        'openapi.yaml': root(
          'paths:\n  /a: { get: { operationId: x, responses: {} } }\n  /b: { get: { operationId: x, responses: {} } }\n',
        ),
      },
      code: 'not_openapi_31',
      message: 'this is no OpenAPI 3.1 document: two operations are called `x`',
      at: 'openapi.yaml:5:16',
    },
    {
      given: 'no operations',
      files: { 'openapi.yaml': root('paths: {}\n') },
      code: 'no_operations',
      message: 'the contract has no operation, so there is nothing to judge a server by',
      at: 'openapi.yaml:3:1',
    },
    {
      given: 'a reference to a file that is not there',
      files: { 'openapi.yaml': get('{ $ref: ./Thing.yaml }') },
      code: 'broken_ref',
      message: '`$ref: ./Thing.yaml` leads nowhere: Thing.yaml cannot be read: there is no such file',
      at: 'openapi.yaml:11:25',
    },
    {
      given: 'a reference into a file that has nothing there',
      files: { 'openapi.yaml': get('{ $ref: Thing.yaml#/a }'), 'Thing.yaml': 'b: {}' },
      code: 'broken_ref',
      message: '`$ref: Thing.yaml#/a` leads nowhere: Thing.yaml has nothing at `/a`',
      at: 'openapi.yaml:11:25',
    },
    {
      given: 'a reference into the root that has nothing there',
      files: { 'openapi.yaml': get("{ $ref: '#/components/schemas/Thing' }") },
      code: 'broken_ref',
      message: '`$ref: #/components/schemas/Thing` leads nowhere: there is nothing at `/components/schemas/Thing`',
      at: 'openapi.yaml:11:25',
    },
    {
      given: 'references in a circle',
      files: { 'openapi.yaml': get('{ $ref: a.yaml }'), 'a.yaml': '$ref: b.yaml', 'b.yaml': '$ref: a.yaml' },
      code: 'broken_ref',
      message: '`$ref: a.yaml` leads nowhere: it leads back to itself',
      at: 'openapi.yaml:11:25',
    },
    {
      given: 'path items in a circle',
      files: { 'openapi.yaml': root('paths:\n  /a: { $ref: a.yaml }\n'), 'a.yaml': '$ref: a.yaml' },
      code: 'broken_ref',
      message: '`$ref: a.yaml` leads back to itself',
      at: 'a.yaml:1:1',
    },
    {
      given: 'a link to no operation',
      files: {
        'openapi.yaml': root(
          'paths:\n  /a: { get: { responses: { 200: { description: ok, links: { b: { operationId: nope } } } } } }\n',
        ),
      },
      code: 'broken_ref',
      message: 'the link `b` leads to no operation',
      at: 'openapi.yaml:4:67',
    },
  ])('$given', async ({ files, code, message, at }) => {
    const source = await write(files);
    const error = await loadContract(source).catch((thrown: unknown) => thrown);
    if (!(error instanceof ContractError)) throw error;
    const { place } = error;
    expect({
      code: error.code,
      message: error.message,
      at: place && `${place.file}:${place.line}:${place.column}`,
    }).toEqual({
      code,
      message,
      at,
    });
  });
});
