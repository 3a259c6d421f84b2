import { readdirSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { createClient, type StillframeClient } from '@stillframe/client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const MIB = 1024 * 1024;
const JSON_TYPE = 'application/json';
const NDJSON = 'application/x-ndjson';

let server: TestServer;
let client: StillframeClient;

beforeAll(async () => {
  server = await startTestServer(['--http-payload-size-limit', '20MiB']);
  client = createClient({ url: server.url, retries: 0 });
});
afterAll(() => server.remove());

// Whatever a test sent: the server works as before, and of the payloads nothing is left, neither on disk nor open.
afterEach(async () => {
  await ended((await client.addDocuments('well', [{ id: 1 }])).taskUid);
  expect(await client.getDocument('well', 1)).toEqual({ id: 1 });
  await expect.poll(() => readdirSync(updateFiles())).toEqual([]);
  await expect.poll(openPayloads).toEqual([]);
});

const updateFiles = () => join(server.folder, 'data.ms', 'db', 'update_files');

/** Payload files that this process holds open, where the system tells. */
function openPayloads(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd')
    .map((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`);
      } catch {
        return '';
      }
    })
    .filter((path) => path.startsWith(updateFiles()));
}

interface Sent {
  type?: string;
  body?: string | Uint8Array;
  encoding?: string;
}

async function send(method: string, path: string, { type, body, encoding }: Sent = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...(type && { 'Content-Type': type }), ...(encoding && { 'Content-Encoding': encoding }) },
    ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** The task at its end, whichever it is. */
const ended = (taskUid: number) => client.waitForTask(taskUid, { intervalMs: 5 }).catch(() => client.getTask(taskUid));

/** The task that a payload becomes, at its end. */
async function settled(method: string, path: string, sent: Sent) {
  const { status, body } = await send(method, path, sent);
  expect([status, body.code]).toEqual([202, undefined]);
  return ended(body.taskUid);
}

const add = (index: string, body: string | Uint8Array, type = JSON_TYPE) =>
  settled('POST', `/indexes/${index}/documents`, { type, body });

/** A text as bytes in which `<hex>` stands for bytes that no text can hold. */
const bytes = (text: string) =>
  Buffer.concat(
    text
      .split(/(<[0-9a-f ]+>)/)
      .map((part) => Buffer.from(part.replace(/[<> ]/g, ''), part[0] === '<' ? 'hex' : 'utf8')),
  );

describe('NUL', () => {
  test('escaped, it is a character like any other: in a name, in a value, in a table', async () => {
    const text = '{"id":1,"a\\u0000b":"c\\u0000d"}';
    expect(await add('nul', text)).toMatchObject({ status: 'succeeded' });
    expect(await add('nul', 'id,"a\0b"\n2,c\0d\n', 'text/csv')).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/nul/documents')).text).toBe(
      `{"results":[${text},{"id":"2","a\\u0000b":"c\\u0000d"}],"offset":0,"limit":20,"total":2}`,
    );
    expect((await send('GET', '/indexes/nul/documents/1?fields=a%00b')).text).toBe('{"a\\u0000b":"c\\u0000d"}');
    expect((await client.getIndexStats('nul')).fieldDistribution).toEqual({ id: 2, 'a\0b': 2 });
  });

  test('at the end of an id it does not reach the document whose id is the rest', async () => {
    await add('nul-ids', '[{"id":"x"},{"id":"y"}]');
    const deleted = await settled('POST', '/indexes/nul-ids/documents/delete-batch', {
      type: JSON_TYPE,
      body: '["x\\u0000","\\u0000","","y"]',
    });
    expect(deleted.details).toEqual({ providedIds: 4, deletedDocuments: 1, originalFilter: null });
    const one = await settled('DELETE', '/indexes/nul-ids/documents/x%00', {});
    expect(one.details).toEqual({ providedIds: 1, deletedDocuments: 0, originalFilter: null });
    expect((await send('GET', '/indexes/nul-ids/documents/x%00')).body.code).toBe('document_not_found');
    expect((await client.listDocuments('nul-ids')).results).toEqual([{ id: 'x' }]);
  });

  const CONTROL = 'control character (\\u0000-\\u001F) found while parsing a string at line';
  test.each([
    ['POST', '/indexes/a/documents', NDJSON, '{"id":1}\n{"id":"b\0c"}', 'malformed_payload', `${CONTROL} 2 column 8`],
    ['POST', '/indexes/a/documents', JSON_TYPE, '[{"a\0":1}]', 'malformed_payload', `${CONTROL} 1 column 4`],
    ['POST', '/indexes/a/documents', JSON_TYPE, '\0[]', 'malformed_payload', 'expected value at line 1 column 1'],
    ['POST', '/indexes', JSON_TYPE, '{"uid":"b\0"}', 'malformed_payload', `${CONTROL} 1 column 10`],
    ['POST', '/indexes', JSON_TYPE, '{"uid":"b\\u0000"}', 'invalid_index_uid', '`b\0` is not a valid index uid.'],
    ['POST', '/indexes/a/documents/fetch', JSON_TYPE, '{"ids":["\\u0000"]}', 'invalid_document_ids', '`"\\u0000"`'],
    ['GET', '/indexes/%00', undefined, undefined, 'invalid_index_uid', '`\0` is not a valid index uid.'],
    ['GET', '/tasks?indexUids=a,%00', undefined, undefined, 'invalid_index_uid', '`indexUids[1]`: `\0`'],
    ['GET', '/tasks?types=%00', undefined, undefined, 'invalid_task_types', '`\0` is not a valid task type.'],
    ['GET', '/tasks/%00', undefined, undefined, 'invalid_task_uids', 'Task uid `\0` is invalid.'],
  ])('%s %s of type %s with %j → %5$s', async (method, path, type, body, code, message) => {
    const answer = await send(method, path, { ...(type && { type }), ...(body !== undefined && { body }) });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.body.message).toContain(message);
  });
});

describe('half of a surrogate pair', () => {
  test.each(['\\ud800', '\\udc00', '\\ud800\\u0041', '\\ud800x'])(
    '%s in a document stays what was sent, in a value and in a name',
    async (half) => {
      const texts = [`{"id":1,"a":"${half}"}`, `{"id":2,"${half}":1}`];
      for (const text of texts) expect(await add('half', text)).toMatchObject({ status: 'succeeded' });
      for (const [n, text] of texts.entries()) {
        const answer = await send('GET', `/indexes/half/documents/${n + 1}`);
        expect([answer.status, answer.body]).toEqual([200, JSON.parse(text)]);
      }
      const name = JSON.parse(`"${half}"`) as string;
      expect((await client.getIndexStats('half')).fieldDistribution).toMatchObject({ [name]: 1 });
      await client.waitForTask((await client.deleteAllDocuments('half')).taskUid);
      expect((await client.getIndexStats('half')).fieldDistribution).toEqual({});
    },
  );

  test('as an id it fails the task', async () => {
    const { status, error } = await add('half-ids', '{"id":"\\ud800"}');
    expect([status, error?.code]).toEqual(['failed', 'invalid_document_id']);
  });

  test.each([
    ['POST', '/indexes', JSON_TYPE, '{"uid":"\\ud800"}', 'malformed_payload'],
    ['POST', '/indexes', JSON_TYPE, '{"\\udc00":1}', 'malformed_payload'],
    ['POST', '/indexes/half/documents/delete-batch', JSON_TYPE, '["\\udc00"]', 'malformed_payload'],
    ['POST', '/indexes/half/documents/fetch', JSON_TYPE, '{"ids":["\\ud800\\u0041"]}', 'malformed_payload'],
    ['POST', '/swap-indexes', JSON_TYPE, '[{"indexes":["\\ud800","b"]}]', 'malformed_payload'],
    ['POST', '/indexes', JSON_TYPE, '{"uid":"<ed a0 80>"}', 'malformed_payload'],
    ['POST', '/indexes/half/documents', JSON_TYPE, '[{"id":1,"a":"<ed a0 80>"}]', 'malformed_payload'],
    ['POST', '/indexes/half/documents', NDJSON, '{"id":1}\n{"<ed a0 80>":1}', 'malformed_payload'],
    ['POST', '/indexes/half/documents', 'text/csv', 'id,a\n1,<ed a0 80>\n', 'malformed_payload'],
    ['GET', '/indexes/%ED%A0%80', undefined, undefined, 'bad_request'],
    ['DELETE', '/indexes/half/documents/%ED%A0%80', undefined, undefined, 'bad_request'],
    ['GET', '/tasks?indexUids=%ED%A0%80', undefined, undefined, 'invalid_index_uid'],
  ])('%s %s of type %s with %s → %s', async (method, path, type, body, code) => {
    const answer = await send(method, path, {
      ...(type && { type }),
      ...(body !== undefined && { body: bytes(body) }),
    });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

describe('arrays and objects 10,000 deep', () => {
  const lists = '['.repeat(10_000) + ']'.repeat(10_000);
  const objects = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  const places: [string, string, (deep: string) => string][] = [
    ['/indexes/deep/documents', JSON_TYPE, (deep) => `[{"id":1,"a":${deep}}]`],
    ['/indexes/deep/documents', JSON_TYPE, (deep) => deep],
    ['/indexes/deep/documents', NDJSON, (deep) => `{"id":1}\n{"id":2,"a":${deep}}`],
    ['/indexes/deep/documents/delete-batch', JSON_TYPE, (deep) => `[${deep}]`],
    ['/indexes/deep/documents/fetch', JSON_TYPE, (deep) => `{"ids":[${deep}]}`],
    ['/indexes', JSON_TYPE, (deep) => `{"uid":${deep}}`],
    ['/indexes', JSON_TYPE, (deep) => deep],
    ['/swap-indexes', JSON_TYPE, (deep) => deep],
  ];
  test.each(places)('POST %s of type %s', async (path, type, within) => {
    for (const deep of [lists, objects]) {
      const { status, body } = await send('POST', path, { type, body: within(deep) });
      expect([status, body.code]).toEqual([400, 'malformed_payload']);
      expect(body.message).toContain('recursion limit exceeded at line ');
    }
  });

  test('in a cell of a table they are text; POST /snapshots does not look', async () => {
    expect(await add('deep', `id,a\n1,${lists}\n`, 'text/csv')).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/deep/documents/1')).body.a).toBe(lists);
    expect(await settled('POST', '/snapshots', { type: JSON_TYPE, body: lists })).toMatchObject({
      status: 'succeeded',
    });
  });

  test('as deep as Meilisearch reads, they are stored and read back', async () => {
    const text = `{"id":126,"a":${'['.repeat(126)}${']'.repeat(126)}}`;
    expect(await add('deep', text)).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/deep/documents/126')).text).toBe(text);
    const deeper = { type: JSON_TYPE, body: `{"id":127,"a":${'['.repeat(127)}${']'.repeat(127)}}` };
    expect((await send('POST', '/indexes/deep/documents', deeper)).body.code).toBe('malformed_payload');
  });
});

describe('a key twice', () => {
  test('in a document the last value counts, for its id too', async () => {
    expect(await add('twice', '{"id":1,"id":5,"a":1,"b":2,"a":3}')).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/twice/documents')).body.results).toEqual([{ id: 5, a: 3, b: 2 }]);
    await add('twice', '{"id":5,"\\u0061":4,"a":5,"n":{"x":1,"x":2}}');
    expect((await send('GET', '/indexes/twice/documents/5')).body).toEqual({ id: 5, a: 5, n: { x: 2 } });
    expect((await client.getIndexStats('twice')).fieldDistribution).toEqual({ id: 1, a: 1, n: 1 });
  });

  test('in a body the last value counts', async () => {
    const twice = { type: JSON_TYPE, body: '{"uid":3,"primaryKey":"k","uid":"twice-2"}' };
    expect(await settled('POST', '/indexes', twice)).toMatchObject({ indexUid: 'twice-2', status: 'succeeded' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a field like any other',
    async (name) => {
      const index = `field-${name}`;
      await add(index, `[{"id":1,"${name}":{"x":1}},{"id":2,"${name}":2}]`);
      expect((await send('GET', `/indexes/${index}/documents/1`)).text).toBe(`{"id":1,"${name}":{"x":1}}`);
      await settled('PUT', `/indexes/${index}/documents`, { type: JSON_TYPE, body: `{"id":1,"${name}":3,"b":4}` });
      expect((await send('GET', `/indexes/${index}/documents/1`)).text).toBe(`{"id":1,"${name}":3,"b":4}`);
      expect((await send('GET', `/indexes/${index}/documents/1?fields=${name}`)).text).toBe(`{"${name}":3}`);
      const distribution = async () =>
        Object.entries((await send('GET', `/indexes/${index}/stats`)).body.fieldDistribution as object).sort();
      expect(await distribution()).toEqual(
        [
          ['b', 1],
          ['id', 2],
          [name, 2],
        ].sort(),
      );
      await settled('DELETE', `/indexes/${index}/documents/2`, {});
      expect(await distribution()).toEqual(
        [
          ['b', 1],
          ['id', 1],
          [name, 1],
        ].sort(),
      );
      const unknown = await send('POST', '/indexes', {
        type: JSON_TYPE,
        body: `{"uid":"a","${name}":{"primaryKey":"b"}}`,
      });
      expect([unknown.status, unknown.body.code]).toEqual([400, 'bad_request']);
    },
  );
});

describe('numbers beyond 2^53', () => {
  test('ids that JavaScript cannot tell apart are different documents', async () => {
    await add('big', '[{"id":9007199254740993,"a":1e400},{"id":9007199254740992},{"id":"18446744073709551616"}]');
    const of = async (id: string) => (await send('GET', `/indexes/big/documents/${id}`)).text;
    expect(await of('9007199254740993')).toBe('{"id":9007199254740993,"a":1e400}');
    expect(await of('9007199254740992')).toBe('{"id":9007199254740992}');
    const fetched = {
      type: JSON_TYPE,
      body: '{"ids":[9007199254740993,"18446744073709551616"],"limit":9007199254740993}',
    };
    expect((await send('POST', '/indexes/big/documents/fetch', fetched)).text).toContain(
      '"results":[{"id":9007199254740993,"a":1e400},{"id":"18446744073709551616"}]',
    );
    const deleted = { type: JSON_TYPE, body: '[9007199254740993]' };
    await settled('POST', '/indexes/big/documents/delete-batch', deleted);
    expect(await of('9007199254740992')).toBe('{"id":9007199254740992}');
    expect(JSON.parse(await of('9007199254740993')).code).toBe('document_not_found');
  });

  test.each([
    ['18446744073709551616', '18446744073709551616'],
    ['-9223372036854775809', '-9223372036854775809'],
    ['a number of 3,000 digits', '9'.repeat(3000)],
    ['1.0', '1.0'],
    ['1e2', '1e2'],
  ])('%s is no id: 64 bits are', async (_name, id) => {
    const { status, error } = await add('big-ids', `[{"id":18446744073709551615},{"id":${id}}]`);
    expect([status, error?.code]).toEqual(['failed', 'invalid_document_id']);
    const fits = await add('big-ids', '[{"id":18446744073709551615},{"id":-9223372036854775808}]');
    expect(fits).toMatchObject({ status: 'succeeded' });
  });

  test.each([
    ['GET', '/tasks/9007199254740993', undefined, 'invalid_task_uids'],
    ['GET', '/tasks?uids=9007199254740993', undefined, 'invalid_task_uids'],
    ['GET', '/tasks?limit=9007199254740993', undefined, 'invalid_task_limit'],
    ['GET', '/tasks?from=18446744073709551616', undefined, 'invalid_task_from'],
    ['POST', '/tasks/cancel?canceledBy=9007199254740993', undefined, 'invalid_task_canceled_by'],
    ['GET', '/batches/9007199254740993', undefined, 'invalid_batch_uids'],
    ['GET', '/indexes?offset=18446744073709551616', undefined, 'invalid_index_offset'],
    ['GET', '/indexes/a/documents?limit=18446744073709551616', undefined, 'invalid_document_limit'],
    ['POST', '/indexes/a/documents/fetch', '{"offset":18446744073709551616}', 'invalid_document_offset'],
    ['POST', '/indexes/a/documents/fetch', '{"ids":[18446744073709551616]}', 'invalid_document_ids'],
    ['POST', '/indexes', '{"uid":9007199254740993}', 'invalid_index_uid'],
    ['POST', '/indexes', '{"uid":1e400}', 'malformed_payload'],
  ])('%s %s with %s → %s', async (method, path, body, code) => {
    const answer = await send(method, path, body === undefined ? {} : { type: JSON_TYPE, body });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

describe('size', () => {
  test('a document of 10 MB goes in, comes out, is completed and goes', async () => {
    const text = `{"id":1,"a":"${'é'.repeat(2_500_000)}","b":[${'1.50,'.repeat(999_999)}2]}`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000_000 - MIB);
    expect(await add('large', text, NDJSON)).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/large/documents/1')).text === text).toBe(true);
    await settled('PUT', '/indexes/large/documents', { type: JSON_TYPE, body: '{"id":1,"c":true}' });
    expect((await send('GET', '/indexes/large/documents')).text.includes(`${text.slice(0, -1)},"c":true}`)).toBe(true);
    expect((await send('GET', '/indexes/large/documents/1?fields=id,c')).text).toBe('{"id":1,"c":true}');
    const { details } = await settled('DELETE', '/indexes/large/documents/1', {});
    expect(details).toMatchObject({ deletedDocuments: 1 });
    expect(await client.getIndexStats('large')).toMatchObject({ rawDocumentDbSize: 0, fieldDistribution: {} });
  });

  test('a value of 10 MB where a short text belongs is refused, not stored', async () => {
    const { status, body } = await send('POST', '/indexes', {
      type: JSON_TYPE,
      body: `{"uid":"${'a'.repeat(10_000_000)}"}`,
    });
    expect([status, body.code]).toEqual([400, 'invalid_index_uid']);
  });

  test('a document of 1,000 fields', async () => {
    const fields = Array.from({ length: 1000 }, (_, n) => `"field ${n}":${n}`);
    const text = `{"id":1,${fields.join(',')}}`;
    expect(await add('wide', text)).toMatchObject({ status: 'succeeded' });
    expect((await send('GET', '/indexes/wide/documents/1')).text).toBe(text);
    expect(Object.keys((await client.getIndexStats('wide')).fieldDistribution)).toHaveLength(1001);
    const names = Array.from({ length: 1000 }, (_, n) => `field ${n}`);
    const fetched = await client.fetchDocuments('wide', { fields: names });
    expect(Object.keys(fetched.results[0] ?? {})).toEqual(names);
    // Its fields the other way round come out in the index's order.
    await add('wide', `{${fields.toReversed().join(',')},"id":2}`);
    expect((await send('GET', '/indexes/wide/documents/2')).text).toBe(text.replace('"id":1', '"id":2'));
  });

  test('more fields than an index can have fail the task, and nothing of it stays', async () => {
    const fields = Array.from({ length: 65_536 }, (_, n) => `"f${n}":0`);
    const { status, error } = await add('widest', `[{"id":1},{"id":2,${fields.join(',')}}]`);
    expect([status, error?.code]).toEqual(['failed', 'max_fields_limit_exceeded']);
    expect(await client.getIndexStats('widest')).toMatchObject({ numberOfDocuments: 0, fieldDistribution: {} });
  });
});

describe('ids of 511 and 512 bytes', () => {
  const longest = 'a'.repeat(511);
  const tooLong = 'a'.repeat(512);

  test('511 are stored, found and deleted', async () => {
    expect(await add('ids', `{"id":"${longest}"}`)).toMatchObject({ status: 'succeeded' });
    for (const path of [`/${longest}`, `?ids=${longest}`])
      expect((await send('GET', `/indexes/ids/documents${path}`)).text).toContain(`{"id":"${longest}"}`);
    expect((await client.fetchDocuments('ids', { ids: [longest] })).total).toBe(1);
    expect((await settled('DELETE', `/indexes/ids/documents/${longest}`, {})).details).toMatchObject({
      deletedDocuments: 1,
    });
  });

  test('512 fail the task of an addition, whole', async () => {
    const { status, error } = await add('ids', `[{"id":"fine"},{"id":"${tooLong}"}]`);
    expect([status, error?.code]).toEqual(['failed', 'invalid_document_id']);
    expect((await client.listDocuments('ids')).total).toBe(0);
  });

  test('512 and many more are nobody’s id: not found, nothing deleted', async () => {
    await add('ids', '{"id":"a"}');
    for (const id of [tooLong, 'a'.repeat(10_000)]) {
      expect((await send('GET', `/indexes/ids/documents/${id}`)).body.code).toBe('document_not_found');
      const { status, details } = await settled('DELETE', `/indexes/ids/documents/${id}`, {});
      expect([status, details?.deletedDocuments]).toEqual(['succeeded', 0]);
    }
    const body = JSON.stringify([tooLong, 'a'.repeat(MIB), 'é'.repeat(511), 'a']);
    const { status, details } = await settled('POST', '/indexes/ids/documents/delete-batch', { type: JSON_TYPE, body });
    expect([status, details]).toEqual(['succeeded', { providedIds: 4, deletedDocuments: 1, originalFilter: null }]);
  });

  test('512 in a list of ids are refused', async () => {
    const fetched = { type: JSON_TYPE, body: JSON.stringify({ ids: [tooLong] }) };
    expect((await send('POST', '/indexes/ids/documents/fetch', fetched)).body.code).toBe('invalid_document_ids');
    expect((await send('GET', `/indexes/ids/documents?ids=${tooLong}`)).body.code).toBe('invalid_document_ids');
  });

  test('an index uid may have 512 bytes, and not 513', async () => {
    const uid = 'u'.repeat(512);
    expect(await add(uid, '{"id":1}')).toMatchObject({ status: 'succeeded' });
    expect((await client.listTasks({ indexUids: [uid] })).total).toBe(1);
    await client.waitForTask((await client.deleteIndex(uid)).taskUid);
    const { status, body } = await send('POST', '/indexes', { type: JSON_TYPE, body: `{"uid":"${uid}u"}` });
    expect([status, body.code]).toEqual([400, 'invalid_index_uid']);
  });
});

describe('an empty body that says it is JSON', () => {
  test.each([
    'POST /indexes',
    'PATCH /indexes/a',
    'POST /swap-indexes',
    'POST /indexes/a/documents',
    'PUT /indexes/a/documents',
    'POST /indexes/a/documents/fetch',
    'POST /indexes/a/documents/delete-batch',
  ])('%s', async (operation) => {
    const [method = '', path = ''] = operation.split(' ');
    const { status, body } = await send(method, path, { type: JSON_TYPE, body: '' });
    expect([status, body.code, body.message]).toEqual([400, 'missing_payload', 'A json payload is missing.']);
  });

  test('is no body where none is looked at', async () => {
    for (const [method, path] of [
      ['POST', '/tasks/cancel?uids=99999'],
      ['DELETE', '/tasks?uids=99999'],
    ] as const)
      expect((await send(method, path, { type: JSON_TYPE, body: '' })).status).toBe(200);
    expect((await send('GET', '/tasks', { type: JSON_TYPE })).status).toBe(200);
  });
});

describe('bodies that break the rules of HTTP', () => {
  const path = (name: string) => (name === 'documents' ? '/indexes/broken/documents' : '/indexes');
  const head = (target: string, headers: string) =>
    `POST ${path(target)} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n`;
  const CHUNKED = 'Transfer-Encoding: chunked';

  /** Everything that the server answers to these bytes; `ends`: no more will come, and the server may know. */
  async function raw(text: string, ends: boolean): Promise<string> {
    const socket = connect(Number(new URL(server.url).port), 'localhost');
    let answer = '';
    socket.on('error', () => {});
    if (ends) socket.end(text);
    else socket.write(text);
    for await (const chunk of socket) answer += chunk;
    return answer;
  }

  test.each(
    ['documents', 'json'].flatMap(
      (target) =>
        [
          [target, 'a chunk that stops in the middle', CHUNKED, '10\r\n[{"id":1},', true],
          [target, 'no last chunk', CHUNKED, '8\r\n{"uid":1\r\n', true],
          [target, 'a chunk whose size is no number', CHUNKED, '8\r\n{"id":1}\r\nzz\r\n', false],
          [target, 'a chunk that is longer than it says', CHUNKED, '4\r\n{"id":1}\r\n0\r\n\r\n', false],
          [target, 'a Content-Length beyond the body', 'Content-Length: 40', '[{"id":1},', true],
          [target, 'a Content-Length that is no number', 'Content-Length: x', '{"id":1}', false],
          [target, 'a negative Content-Length', 'Content-Length: -1', '{"id":1}', false],
          [target, 'a Content-Length beyond all numbers', `Content-Length: ${'9'.repeat(30)}`, '{"id":1}', false],
          [target, 'two Content-Lengths', 'Content-Length: 8\r\nContent-Length: 9', '{"id":1}', false],
          [
            target,
            'a Content-Length beside chunks',
            `Content-Length: 8\r\n${CHUNKED}`,
            '8\r\n{"id":1}\r\n0\r\n\r\n',
            false,
          ],
          [target, 'a coding of the transfer that HTTP does not know', 'Transfer-Encoding: gzip', '{"id":1}', false],
        ] as const,
    ),
  )('%s: %s', async (target, _name, headers, body, ends) => {
    const { total } = await client.listTasks();
    const answer = await raw(head(target, headers) + body, ends);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('Connection: close');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ type: 'invalid_request' });
    expect((await client.listTasks()).total).toBe(total);
  });

  test('a Content-Length that cuts a document is answered as the malformed JSON that it makes', async () => {
    const answer = await raw(
      `${head('documents', 'Content-Length: 10\r\nConnection: close')}[{"id":1},{"id":2}]`,
      false,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const { results } = await client.listTasks({ indexUids: ['broken'] });
    expect(results).toEqual([]);
  });

  test('a body that neither comes nor ends does not keep the server from stopping, and leaves no file', async () => {
    const own = await startTestServer();
    const socket = connect(Number(new URL(own.url).port), 'localhost').on('error', () => {});
    socket.write(`${head('documents', CHUNKED)}a\r\n[{"id":1},\r\n`);
    const files = () => readdirSync(join(own.folder, 'data.ms', 'db', 'update_files'));
    await expect.poll(files).toHaveLength(1);
    await own.close();
    await expect.poll(files).toEqual([]);
    await own.remove();
  });
});

describe('encoded bodies', () => {
  const { zstdCompressSync } = zlib as { zstdCompressSync?: (text: string) => Buffer };
  const codings: [string, (text: string) => Buffer][] = [
    ['gzip', zlib.gzipSync],
    // At its slowest, which is the default, 80 MiB block this process, and with it the server, until an idle connection is due to be closed.
    ['br', (text) => zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } })],
    ['deflate', zlib.deflateSync],
    ...(zstdCompressSync ? [['zstd', zstdCompressSync] as [string, (text: string) => Buffer]] : []),
  ];

  test.each(codings)('%s, of a JSON body and of each form of documents', async (encoding, pack) => {
    const index = `packed-${encoding}`;
    await settled('POST', '/indexes', { type: JSON_TYPE, encoding, body: pack(`{"uid":"${index}"}`) });
    const forms: [string, string][] = [
      [JSON_TYPE, '[{"id":1},{"id":2}]'],
      [NDJSON, '{"id":3}\n{"id":4}\n'],
      ['text/csv', 'id:number\n5\n'],
    ];
    for (const [type, text] of forms)
      await settled('POST', `/indexes/${index}/documents`, { type, encoding, body: pack(text) });
    expect((await client.listDocuments(index)).results).toEqual([1, 2, 3, 4, 5].map((id) => ({ id })));
  });

  test.runIf(!zstdCompressSync)('zstd is 415 where this Node.js cannot decode it', async () => {
    const body = Buffer.from('28b52ffd0400410000', 'hex');
    for (const path of ['/indexes', '/indexes/packed/documents']) {
      const answer = await send('POST', path, { type: JSON_TYPE, encoding: 'zstd', body });
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    }
  });

  test.each([
    ['gzip, br', 415, 'unsupported_media_type'],
    ['compress', 415, 'unsupported_media_type'],
    ['gzip', 400, 'bad_request'],
    ['br', 400, 'bad_request'],
    ['deflate', 400, 'bad_request'],
  ])('%s that is not → %s', async (encoding, status, code) => {
    for (const path of ['/indexes', '/indexes/packed/documents']) {
      const answer = await send('POST', path, { type: JSON_TYPE, encoding, body: '{"uid":"plain"}' });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
  });

  test.each(codings)('a bomb by %s is refused at the limit, wherever it is sent', async (encoding, pack) => {
    const bomb = pack(`${' '.repeat(80 * MIB)}{"id":1}`);
    expect(bomb.length).toBeLessThan(MIB);
    for (const [path, type] of [
      ['/indexes', JSON_TYPE],
      ['/indexes/packed/documents', JSON_TYPE],
      ['/indexes/packed/documents', NDJSON],
    ] as const) {
      const { status, body } = await send('POST', path, { type, encoding, body: bomb });
      expect([status, body.code, body.message]).toEqual([
        413,
        'payload_too_large',
        'The provided payload reached the size limit. The maximum accepted payload size is 20 MiB.',
      ]);
    }
  });
});
