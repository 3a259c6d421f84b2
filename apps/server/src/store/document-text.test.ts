import { describe, expect, test } from 'vitest';
import { membersOf, objectOf, selectFields, valueAt } from './document-text.js';

describe('membersOf', () => {
  test.each([
    { given: '{}', want: [] },
    { given: '{"a":1}', want: [['a', '1']] },
    {
      given: '{"a":12345678901234567890,"b":1.50}',
      want: [
        ['a', '12345678901234567890'],
        ['b', '1.50'],
      ],
    },
    {
      given: '{"a":"}\\",\\\\","b":[1,{"c":"]"}],"d":null}',
      want: [
        ['a', '"}\\",\\\\"'],
        ['b', '[1,{"c":"]"}]'],
        ['d', 'null'],
      ],
    },
    {
      given: '{"\\u0061\\n":{"x":{}},"":true}',
      want: [
        ['a\n', '{"x":{}}'],
        ['', 'true'],
      ],
    },
  ])('$given', ({ given, want }) => {
    expect([...membersOf(given)]).toEqual(want);
    expect(JSON.parse(objectOf(membersOf(given)))).toEqual(JSON.parse(given));
  });
});

describe('selectFields', () => {
  const movie =
    '{"id":1,"title":"Up","cast":[{"name":"A","age":3},{"name":"B"},"C"],"box":{"us":1,"fr":{"y":2}},"a.b":4}';
  test.each([
    { fields: ['*'], want: movie },
    { fields: ['title', 'id'], want: '{"id":1,"title":"Up"}' },
    { fields: ['cast.name'], want: '{"cast":[{"name":"A"},{"name":"B"}]}' },
    { fields: ['box.fr.y'], want: '{"box":{"fr":{"y":2}}}' },
    { fields: ['a.b'], want: '{"a.b":4}' },
    { fields: ['nothing'], want: '{}' },
  ])('$fields → $want', ({ fields, want }) => {
    expect(selectFields(movie, fields)).toBe(want);
  });
});

describe('valueAt', () => {
  test.each([
    { path: 'id', want: '7' },
    { path: 'data.id', want: '"x"' },
    { path: 'data', want: '{"id":"x"}' },
    { path: 'data.none', want: undefined },
    { path: 'list.id', want: undefined },
  ])('$path → $want', ({ path, want }) => {
    expect(valueAt('{"id":7,"data":{"id":"x"},"list":[{"id":1}]}', path)).toBe(want);
  });
});
