import { expect, test } from 'vitest';
import type { Exchange } from '../model/exchange.js';
import { memoryContract } from '../testing/memory-contract.js';
import { createJudge } from './judge.js';

const contract = memoryContract({
  paths: {
    '/songs/{song}': {
      get: {
        operationId: 'getSong',
        responses: {
          '200': { description: 'whole' },
          '206': { description: 'a part' },
          '304': { description: 'as you have it' },
          '400': { description: 'no song has such a name' },
          '404': { description: 'there is none' },
          '422': { description: 'the tape is torn', 'x-unprovokable': 'tapes are sound' },
        },
      },
    },
  },
});
const judge = createJudge(contract);

function answered(status: number, ...headers: [string, string][]): Exchange {
  return {
    step: 'a look',
    operation: 'getSong',
    credential: 'owner',
    request: { method: 'GET', url: 'http://localhost/songs/1', headers },
    response: { status, headers: [], body: '' },
    sentAt: 0,
    receivedAt: 1,
  };
}

test.each<{ given: string; exchange: Exchange; due?: number; broken: string[] }>([
  { given: 'the whole', exchange: answered(200), broken: [] },
  { given: 'a part that nobody asked for', exchange: answered(206), broken: ['getSong/status/200'] },
  { given: 'a part that was asked for', exchange: answered(206, ['Range', 'bytes=0-0']), broken: [] },
  { given: '"as you have it" to who has nothing', exchange: answered(304), broken: ['getSong/status/200'] },
  { given: '"as you have it" to who asked so', exchange: answered(304, ['if-none-match', '"a"']), broken: [] },
  { given: 'an unlisted refusal', exchange: answered(410), broken: ['getSong/status/documented'] },
  { given: 'an unlisted refusal where one was due', exchange: answered(410), due: 404, broken: ['getSong/status/404'] },
  { given: 'a failure where a refusal was due', exchange: answered(500), due: 400, broken: ['getSong/status/400'] },
  { given: 'the refusal that was due', exchange: answered(404), due: 404, broken: [] },
  { given: 'another listed refusal', exchange: answered(404), due: 400, broken: [] },
  { given: 'what no request provokes', exchange: answered(422), broken: [] },
  {
    given: 'what no request provokes, for a refusal',
    exchange: answered(422),
    due: 400,
    broken: ['getSong/status/400'],
  },
  {
    given: 'a refusal that is not the due one, as the contract lists none',
    exchange: answered(400),
    due: 415,
    broken: [],
  },
])('$given: $broken', ({ exchange, due, broken }) => {
  expect(judge.judge(exchange, due).findings.map(({ obligation }) => obligation)).toEqual(broken);
});
