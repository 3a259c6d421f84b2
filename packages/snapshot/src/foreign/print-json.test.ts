import { describe, expect, test } from 'vitest';
import { reprintJson } from './print-json.js';

describe('reprintJson', () => {
  test.each([
    { given: '{ "b" : [ 1 , 2 ] ,\n "1" : null }', want: '{"b":[1,2],"1":null}' },
    { given: '"caf\\u00e9 \\/ \\u0007"', want: '"café / \\u0007"' },
    { given: '18446744073709551615', want: '18446744073709551615' },
    { given: '18446744073709551616', want: '1.8446744073709552e19' },
    { given: '-9223372036854775808', want: '-9223372036854775808' },
    { given: '1.10', want: '1.1' },
    { given: '1.0', want: '1.0' },
    { given: '1e3', want: '1000.0' },
    { given: '1e15', want: '1000000000000000.0' },
    { given: '1e16', want: '1e16' },
    { given: '0.00001', want: '0.00001' },
    { given: '0.000001', want: '1e-6' },
    { given: '-12.5E-7', want: '-1.25e-6' },
    { given: '-0', want: '-0.0' },
    { given: '{"a":1,"b":2,"a":3}', want: '{"a":3,"b":2}' },
    { given: '[]', want: '[]' },
  ])('$given → $want', ({ given, want }) => expect(reprintJson(given)).toBe(want));

  test.each(['', '{', '[1', '[1 2]', '{"a"}', '{"a":}', 'nul', '"a', '1 2', '['.repeat(5000)])(
    '%j is refused',
    (text) => {
      expect(() => reprintJson(text)).toThrow(SyntaxError);
    },
  );
});
