import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { JsonObject } from '../contract/json.js';
import { smallContract } from './small-history.js';

/** For tests: a lending library, whose API has nothing in common with any other here. */
const loan: JsonObject = { $ref: '#/components/schemas/Loan' };
const json = (schema: JsonObject): JsonObject => ({ description: '', content: { 'application/json': { schema } } });
const refusal = json({
  type: 'object',
  required: ['problem'],
  properties: { problem: { type: 'string' } },
  additionalProperties: false,
});
const whole: JsonObject = { type: 'integer', minimum: 0 };

export const libraryContract = smallContract({
  security: [{ card: [] }],
  paths: {
    '/loans': {
      get: {
        operationId: 'listLoans',
        'x-laws': {
          pages: { law: 'pages-partition', items: '/loans', limit: 'most', offset: 'skip' },
          count: { law: 'total-invariant', items: '/loans', total: '/all', limit: 'most', offset: 'skip' },
          filters: { law: 'subset-by-filter', items: '/loans', filters: { reader: '/reader' } },
          one: { law: 'list-equals-one', items: '/loans', operation: 'readLoan', parameters: { loan: '/number' } },
          quiet: { law: 'read-is-safe', values: ['/all'] },
        },
        parameters: [
          { name: 'most', in: 'query', schema: whole },
          { name: 'skip', in: 'query', schema: whole },
          { name: 'reader', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: json({
            type: 'object',
            required: ['loans', 'all'],
            properties: { loans: { type: 'array', items: loan }, all: whole },
            additionalProperties: false,
          }),
          401: refusal,
          422: refusal,
        },
      },
      post: {
        operationId: 'lend',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['reader'],
                properties: { reader: { type: 'string', minLength: 1 } },
                additionalProperties: false,
              },
              examples: { ann: { value: { reader: 'Ann' } }, bob: { value: { reader: 'Bob' } } },
            },
          },
        },
        responses: {
          201: {
            ...json(loan),
            links: {
              loan: { operationId: 'readLoan', parameters: { loan: '$response.body#/number' } },
              end: { operationId: 'endLoan', parameters: { loan: '$response.body#/number' } },
            },
          },
          401: refusal,
          422: refusal,
        },
      },
    },
    '/loans/{loan}': {
      parameters: [{ name: 'loan', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: { operationId: 'readLoan', responses: { 200: json(loan), 401: refusal, 404: refusal, 422: refusal } },
      delete: {
        operationId: 'endLoan',
        responses: {
          204: {
            description: '',
            links: {
              gone: {
                operationId: 'readLoan',
                parameters: { loan: '$request.path.loan' },
                'x-laws': { gone: { law: 'follows', status: 404 } },
              },
            },
          },
          401: refusal,
          404: refusal,
          422: refusal,
        },
      },
    },
  },
  components: {
    securitySchemes: { card: { type: 'apiKey', in: 'header', name: 'X-Card' } },
    schemas: {
      Loan: {
        type: 'object',
        required: ['number', 'reader', 'state'],
        properties: {
          number: { type: 'integer', minimum: 1 },
          reader: { type: 'string' },
          state: { enum: ['asked', 'out'] },
        },
        additionalProperties: false,
        'x-laws': {
          state: { law: 'monotone', of: '/number', value: '/state', order: ['asked', 'out'] },
          out: { law: 'ends-within', of: '/number', value: '/state', ends: ['out'], seconds: 1 },
        },
      },
    },
  },
});

/** Faults that a test can ask for. */
export type LibraryFault =
  | 'loses loans'
  | 'ignores the reader'
  | 'lets anybody in'
  | 'never lends'
  | 'says too much'
  | 'card expires'
  | 'cuts the line at an end'
  | 'cuts each tenth line once';

/** For tests: the library itself, on a port of its own. */
export async function startLibrary(
  fault?: LibraryFault,
): Promise<{ url: string; loans: Map<number, unknown>; close(): Promise<void> }> {
  const loans = new Map<number, { number: number; reader: string; asks: number }>();
  let last = 0;
  let requests = 0;
  const server = createServer(async (request, response) => {
    requests += 1;
    const isCut =
      fault === 'cuts the line at an end'
        ? request.method === 'DELETE' && request.url !== '/loans'
        : fault === 'cuts each tenth line once' && request.method === 'GET' && requests > 10 && requests % 10 === 0;
    if (isCut) return void request.socket.destroy();
    const isExpired = fault === 'card expires' && requests > 20;
    answer(request, response, await text(request), isExpired);
  });
  function answer(request: IncomingMessage, response: ServerResponse, body: string, isExpired: boolean): unknown {
    const say = (status: number, value?: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        ...(value === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      });
      return response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const problem = (status: number) => say(status, { problem: String(status) });
    const url = new URL(request.url ?? '/', 'http://library');
    const [, collection, number] = url.pathname.split('/');
    const known = number === undefined ? ['GET', 'POST'] : ['GET', 'DELETE'];
    if (collection !== 'loans') return say(404);
    if (!known.includes(request.method ?? '')) return say(405, undefined, { allow: known.join(', ') });
    if ((request.headers['x-card'] !== 'librarian' && fault !== 'lets anybody in') || isExpired) return problem(401);
    const view = (one: { number: number; reader: string; asks: number }) => ({
      number: one.number,
      reader: one.reader,
      state: one.asks > 1 && fault !== 'never lends' ? 'out' : 'asked',
      ...(fault === 'says too much' ? { shelf: 7 } : {}),
    });
    if (number !== undefined) {
      if (!/^[1-9]\d*$/.test(number)) return problem(422);
      const one = loans.get(Number(number));
      if (one === undefined) return problem(404);
      if (request.method === 'GET') {
        one.asks += 1;
        return say(200, view(one));
      }
      loans.delete(one.number);
      return say(204);
    }
    if (request.method === 'POST') {
      const wanted = parse(body);
      const isForm = typeof wanted?.reader === 'string' && wanted.reader !== '' && Object.keys(wanted).length === 1;
      if (!isForm || request.headers['content-type'] !== 'application/json') return problem(422);
      last += 1;
      const one = { number: last, reader: String(wanted.reader), asks: 0 };
      if (fault !== 'loses loans') loans.set(last, one);
      return say(201, view(one));
    }
    const count = (name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise);
    const [most, skip] = [count('most', 20), count('skip', 0)];
    if (![most, skip].every((one) => Number.isInteger(one) && one >= 0)) return problem(422);
    const reader = url.searchParams.get('reader');
    const all = [...loans.values()].filter(
      (one) => reader === null || fault === 'ignores the reader' || one.reader === reader,
    );
    return say(200, { loans: all.slice(skip, skip + most).map(view), all: all.length });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loans,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
