import { expect, test } from 'vitest';
import { ownKnown } from './own-known.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

const check = (words: object) => report(ownKnown, oneOperation({}, { schemas: { Colour: words } }));

test('words of the list beside it pass', () => {
  expect(check({ enum: ['red', 'blue'], 'x-own': ['blue'] })).toBe('');
  expect(check({ enum: ['red', 'blue'] })).toBe('');
});

test('other words, and what is no list, are reported', () => {
  expect(check({ enum: ['red'], 'x-own': ['red', 'green'] })).toMatchInlineSnapshot(`
    "openapi/components/schemas/Colour.yaml#/x-own: \`green\` is not in the \`enum\` (own-known)
    "
  `);
  expect(check({ enum: ['red'], 'x-own': 'red' })).toMatchInlineSnapshot(`
    "openapi/components/schemas/Colour.yaml#/x-own: is not a list (own-known)
    "
  `);
});
