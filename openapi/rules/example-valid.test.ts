import { expect, test } from 'vitest';
import { exampleValid } from './example-valid.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

const document = {
  paths: {
    '/things': {
      get: {
        responses: {
          200: {
            content: {
              'application/json': {
                examples: { shared: { $ref: '#/components/examples/Thing' }, own: { value: 'b' } },
              },
            },
          },
        },
      },
    },
  },
  components: { examples: { Thing: { value: 'a' } } },
};

test('each example is judged by the schema of its media type', () => {
  const asked: unknown[] = [];
  const judge = (...question: [string, unknown]) => {
    asked.push(question);
    return [];
  };
  report(exampleValid, smallContract(document, { judge }));
  expect(asked).toEqual([
    ['#/paths/~1things/get/responses/200/content/application~1json/schema', 'a'],
    ['#/paths/~1things/get/responses/200/content/application~1json/schema', 'b'],
  ]);
});

test('what the judge says is reported where the example stands', () => {
  const judge = (_pointer: string, value: unknown) => [`/id must be integer (${value})`];
  expect(report(exampleValid, smallContract(document, { judge }))).toMatchInlineSnapshot(`
    "openapi/components/examples/Thing.yaml: /id must be integer (a) (example-valid)
    openapi/paths/things.yaml#/get/responses/200/content/application~1json/examples/own: /id must be integer (b) (example-valid)
    "
  `);
});
