import { expect, test } from 'vitest';
import { filePerName } from './file-per-name.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

const check = (files: Record<string, unknown>) =>
  report(filePerName, smallContract({}, { files: new Map(Object.entries(files)) }));

test('a URL in the file of its name, and components that are used, pass', () => {
  expect(
    check({
      'openapi.yaml': {
        paths: { '/things/{thingId}': { $ref: 'paths/things_{thingId}.yaml' } },
        components: { securitySchemes: {} },
      },
      'paths/things_{thingId}.yaml': {
        get: {
          schema: { $ref: '../components/schemas/Thing.yaml' },
          examples: { one: { $ref: '../components/examples/Thing.yaml' } },
        },
      },
      'components/schemas/Thing.yaml': { properties: { id: { $ref: './ThingId.yaml' } } },
      'components/schemas/ThingId.yaml': {},
      'components/examples/Thing.yaml': { value: { $ref: 'data, no reference' } },
    }),
  ).toBe('');
});

test('a path elsewhere, components in the root, references into documents and files without use are reported', () => {
  expect(
    check({
      'openapi.yaml': {
        paths: { '/things': { $ref: 'paths/stuff.yaml' }, '/inline': { get: {} } },
        components: { schemas: { Thing: {} } },
      },
      'paths/stuff.yaml': { get: { schema: { $ref: '../openapi.yaml#/components/schemas/Thing' } } },
      'components/schemas/Lonely.yaml': {},
    }),
  ).toMatchInlineSnapshot(`
    "openapi/openapi.yaml: \`/things\` is not a reference to paths/things.yaml (file-per-name)
    openapi/openapi.yaml: \`/inline\` is not a reference to paths/inline.yaml (file-per-name)
    openapi/openapi.yaml: \`components.schemas\` goes in files of their own (file-per-name)
    openapi/paths/stuff.yaml: \`../openapi.yaml#/components/schemas/Thing\` points into a document, not to a file (file-per-name)
    openapi/components/schemas/Lonely.yaml: nothing refers to this file (file-per-name)
    "
  `);
});
