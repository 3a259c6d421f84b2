import { describe, expect, test } from 'vitest';
import { CsvReader } from './csv-reader.js';

function read(table: string | Buffer, { delimiter = ',', chunkSize = 1000 } = {}): string[] | string {
  const reader = new CsvReader(delimiter.charCodeAt(0));
  const bytes = Buffer.from(table);
  const documents: string[] = [];
  try {
    for (let at = 0; at < bytes.length; at += chunkSize)
      documents.push(...reader.read(bytes.subarray(at, at + chunkSize)));
    return [...documents, ...reader.end()];
  } catch (error) {
    return (error as Error).message;
  }
}

describe('CsvReader', () => {
  test.each([
    ['id,title\n1,Up\n2,Her\n', ['{"id":"1","title":"Up"}', '{"id":"2","title":"Her"}']],
    ['id,title\r\n1,Up\r\n2,Her', ['{"id":"1","title":"Up"}', '{"id":"2","title":"Her"}']],
    ['id\r1\r2', ['{"id":"1"}', '{"id":"2"}']],
    ['id\n\n\n1\n\n2', ['{"id":"1"}', '{"id":"2"}']],
    ['\ufeffid\n1', ['{"id":"1"}']],
    ['id,"a ""b"""\n"x\ny, z"," t "\n', ['{"id":"x\\ny, z","a \\"b\\"":" t "}']],
    ['id,t\n x , "y" \n', ['{"id":" x ","t":" \\"y\\" "}']],
    ['id,t\n"x"y,2', ['{"id":"xy","t":"2"}']],
    ['id,t\n,\n', ['{"id":null,"t":null}']],
    ['id\n""\nb', ['{"id":null}', '{"id":"b"}']],
    [
      'id:number,s:string,b:boolean\n1,1,true\n -2.50 ,, false \n,,',
      ['{"id":1,"s":"1","b":true}', '{"id":-2.5,"s":null,"b":false}', '{"id":null,"s":null,"b":null}'],
    ],
    [
      'n:number\n9223372036854775807\n9223372036854775808\n1e5\n.5\n+7\ninf',
      [
        '{"n":9223372036854775807}',
        '{"n":9223372036854775808.0}'.replace('9223372036854775808.0', '9.223372036854776e+18'),
        '{"n":100000.0}',
        '{"n":0.5}',
        '{"n":7}',
        '{"n":null}',
      ],
    ],
    ['a:b:number,c:text\n1,2', ['{"a:b":1,"c:text":"2"}']],
    ['a,b,a\n1,2,3', ['{"a":"3","b":"2"}']],
    ['__proto__,id\n1,2', ['{"__proto__":"1","id":"2"}']],
    ['id', []],
  ])('%j', (table, documents) => {
    for (const chunkSize of [1, 3, 1000]) expect(read(table, { chunkSize })).toEqual(documents);
  });

  test('divides fields as told', () => {
    expect(read('id|t\n1|a,b', { delimiter: '|' })).toEqual(['{"id":"1","t":"a,b"}']);
  });

  test.each([
    [
      'id, content\n1234, hello, world\n12, hello',
      'CSV error: record 1 (line: 2, byte: 12): found record with 3 fields, but the previous record has 2 fields',
    ],
    [
      'a,b\n1,2\n3',
      'CSV error: record 2 (line: 3, byte: 8): found record with 1 fields, but the previous record has 2 fields',
    ],
    [
      'a,b\r\n1,2\r\n3',
      'CSV error: record 2 (line: 2, byte: 9): found record with 1 fields, but the previous record has 2 fields',
    ],
    [
      'a,b\n1,"x\ny"\n3\n',
      'CSV error: record 2 (line: 4, byte: 12): found record with 1 fields, but the previous record has 2 fields',
    ],
    [
      'a,b\n\n\n1,2,3',
      'CSV error: record 1 (line: 2, byte: 4): found record with 3 fields, but the previous record has 2 fields',
    ],
    [
      'a,b\n"1,2',
      'CSV error: record 1 (line: 2, byte: 4): found record with 1 fields, but the previous record has 2 fields',
    ],
    ['id:number\n1\n0x10', 'Error parsing number "0x10" at line 2: invalid float literal'],
    ['b:boolean\nTrue', 'Error parsing boolean "True" at line 1: provided string was not `true` or `false`'],
  ])('%j: %s', (table, message) => {
    for (const chunkSize of [1, 3, 1000]) expect(read(table, { chunkSize })).toBe(message);
  });

  test('refuses what is not UTF-8', () => {
    expect(read(Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xff])]))).toMatch(
      /^CSV parse error: record 1 \(line 2, field: 1, byte: 4\)/,
    );
  });
});
