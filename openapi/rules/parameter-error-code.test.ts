import { expect, test } from 'vitest';
import { parameterErrorCode } from './parameter-error-code.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

test('parameters without an error code are reported, those with one are not, nor headers of any text', () => {
  const parameters = [
    { name: 'limit', in: 'query', 'x-error-code': 'invalid_task_limit' },
    { name: 'thingId', in: 'path' },
    { name: 'Range', in: 'header', schema: { type: 'string' } },
    { name: 'Prefer', in: 'header', schema: { type: 'string', pattern: '^a$' } },
  ];
  expect(report(parameterErrorCode, oneOperation({ parameters }))).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/parameters/1: parameter \`thingId\` has no \`x-error-code\` (parameter-error-code)
    openapi/paths/things.yaml#/get/parameters/3: parameter \`Prefer\` has no \`x-error-code\` (parameter-error-code)
    "
  `);
});
