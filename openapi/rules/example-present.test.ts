import { expect, test } from 'vitest';
import { examplePresent } from './example-present.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

test('answers and bodies with an example, and answers without a body, pass', () => {
  const media = { 'application/json': { examples: { one: { value: 1 } } } };
  expect(
    report(
      examplePresent,
      oneOperation({ requestBody: { content: media }, responses: { 200: { content: media }, 204: {} } }),
    ),
  ).toBe('');
});

test('a body and a shared answer without one are reported, the answer once', () => {
  const responses = { 400: { $ref: '#/components/responses/Bad' }, 404: { $ref: '#/components/responses/Bad' } };
  const shared = { responses: { Bad: { content: { 'application/json': { examples: {} } } } } };
  expect(
    report(examplePresent, oneOperation({ requestBody: { content: { 'text/csv': {} } }, responses }, shared)),
  ).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/requestBody/content/text~1csv: \`text/csv\` has no example (example-present)
    openapi/components/responses/Bad.yaml#/content/application~1json: \`application/json\` has no example (example-present)
    "
  `);
});
