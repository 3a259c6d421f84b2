import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DocumentForm, DocumentScanner } from './document-scanner.js';

function scan(form: DocumentForm, payload: string | Buffer, chunkSize = Number.POSITIVE_INFINITY): string[] {
  const scanner = new DocumentScanner(form);
  const bytes = Buffer.from(payload);
  const documents: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize)
    documents.push(...scanner.scan(bytes.subarray(at, at + chunkSize)));
  return [...documents, ...scanner.end()];
}
function outcome(form: DocumentForm, payload: string | Buffer, chunkSize?: number): string[] | string {
  try {
    return scan(form, payload, chunkSize);
  } catch (error) {
    return (error as Error).message;
  }
}
const ODD = 'data are neither an object nor a list of objects';

describe('DocumentScanner', () => {
  test.each<[DocumentForm, string, string[]]>([
    ['json', '[{"id": 1, "a": [1 , {"b" : 2}]},\n\t{"t": " x  y "}]', ['{"id":1,"a":[1,{"b":2}]}', '{"t":" x  y "}']],
    ['json', '{"id":1.10}', ['{"id":1.10}']],
    ['json', '[{"big":12345678901234567890,"e":1E5,"z":-0}]', ['{"big":12345678901234567890,"e":1E5,"z":-0}']],
    ['json', '[]', []],
    ['json', '[{"id":1}] what follows a list is not looked at', ['{"id":1}']],
    ['json', '[{"z":1,"a":2,"z":{"z":3,"z":4}}]', ['{"z":{"z":3,"z":4},"a":2}']],
    ['json', '[{"\\u0061":1,"a":2}]', ['{"a":2}']],
    ['json', '[{"\\u0061":1}]', ['{"\\u0061":1}']],
    ['json', '[{"é":"\\ud83d\\ude00 ☃"}]', ['{"é":"\\ud83d\\ude00 ☃"}']],
    ['ndjson', '{"id":1}{"id":2} \r\n\n{"id":3}', ['{"id":1}', '{"id":2}', '{"id":3}']],
    ['ndjson', '\n', []],
  ])('%s %j', (form, payload, documents) => {
    for (const size of [1, 3, 1000]) expect(scan(form, payload, size)).toEqual(documents);
  });

  test.each<[DocumentForm, string, string]>([
    ['json', '[{"id":1', 'EOF while parsing an object at line 1 column 8'],
    ['json', ' ', 'EOF while parsing a value at line 1 column 1'],
    ['json', '[', 'EOF while parsing a list at line 1 column 1'],
    ['json', '[{"id":1},', 'EOF while parsing a value at line 1 column 10'],
    ['json', '[{"id":1},]', 'trailing comma at line 1 column 11'],
    ['json', '[{"id":1,}]', 'key must be a string at line 1 column 10'],
    ['json', '{"id":1,}', 'trailing comma at line 1 column 9'],
    ['json', '[{"id":[1,]}]', 'expected value at line 1 column 11'],
    ['json', '{"id":[1,]}', 'trailing comma at line 1 column 10'],
    ['json', '{"id":1}}', 'trailing characters at line 1 column 9'],
    ['json', '[{"id": 1}, {id: 2}]', 'key must be a string at line 1 column 14'],
    ['json', '\n\n[{"id": 1},\n {id: 2}]', 'key must be a string at line 4 column 3'],
    ['json', '[{"id":1} {"id":2}]', 'expected `,` or `]` at line 1 column 11'],
    ['json', '[{"a":"x\ny"}]', 'control character (\\u0000-\\u001F) found while parsing a string at line 1 column 8'],
    ['json', '{"a":"x\ny"}', 'control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0'],
    ['json', '[{"a":-', 'invalid number at line 1 column 7'],
    ['json', '{"a":-', 'EOF while parsing a value at line 1 column 6'],
    ['json', '[{"a":01}]', 'invalid number at line 1 column 8'],
    ['json', '[{"a":"\\u12"}]', 'invalid escape at line 1 column 13'],
    ['json', '[{"a":tr\n', 'expected ident at line 2 column 0'],
    ['json', `[${'{"a":'.repeat(200)}`, 'recursion limit exceeded at line 1 column 637'],
    ['json', '"text"', ODD],
    ['json', '12', ODD],
    ['json', '[1]', ODD],
    ['json', '[{"id":1},[]]', ODD],
    ['json', '[1,2]', 'trailing characters at line 1 column 4'],
    ['ndjson', '{"id":1}\n{"id":', 'EOF while parsing a value at line 2 column 6'],
    ['ndjson', '{"id":1},{"id":2}', 'expected value at line 1 column 9'],
    ['ndjson', '[{"id":1}]', ODD],
    ['ndjson', '{"id":1}\n7', ODD],
  ])('%s %j: %s', (form, payload, message) => {
    for (const size of [1, 3, 1000]) expect(outcome(form, payload, size)).toBe(message);
  });

  test('says which byte is not UTF-8, also when a character is cut by a chunk', () => {
    const good = Buffer.from('[{"a":"é☃😀"}]');
    for (let size = 1; size < 8; size++) expect(scan('json', good, size)).toEqual(['{"a":"é☃😀"}']);
    const bad = Buffer.concat([Buffer.from('[{"a":"é'), Buffer.from([0xff]), Buffer.from('"}]')]);
    for (const size of [1, 4, 100])
      expect(outcome('json', bad, size)).toBe('invalid unicode code point at line 1 column 10');
  });

  test('finds the same wherever the payload is cut, and nothing but what was sent', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(
        fc.array(object),
        fc.constantFrom(0, 1, 3),
        fc.integer({ min: 1, max: 9 }),
        (objects, indent, size) => {
          const documents = scan('json', JSON.stringify(objects, null, indent), size);
          expect(documents).toEqual(objects.map((value) => JSON.stringify(value)));
          expect(scan('ndjson', objects.map((value) => JSON.stringify(value)).join('\n'), size)).toEqual(documents);
        },
      ),
    );
  });

  test('says the same of a damaged payload wherever it is cut', () => {
    const damage = fc.record({ at: fc.nat(200), with: fc.constantFrom('', '"', '{', '}', ',', '\\', '\n', '1', 'é') });
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), damage, (objects, { at, with: piece }) => {
        const text = JSON.stringify(objects);
        const damaged = text.slice(0, at % text.length) + piece + text.slice((at % text.length) + 1);
        const whole = outcome('json', damaged);
        for (const size of [1, 2, 7]) expect(outcome('json', damaged, size)).toEqual(whole);
      }),
    );
  });
});
