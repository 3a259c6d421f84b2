import { describe, expect, test } from 'vitest';
import type { Node } from './contract.js';
import { errorResponses } from './error-responses.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

describe('error-responses', () => {
  test.each<{ given: string; operation: Node; responses: string[] }>([
    { given: 'a public operation that takes nothing', operation: { security: [] }, responses: ['422', '5XX'] },
    { given: 'an operation that takes a key and no more', operation: {}, responses: ['401', '403', '422', '5XX'] },
    {
      given: 'a name in the path that can be anything',
      operation: { security: [], parameters: [{ in: 'path', schema: { type: 'string' } }] },
      responses: ['422', '5XX'],
    },
    {
      given: 'a body that is not looked at',
      operation: { security: [], requestBody: { content: { '*/*': {} } } },
      responses: ['422', '5XX'],
    },
  ])('$given passes', ({ operation, responses }) => {
    expect(
      report(
        errorResponses,
        oneOperation({ ...operation, responses: Object.fromEntries(responses.map((status) => [status, {}])) }),
      ),
    ).toBe('');
  });

  test('what credentials, a parameter and a body can lead to is asked for', () => {
    const operation = {
      parameters: [{ in: 'path', schema: { $ref: '#/components/schemas/Uid' } }],
      requestBody: { content: { 'application/json': {} } },
      responses: {},
    };
    expect(
      report(errorResponses, oneOperation(operation, { schemas: { Uid: { type: 'integer' } } })),
    ).toMatchInlineSnapshot(`
      "openapi/paths/things.yaml#/get/responses: lacks \`422\`: any machine may fail (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`5XX\`: any server may fail (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`401\`: it needs a key (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`403\`: it needs a key (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`400\`: its body can be bad (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`413\`: its body can be too large (error-responses)
      openapi/paths/things.yaml#/get/responses: lacks \`415\`: its body can be of another type (error-responses)
      "
    `);
  });

  test('a catch-all is refused', () => {
    const operation = { security: [], responses: { '422': {}, '5XX': {}, default: {} } };
    expect(report(errorResponses, oneOperation(operation))).toMatchInlineSnapshot(`
      "openapi/paths/things.yaml#/get/responses: has a \`default\`: any status would be as promised (error-responses)
      "
    `);
  });

  test('a parameter alone asks for a 400', () => {
    const query = {
      security: [],
      parameters: [{ in: 'query', schema: { type: 'string' } }],
      responses: { '422': {}, '5XX': {} },
    };
    expect(report(errorResponses, oneOperation(query))).toMatchInlineSnapshot(`
      "openapi/paths/things.yaml#/get/responses: lacks \`400\`: a parameter can have a bad value (error-responses)
      "
    `);
  });
});
