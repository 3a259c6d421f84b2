import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.js';
import { listObligations } from './list-obligations.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obligations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const THINGS = `
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
security: [{ key: [] }]
paths:
  /things:
    get:
      security: []
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 0, maximum: 9 }, example: 5 }
        - name: states
          in: query
          schema: { type: array, minItems: 1, items: { anyOf: [{ enum: [on, off] }, { const: '*' }] } }
      responses:
        '200':
          description: ok
          headers: { X-Total: { schema: { type: integer } } }
          content: { application/json: { schema: { type: array } } }
    post:
      operationId: createThing
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, minLength: 1, pattern: ^a }
                parent: { anyOf: [{ $ref: '#/paths/~1things/post/requestBody/content/application~1json/schema' }, { type: 'null' }] }
              additionalProperties: false
            examples: { small: { value: { name: a } } }
      responses:
        '202':
          description: ok
          links: { self: { operationId: createThing } }
        default: { description: no }
`;

test('each clause is an obligation of its own, in the order of the contract', async () => {
  await writeFile(join(folder, 'openapi.yaml'), THINGS);
  const contract = await loadContract(folder);
  const lines = listObligations(contract, { roles: ['reader'] }).map(
    ({ id, place, statement }) => `${id} @${place.line}: ${statement}`,
  );
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "GET /things/status/documented @14: every answer has a status that the contract lists
    GET /things/status/200 @15: gives 200 where that is due
    GET /things/200/header/x-total @17: 200 may have the header x-total, as its schema says
    GET /things/200/media-type @18: 200 is application/json
    GET /things/200/body/application/json @18: the application/json body of 200 is an instance of its schema
    GET /things/parameter/query.limit/required.refused @10: query parameter \`limit\`: it has to be there, and what is not is refused
    GET /things/parameter/query.limit/type.refused @10: query parameter \`limit\`: it has to be integer, and what is not is refused
    GET /things/parameter/query.limit/maximum.accepted @10: query parameter \`limit\`: it has to be at most 9, and what just is so is taken
    GET /things/parameter/query.limit/maximum.refused @10: query parameter \`limit\`: it has to be at most 9, and what is not is refused
    GET /things/parameter/query.limit/minimum.accepted @10: query parameter \`limit\`: it has to be at least 0, and what just is so is taken
    GET /things/parameter/query.limit/minimum.refused @10: query parameter \`limit\`: it has to be at least 0, and what is not is refused
    GET /things/parameter/query.states/minItems.accepted @13: query parameter \`states\`: it has to be at least 1 items, and what just is so is taken
    GET /things/parameter/query.states/minItems.refused @13: query parameter \`states\`: it has to be at least 1 items, and what is not is refused
    GET /things/parameter/query.states/items.enum.accepted @13: query parameter \`states\`: each item has to be one of ["on","off"], and what just is so is taken
    GET /things/parameter/query.states/items.enum.refused @13: query parameter \`states\`: each item has to be one of ["on","off"], and what is not is refused
    GET /things/parameter/query.states/items.const.accepted @13: query parameter \`states\`: each item has to be "*", and what just is so is taken
    GET /things/parameter/query.states/items.const.refused @13: query parameter \`states\`: each item has to be "*", and what is not is refused
    GET /things/security/none @8: lets in whoever asks
    GET /things/example/query.limit.example @10: takes the example \`example\` of the parameter \`limit\`
    createThing/status/documented @33: every answer has a status that the contract lists
    createThing/status/202 @34: gives 202 where that is due
    createThing/202/media-type @34: 202 has no body
    createThing/202/link/self @36: what 202 names can be found by createThing
    createThing/status/default @37: gives an answer of any other status where that is due
    createThing/default/media-type @37: an answer of any other status has no body
    createThing/request-body/required.refused @22: body: it has to be there, and what is not is refused
    createThing/request-body/type.refused @26: body: it has to be object, and what is not is refused
    createThing/request-body/name/required.refused @27: body: \`name\` has to be there, and what is not is refused
    createThing/request-body/additionalProperties.refused @31: body: it may have no member that is not listed, and what is not is refused
    createThing/request-body/name/type.refused @29: body: \`name\` has to be string, and what is not is refused
    createThing/request-body/name/minLength.accepted @29: body: \`name\` has to be at least 1 characters, and what just is so is taken
    createThing/request-body/name/minLength.refused @29: body: \`name\` has to be at least 1 characters, and what is not is refused
    createThing/request-body/name/pattern.accepted @29: body: \`name\` has to be of the form ^a, and what just is so is taken
    createThing/request-body/name/pattern.refused @29: body: \`name\` has to be of the form ^a, and what is not is refused
    createThing/request-body/parent/type.refused @30: body: \`parent\` has to be null, and what is not is refused
    createThing/security/none @4: refuses a request without a credential
    createThing/security/malformed @4: refuses a credential of the wrong form
    createThing/security/unknown @4: refuses a credential that nobody was given
    createThing/security/reader @4: lets \`reader\` do what it may do here, and nothing else
    createThing/example/body.small @32: takes the example \`small\` as its body
    /things/method/PUT @6: /things has no PUT: 405, and Allow tells what it has
    /things/method/DELETE @6: /things has no DELETE: 405, and Allow tells what it has
    /things/method/PATCH @6: /things has no PATCH: 405, and Allow tells what it has
    /things/method/TRACE @6: /things has no TRACE: 405, and Allow tells what it has"
  `);
});

test('of our own contract: each id once, each in a file of its own', async () => {
  const contract = await loadContract(fileURLToPath(new URL('../../../../openapi', import.meta.url)));
  const obligations = listObligations(contract, { roles: ['a'] });
  const ids = obligations.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(obligations.filter(({ place }) => place.file === '' || place.line < 1)).toEqual([]);
  expect(ids).toContain('createKey/request-body/actions/*/enum.refused');
  expect(ids).toContain('listTasks/parameter/query.limit/maximum.accepted');
  expect(ids).toContain('/tasks/{taskUid}/method/DELETE');
  expect(obligations.find(({ id }) => id === 'createSnapshot/202/link/task')?.place.file).toBe(
    'components/links/EnqueuedTask.yaml',
  );
});
