import { expect, test } from 'vitest';
import { queryReserved } from './query-reserved.js';
import { report } from './report.js';
import { oneOperation } from './small-contract.js';

test('a parameter in the path, and one that allows reserved characters, pass', () => {
  const parameters = [
    { name: 'thingId', in: 'path' },
    { name: 'limit', in: 'query', allowReserved: true },
  ];
  expect(report(queryReserved, oneOperation({ parameters }))).toBe('');
});

test('query parameters that do not are reported', () => {
  const parameters = [{ $ref: '#/components/parameters/Limit' }, { name: 'from', in: 'query', allowReserved: false }];
  const shared = { parameters: { Limit: { name: 'limit', in: 'query' } } };
  expect(report(queryReserved, oneOperation({ parameters }, shared))).toMatchInlineSnapshot(`
    "openapi/components/parameters/Limit.yaml: query parameter \`limit\` lacks \`allowReserved: true\` (query-reserved)
    openapi/paths/things.yaml#/get/parameters/1: query parameter \`from\` lacks \`allowReserved: true\` (query-reserved)
    "
  `);
});
