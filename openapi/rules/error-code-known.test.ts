import { expect, test } from 'vitest';
import { errorCodeKnown } from './error-code-known.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

test('codes that ErrorCode does not list are reported, wherever an extension names them', () => {
  const contract = oneOperation(
    { parameters: [{ name: 'limit', in: 'query', 'x-error-code': 'invalid_limit' }] },
    {
      schemas: {
        ErrorCode: { enum: ['bad_request'] },
        NewThing: {
          properties: {
            name: { 'x-error-code': 'bad_request', 'x-missing-error-code': 'missing_name' },
            size: { 'x-error-code': 'invalid_size' },
          },
          'x-immutable': { createdAt: 'immutable_created_at', updatedAt: 'bad_request' },
        },
      },
    },
  );
  expect(report(errorCodeKnown, contract)).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/parameters/0/x-error-code: \`invalid_limit\` is not in ErrorCode (error-code-known)
    openapi/components/schemas/NewThing.yaml#/x-immutable/createdAt: \`immutable_created_at\` is not in ErrorCode (error-code-known)
    openapi/components/schemas/NewThing.yaml#/properties/name/x-missing-error-code: \`missing_name\` is not in ErrorCode (error-code-known)
    openapi/components/schemas/NewThing.yaml#/properties/size/x-error-code: \`invalid_size\` is not in ErrorCode (error-code-known)
    "
  `);
});
