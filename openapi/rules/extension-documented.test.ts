import { expect, test } from 'vitest';
import { extensionDocumented } from './extension-documented.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

test('an extension without a word in the README is reported where it first occurs; data in examples is none', () => {
  const document = {
    paths: { '/things': { get: { 'x-known': true, 'x-new': true } } },
    components: { schemas: { Thing: { 'x-new': true } }, examples: { Thing: { value: { 'x-data': 1 } } } },
  };
  expect(
    report(extensionDocumented, smallContract(document, { readme: '| `x-known` | operation | it is known |' })),
  ).toMatchInlineSnapshot(`
    "openapi/paths/things.yaml#/get/x-new: \`x-new\` is not explained in openapi/README.md (extension-documented)
    "
  `);
});
