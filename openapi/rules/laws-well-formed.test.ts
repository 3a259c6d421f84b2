import { expect, test } from 'vitest';
import { lawsWellFormed } from './laws-well-formed.js';
import { report } from './report.js';
import { smallContract } from './small-contract.js';

test('what the judge says of a law is said at its place', () => {
  const fault = { at: '#/paths/~1things/get/x-laws/order', message: '`sorte` is no law' };
  expect(report(lawsWellFormed, smallContract({}))).toBe('');
  expect(report(lawsWellFormed, smallContract({}, { faultsOfLaws: () => [fault] }))).toBe(
    'openapi/paths/things.yaml#/get/x-laws/order: `sorte` is no law (laws-well-formed)\n',
  );
});
