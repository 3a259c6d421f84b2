import { describe, expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import { memoryContract } from '../testing/memory-contract.js';
import { createJudge } from './judge.js';
import { judgeExchanges } from './judge-exchanges.js';

const thing = {
  type: 'object',
  required: ['id', 'state'],
  properties: {
    id: { type: 'integer' },
    state: { enum: ['on', 'off'] },
    end: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] },
    gone: false,
    shape: {
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Square' }],
      discriminator: { propertyName: 'kind', mapping: { round: '#/components/schemas/Circle' } },
    },
  },
  unevaluatedProperties: false,
};
const contract = memoryContract({
  servers: [{ url: 'http://localhost/api' }],
  paths: {
    '/things': {
      post: {
        operationId: 'createThing',
        responses: {
          '201': {
            description: 'made',
            headers: {
              ETag: { required: true, schema: { type: 'string', pattern: '^"' } },
              'X-Total': { schema: { type: 'integer', minimum: 0 } },
              'X-Kinds': { schema: { type: 'array', items: { enum: ['a', 'b'] } } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          '4XX': { description: 'no', content: { 'application/problem+json': { schema: { type: 'object' } } } },
        },
      },
    },
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: { '200': { description: 'it', content: { 'text/*': {} } }, default: { description: 'what?' } },
      },
      delete: { operationId: 'deleteThing', responses: { '204': { description: 'gone' } } },
    },
    '/things/all': { delete: { operationId: 'deleteThings', responses: { '202': { description: 'soon' } } } },
  },
  components: {
    schemas: {
      Thing: thing,
      Circle: {
        type: 'object',
        required: ['kind', 'radius'],
        properties: { kind: { const: 'round' }, radius: { type: 'number' } },
      },
      Square: {
        type: 'object',
        required: ['kind', 'side'],
        properties: { kind: { const: 'square' }, side: { type: 'number' } },
      },
    },
  },
});

const json = { 'content-type': 'application/json; charset=utf-8', etag: '"1"' };

function exchange(
  method: string,
  path: string,
  status: number,
  headers: Record<string, string> = {},
  body: unknown = '',
  extra: { isUtf8?: boolean } = {},
): Exchange {
  return {
    step: 'test',
    credential: 'none',
    request: { method, url: `http://localhost${path}`, headers: [] },
    response: {
      status,
      headers: Object.entries(headers),
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...extra,
    },
    sentAt: 0,
    receivedAt: 0,
  };
}

const created = (body: unknown, headers: Record<string, string> = json) =>
  exchange('POST', '/api/things', 201, headers, body);
const sound = { id: 1, state: 'on', end: null };

function findingsOf(given: Exchange): string[] {
  return createJudge(contract)
    .judge(given)
    .findings.map(({ obligation, rule, excerpt, place }) => `${obligation} ${rule} ${excerpt} @${place.file}`);
}

const POST = '/paths/~1things/post/responses';

describe('what the contract allows has no finding', () => {
  test.each([
    ['an instance', created(sound)],
    ['optional headers', created(sound, { ...json, 'x-total': '3', 'x-kinds': 'a, b' })],
    ['a status of a range', exchange('POST', '/things', 422, { 'content-type': 'application/problem+json' }, {})],
    ['a media type of a range', exchange('GET', '/things/1', 200, { 'content-type': 'text/plain' }, 'hello')],
    ['a HEAD without a body', exchange('HEAD', '/things/1', 200)],
    ['an empty 204', exchange('DELETE', '/things/1', 204)],
    ['a default', exchange('GET', '/things/1', 404)],
    ['a path that nobody knows', exchange('GET', '/other', 500)],
    ['a method that nobody knows', exchange('PUT', '/things/1', 405, { allow: 'DELETE, GET' })],
    ['a branch of its discriminator', created({ ...sound, shape: { kind: 'square', side: 2 } })],
  ])('%s', (_, given) => {
    expect(findingsOf(given)).toEqual([]);
  });
});

describe('what it does not allow is found at its clause', () => {
  const body = 'createThing/201/body/application/json';
  const media = 'createThing/201/media-type';
  test.each<[string, Exchange, string[]]>([
    [
      'a status that is not listed',
      exchange('POST', '/things', 302),
      [`createThing/status/documented status 302 "" @${POST}`],
    ],
    [
      'a failure of the server, default or not',
      exchange('GET', '/things/1', 500),
      ['getThing/status/documented server-error 500 "" @/paths/~1things~1{id}/get/responses'],
    ],
    [
      'no Content-Type',
      created(sound, { etag: '"1"' }),
      [`${media} media-type ${JSON.stringify(JSON.stringify(sound))} @${POST}/201/content`],
    ],
    [
      'another media type',
      created(sound, { ...json, 'content-type': 'text/html' }),
      [`${media} media-type Content-Type: text/html @${POST}/201/content`],
    ],
    [
      'another charset',
      created(sound, { ...json, 'content-type': 'application/json; charset=latin1' }),
      [`${media} charset Content-Type: application/json; charset=latin1 @${POST}/201/content/application~1json`],
    ],
    [
      'a body where there is none',
      exchange('DELETE', '/things/all', 202, {}, 'ok'),
      ['deleteThings/202/media-type no-body "ok" @/paths/~1things~1all/delete/responses/202'],
    ],
    [
      'a body for a HEAD',
      exchange('HEAD', '/things/1', 200, {}, 'x'),
      ['getThing/200/media-type no-body "x" @/paths/~1things~1{id}/get/responses/200/content'],
    ],
    [
      'a missing header',
      created(sound, { 'content-type': 'application/json' }),
      [`createThing/201/header/etag required nothing @${POST}/201/headers/ETag/required`],
    ],
    [
      'a header of another form',
      created(sound, { ...json, etag: 'W' }),
      [`createThing/201/header/etag pattern etag: "W" @${POST}/201/headers/ETag/schema/pattern`],
    ],
    [
      'a header of another type',
      created(sound, { ...json, 'x-total': 'many' }),
      [`createThing/201/header/x-total type x-total: "many" @${POST}/201/headers/X-Total/schema/type`],
    ],
    [
      'a header out of bounds',
      created(sound, { ...json, 'x-total': '-1' }),
      [`createThing/201/header/x-total minimum x-total: "-1" @${POST}/201/headers/X-Total/schema/minimum`],
    ],
    [
      'a list in a header',
      created(sound, { ...json, 'x-kinds': 'a,c' }),
      [`createThing/201/header/x-kinds enum x-kinds: "a,c" @${POST}/201/headers/X-Kinds/schema/items/enum`],
    ],
    ['an empty body', created(''), [`${body} json nothing @${POST}/201/content/application~1json/schema`]],
    ['half a body', created('{"id"'), [`${body} json "{\\"id\\"" @${POST}/201/content/application~1json/schema`]],
    [
      'a name twice',
      created('{"id":1,"state":"on","id":2}'),
      [
        `${body} duplicate-name "{\\"id\\":1,\\"state\\":\\"on\\",\\"id\\":2}" @${POST}/201/content/application~1json/schema`,
      ],
    ],
    [
      'bytes that are no UTF-8',
      exchange('POST', '/things', 201, json, sound, { isUtf8: false }),
      [`${body} utf-8 ${JSON.stringify(JSON.stringify(sound))} @${POST}/201/content/application~1json/schema`],
    ],
    ['a missing member', created({ id: 1 }), [`${body} required {"id":1} @/components/schemas/Thing/required/1`]],
    [
      'a member of another type',
      created({ ...sound, id: '1' }),
      [`${body} type /id: "1" @/components/schemas/Thing/properties/id/type`],
    ],
    [
      'a value that is not listed',
      created({ ...sound, state: 'up' }),
      [`${body} enum /state: "up" @/components/schemas/Thing/properties/state/enum`],
    ],
    [
      'a member too many',
      created({ ...sound, more: 1 }),
      [`${body} unevaluatedProperties {"more":1} @/components/schemas/Thing/unevaluatedProperties`],
    ],
    [
      'a member that must not be',
      created({ ...sound, gone: 1 }),
      [`${body} false /gone: 1 @/components/schemas/Thing/properties/gone`],
    ],
    [
      'a date of another form',
      created({ ...sound, end: 'today' }),
      [`${body} format /end: "today" @/components/schemas/Thing/properties/end/anyOf/0/format`],
    ],
    [
      'none of the types',
      created({ ...sound, end: 1 }),
      [`${body} anyOf /end: 1 @/components/schemas/Thing/properties/end/anyOf`],
    ],
    [
      'the branch that was meant, by its discriminator',
      created({ ...sound, shape: { kind: 'round', side: 2 } }),
      [`${body} required /shape: {"kind":"round","side":2} @/components/schemas/Circle/required/1`],
    ],
    [
      'the branch that was meant, by what fits',
      created({ ...sound, shape: { kind: 'square', side: 'x' } }),
      [`${body} type /shape/side: "x" @/components/schemas/Square/properties/side/type`],
    ],
    [
      'a method that nobody knows, done',
      exchange('PUT', '/things/1', 200),
      ['/things/{id}/method/PUT method 200 @/paths/~1things~1{id}'],
    ],
    [
      'a 405 without Allow',
      exchange('PUT', '/things/1', 405),
      ['/things/{id}/method/PUT allow Allow:  @/paths/~1things~1{id}'],
    ],
  ])('%s', (_, given, wanted) => {
    expect(findingsOf(given)).toEqual(wanted);
  });
});

test('an exchange tells what it put to the test', () => {
  expect(createJudge(contract).judge(created(sound)).exercised).toEqual([
    'createThing/status/documented',
    'createThing/status/201',
    'createThing/201/header/etag',
    'createThing/201/media-type',
    'createThing/201/body/application/json',
  ]);
});

test('one cause is one finding, however often it shows', () => {
  const { findings, exercised } = judgeExchanges(
    contract,
    [1, 2, 3, 4].map((id) => created({ id })),
  );
  expect(
    findings.map(({ message, expected, occurrences, exchanges }) => [message, expected, occurrences, exchanges.length]),
  ).toEqual([['201 of createThing: it has no member `state`', 'a member `state`', 4, 3]]);
  expect(exercised.size).toBe(5);
});
