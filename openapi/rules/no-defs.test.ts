import { expect, test } from 'vitest';
import { noDefs } from './no-defs.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

test('a schema with `$defs` is reported, at any depth', () => {
  const Thing = { type: 'object', properties: { size: { $defs: { Size: {} } } } };
  expect(
    report(noDefs, smallContract({ components: { schemas: { Thing, Other: { type: 'string' } } } })),
  ).toMatchInlineSnapshot(`
    "openapi/components/schemas/Thing.yaml#/properties/size/$defs: a schema goes in a file of its own, not in \`$defs\` (no-defs)
    "
  `);
});
