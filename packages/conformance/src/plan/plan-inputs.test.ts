import { expect, test } from 'vitest';
import { planServer } from '../run/judge-server.js';
import { smallContract } from '../testing/small-history.js';

const contract = smallContract({
  paths: {
    '/marbles': {
      delete: {
        operationId: 'throwMarbles',
        parameters: [
          { name: 'colour', in: 'query', schema: { type: 'string', enum: ['red', 'blue'] } },
          { name: 'largest', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 40 } },
        ],
        responses: { 204: { description: '' }, 400: { description: '' } },
      },
    },
  },
});

test('what only a query chooses is tried with many parameters at once, and each by itself where that is refused', () => {
  const { steps } = planServer({ contract }).plan;
  const expected = steps.map(({ expects }) =>
    expects.map(({ obligation }) => obligation.replace('throwMarbles/parameter/query.', '')),
  );
  const together = steps.filter((_, index) => (expected[index]?.length ?? 0) > 1);
  expect(together.map(({ parameters }) => parameters.map(({ name, value }) => [name, value]))).toEqual([
    [
      ['colour', { known: 'red' }],
      ['largest', { known: 40 }],
    ],
  ]);
  const alone = steps.filter(({ unless }) => unless === together[0]?.name);
  expect(alone.map(({ expects }) => expects.map(({ obligation }) => obligation))).toEqual(
    together[0]?.expects.map(({ obligation }) => [obligation]),
  );
  const indexOf = (side: string) => expected.map((ids) => ids.some((id) => id.endsWith(side)));
  expect(indexOf('.refused').lastIndexOf(true)).toBeLessThan(indexOf('.accepted').indexOf(true));
});
