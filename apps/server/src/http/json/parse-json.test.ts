import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { print, toValue } from './node.js';
import { parseJson } from './parse-json.js';

const read = (text: string | Buffer): string => print(parseJson(Buffer.from(text)));
const mistake = (text: string | Buffer): string => {
  try {
    return `none: ${read(text)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('parseJson', () => {
  test.each([
    ['{"b":1,"a":[1 , 2.50],"b":3}', '{"b":3,"a":[1,2.5]}'],
    ['{"1":1,"0":0}', '{"1":1,"0":0}'],
    ['18446744073709551615', '18446744073709551615'],
    ['18446744073709551616', '1.8446744073709552e+19'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['-9223372036854775809', '-9.223372036854776e+18'],
    ['-0', '-0.0'],
    ['1e5', '100000.0'],
    ['1E16', '1e+16'],
    ['0.00001', '0.00001'],
    ['0.000001', '1e-6'],
    ['"\\u00e9\\n\\/ \\ud83d\\ude00"', '"é\\n/ 😀"'],
    [' [ true , false , null ] ', '[true,false,null]'],
  ])('reads %s as %s', (text, want) => expect(read(text)).toBe(want));

  test.each([
    ['', 'EOF while parsing a value at line 1 column 0'],
    ['[1', 'EOF while parsing a list at line 1 column 2'],
    ['{"a":1', 'EOF while parsing an object at line 1 column 6'],
    ['{"a":1,', 'EOF while parsing a value at line 1 column 7'],
    ['"abc', 'EOF while parsing a string at line 1 column 4'],
    ['"\\u12', 'EOF while parsing a string at line 1 column 5'],
    ['tru', 'EOF while parsing a value at line 1 column 3'],
    ['x', 'expected value at line 1 column 1'],
    ['trux', 'expected ident at line 1 column 4'],
    ['[1 2]', 'expected `,` or `]` at line 1 column 4'],
    ['{"a":1 "b"}', 'expected `,` or `}` at line 1 column 8'],
    ['{"a" 1}', 'expected `:` at line 1 column 6'],
    ['{a:1}', 'key must be a string at line 1 column 2'],
    ['[1,]', 'trailing comma at line 1 column 4'],
    ['{"a":1,\n}', 'trailing comma at line 2 column 1'],
    ['[]x', 'trailing characters at line 1 column 3'],
    ['01', 'invalid number at line 1 column 2'],
    ['1.x', 'invalid number at line 1 column 3'],
    ['1e999', 'number out of range at line 1 column 5'],
    ['"\\x"', 'invalid escape at line 1 column 3'],
    ['"\\u12g4"', 'invalid escape at line 1 column 7'],
    ['"\\udc00"', 'lone leading surrogate in hex escape at line 1 column 7'],
    ['"\\ud800x"', 'unexpected end of hex escape at line 1 column 8'],
    ['"a\nb"', 'control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0'],
    ['['.repeat(200), 'recursion limit exceeded at line 1 column 128'],
  ])('says of %j: %s', (text, want) => expect(mistake(text)).toBe(want));

  test('says which byte is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('{"é�":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(mistake(bytes)).toBe('invalid unicode code point at line 1 column 11');
  });

  test('reads what JSON.stringify writes, as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(toValue(parseJson(Buffer.from(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('refuses what JSON.parse refuses', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '-', '.', 'e', ' ', 'null', '\\', 'u00'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(mistake(text).startsWith('none')).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });
});
