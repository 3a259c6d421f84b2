import { isObject, type Json } from '../contract/json.js';
import { lookUp, stepsOf } from '../contract/pointer.js';
import type { Answer } from './history.js';

/** Where a runtime expression of OpenAPI looks: `$request.path.id`, `$response.body#/id`. */
export type Expression =
  | { readonly from: 'url' | 'method' | 'statusCode' }
  | { readonly from: 'path' | 'query' | 'request-header' | 'response-header'; readonly name: string }
  | { readonly from: 'request-body' | 'response-body'; readonly pointer: string };

const SOURCES: Readonly<Record<string, 'path' | 'query' | 'request-header' | 'response-header'>> = {
  'request.path': 'path',
  'request.query': 'query',
  'request.header': 'request-header',
  'response.header': 'response-header',
};

/**
 * Reads a runtime expression.
 *
 * @returns nothing when the text is none
 * @see OpenAPI 3.1.0, section "Runtime Expressions"
 */
export function readExpression(text: string): Expression | undefined {
  if (text === '$url' || text === '$method' || text === '$statusCode') {
    return { from: text.slice(1) as 'url' | 'method' | 'statusCode' };
  }
  const body = /^\$(request|response)\.body(?:#(|\/.*))?$/.exec(text);
  if (body) return { from: body[1] === 'request' ? 'request-body' : 'response-body', pointer: body[2] ?? '' };
  const named = /^\$((?:request|response)\.(?:path|query|header))\.(.+)$/.exec(text);
  const from = SOURCES[named?.[1] ?? ''];
  return from === undefined || named?.[2] === undefined ? undefined : { from, name: named[2] };
}

/** What an expression means for one request and its answer; nothing when there is no such member. */
export function evaluate(expression: Expression, answer: Answer): Json | undefined {
  const { request, response } = answer.exchange;
  switch (expression.from) {
    case 'url':
      return request.url;
    case 'method':
      return request.method;
    case 'statusCode':
      return response.status;
    case 'path':
      return answer.path[expression.name];
    case 'query':
      return answer.query[expression.name];
    case 'request-header':
      return headerOf(request.headers, expression.name);
    case 'response-header':
      return headerOf(response.headers, expression.name);
    case 'request-body':
      return lookUp(answer.sent, expression.pointer) as Json | undefined;
    case 'response-body':
      return lookUp(answer.body, expression.pointer) as Json | undefined;
  }
}

/** What a member of a link means: the value of an expression, or the member itself when it is a constant. */
export function meaningOf(member: Json, answer: Answer): Json | undefined {
  const expression = typeof member === 'string' ? readExpression(member) : undefined;
  return expression === undefined ? member : evaluate(expression, answer);
}

/** All values at a pointer in which `*` stands for each member: `/swaps/*` is each swap. */
export function valuesAt(root: Json | undefined, pointer: string): Json[] {
  let found: Json[] = root === undefined ? [] : [root];
  for (const step of stepsOf(pointer)) {
    found = found.flatMap((value) => {
      if (step === '*') return Array.isArray(value) ? value : Object.values(isObject(value) ? value : {});
      const member = lookUp(value, `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`) as Json | undefined;
      return member === undefined ? [] : [member];
    });
  }
  return found;
}

function headerOf(headers: readonly (readonly [string, string])[], name: string): string | undefined {
  return headers.find(([header]) => header === name.toLowerCase())?.[1];
}
