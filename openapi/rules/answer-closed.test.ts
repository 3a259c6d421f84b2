import { describe, expect, test } from 'vitest';
import { answerClosed } from './answer-closed.js';
import type { Node } from './contract.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

const answering = (schema: Node, schemas: Node = {}) =>
  oneOperation({ responses: { 200: { content: { 'application/json': { schema } } } } }, { schemas });
const closed = { required: [], unevaluatedProperties: false };

describe('answer-closed', () => {
  test.each([
    { given: 'a closed object', schema: { type: 'object', properties: {}, ...closed } },
    { given: 'a map', schema: { type: 'object', additionalProperties: { type: 'integer' } } },
    {
      given: 'an object that says why it is open',
      schema: { type: 'object', 'x-open': 'A document is whatever its owner stores.' },
    },
    {
      given: 'branches of a closed object',
      schema: { type: 'object', ...closed, dependentSchemas: { type: { else: { type: 'object' } } } },
    },
  ])('$given passes', ({ schema }) => {
    expect(report(answerClosed, answering(schema))).toBe('');
  });

  test('open objects are reported: in members, items, maps, unions and behind references, each once', () => {
    const open = { type: ['object', 'null'], required: [] };
    const schema = {
      type: 'object',
      ...closed,
      properties: {
        member: open,
        list: { type: 'array', items: open },
        map: { type: 'object', additionalProperties: open },
        union: { anyOf: [open, { type: 'null' }] },
        reference: { $ref: '#/components/schemas/Open' },
        again: { $ref: '#/components/schemas/Open' },
      },
    };
    expect(report(answerClosed, answering(schema, { Open: { type: 'object' } }))).toMatchInlineSnapshot(`
      "openapi/paths/things.yaml#/get/responses/200/content/application~1json/schema/properties/member: an object of an answer lacks \`unevaluatedProperties: false\` (or \`x-open\` with a reason) (answer-closed)
      openapi/paths/things.yaml#/get/responses/200/content/application~1json/schema/properties/list/items: an object of an answer lacks \`unevaluatedProperties: false\` (or \`x-open\` with a reason) (answer-closed)
      openapi/paths/things.yaml#/get/responses/200/content/application~1json/schema/properties/map/additionalProperties: an object of an answer lacks \`unevaluatedProperties: false\` (or \`x-open\` with a reason) (answer-closed)
      openapi/paths/things.yaml#/get/responses/200/content/application~1json/schema/properties/union/anyOf/0: an object of an answer lacks \`unevaluatedProperties: false\` (or \`x-open\` with a reason) (answer-closed)
      openapi/components/schemas/Open.yaml: an object of an answer lacks \`unevaluatedProperties: false\` (or \`x-open\` with a reason) (answer-closed)
      openapi/components/schemas/Open.yaml: an object of an answer lacks \`required\` (answer-closed)
      "
    `);
  });
});
