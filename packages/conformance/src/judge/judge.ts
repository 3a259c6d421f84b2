import type { Contract } from '../contract/contract.js';
import type { Json } from '../contract/json.js';
import type { Operation, ResponseClause } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/report.js';
import { bodyId, headerId, mediaTypeId, statusId } from '../obligations/answer-obligations.js';
import { methodId } from '../obligations/list-obligations.js';
import { cut, wordsOf } from './fault-words.js';
import { operationFinder } from './find-operation.js';
import { readJson } from './json-text.js';
import { judgeHeader } from './judge-header.js';
import { charsetOf, findMediaType, isJsonType } from './media-type.js';
import { type SchemaEngine, schemaEngineOf } from './schema-engine.js';

/** What one exchange shows. */
export interface Judgement {
  /** What was asked for; absent for paths and methods that the contract has not. */
  readonly operation?: Operation;
  /** The clause that describes the answer; absent when the contract has none for its status. */
  readonly response?: ResponseClause;
  /** The body as a value, where it is sound JSON. */
  readonly body?: Json;
  readonly findings: readonly Finding[];
  /** Ids of the obligations that the answer put to the test; those that no finding names were held. */
  readonly exercised: readonly string[];
}

export interface Judge {
  /**
   * Judges one answer for itself: status, headers, media type and body. What answers mean over time is for the laws.
   *
   * @param due the status that the request should have provoked, so that one that is not listed is told as that one missing
   */
  judge(exchange: Exchange, due?: number): Judgement;
  readonly schemas: SchemaEngine;
}

export interface JudgeOptions {
  /** URL of the judged server: what its path begins with is no part of the contract's paths. */
  readonly server?: string;
}

/** One thing that is wrong with an answer, before it is tied to its exchange. */
export interface Fault extends Pick<Finding, 'obligation' | 'rule' | 'message' | 'expected' | 'excerpt'> {
  /** Pointer of the narrowest clause. */
  readonly clause: string;
}

interface Verdict {
  readonly faults: Fault[];
  readonly exercised: string[];
}

export function createJudge(contract: Contract, options: JudgeOptions = {}): Judge {
  const find = operationFinder(contract, options.server);
  const schemas = schemaEngineOf(contract);
  return {
    schemas,
    judge(exchange, dueStatus) {
      const { method, url } = exchange.request;
      const aimed = exchange.operation === undefined ? undefined : contract.operation(exchange.operation);
      const found = aimed === undefined ? find(method, url) : undefined;
      const operation = aimed ?? found?.operation;
      const verdict: Verdict = { faults: [], exercised: [] };
      let about: Pick<Judgement, 'operation' | 'response' | 'body'> = {};
      if (operation !== undefined) about = judgeAnswer(schemas, operation, exchange, verdict, dueStatus);
      else if (found !== undefined) judgeMethod(found.path, found.operations, exchange, verdict);
      return {
        ...about,
        exercised: verdict.exercised,
        findings: verdict.faults.map(({ clause, ...fault }) => ({
          ...fault,
          place: contract.placeOf(clause),
          exchanges: [exchange],
          occurrences: 1,
        })),
      };
    },
  };
}

function judgeAnswer(
  schemas: SchemaEngine,
  operation: Operation,
  exchange: Exchange,
  { faults, exercised }: Verdict,
  dueStatus?: number,
): Pick<Judgement, 'operation' | 'response' | 'body'> {
  const { status } = exchange.response;
  const response = findResponse(operation, status);
  const documented = statusId(operation, 'documented');
  exercised.push(documented);
  if (response === undefined || (status >= 500 && response.status !== String(status))) {
    const due = dueInstead(operation, status, dueStatus);
    if (due !== undefined) exercised.push(statusId(operation, due.status));
    faults.push({
      obligation: due === undefined ? documented : statusId(operation, due.status),
      rule: status >= 500 ? 'server-error' : 'status',
      message: `${operation.id} answered ${status}${status >= 500 ? ', a failure of the server' : ', which the contract does not list'}`,
      expected: due?.status ?? operation.responses.map((clause) => clause.status).join(', '),
      excerpt: `${status} ${cut(exchange.response.body)}`,
      clause: due?.at ?? below(operation.pointer, 'responses'),
    });
  }
  if (response === undefined) return { operation };
  const unasked = unaskedFor(exchange);
  const whole = unasked === undefined ? undefined : findResponse(operation, 200);
  if (unasked !== undefined && whole !== undefined) {
    exercised.push(statusId(operation, whole.status));
    faults.push({
      obligation: statusId(operation, whole.status),
      rule: 'status',
      message: `${operation.id} answered ${status}, and nobody sent ${unasked}`,
      expected: whole.status,
      excerpt: `${status} ${cut(exchange.response.body)}`,
      clause: whole.pointer,
    });
    return { operation };
  }
  exercised.push(statusId(operation, response.status));
  const provoked =
    typeof response.node['x-unprovokable'] === 'string' ? clauseOfStatus(operation, dueStatus) : undefined;
  if (provoked !== undefined && provoked !== response) {
    faults.push({
      obligation: statusId(operation, provoked.status),
      rule: 'status',
      message: `${operation.id} answered ${status}, which the contract says that no request provokes, to one that it has to refuse`,
      expected: provoked.status,
      excerpt: `${status} ${cut(exchange.response.body)}`,
      clause: provoked.pointer,
    });
  }
  for (const header of response.headers) {
    const id = headerId(operation, response, header.name);
    const values = valuesOf(exchange, header.name);
    if (values.length > 0 || header.required) exercised.push(id);
    faults.push(...judgeHeader(schemas, header, values).map((fault) => ({ ...fault, obligation: id })));
  }
  const body = judgeBody(schemas, operation, response, exchange, { faults, exercised });
  return { operation, response, ...(body === undefined ? {} : { body }) };
}

function judgeBody(
  schemas: SchemaEngine,
  operation: Operation,
  response: ResponseClause,
  exchange: Exchange,
  { faults, exercised }: Verdict,
): Json | undefined {
  const { status, body, isUtf8 } = exchange.response;
  const id = mediaTypeId(operation, response);
  exercised.push(id);
  const types = response.content.map(({ type }) => type).join(' or ');
  const contentClause = response.content.length === 0 ? response.pointer : below(response.pointer, 'content');
  const fault = (rule: string, message: string, expected: string, excerpt: string, clause = contentClause): Fault => ({
    obligation: id,
    rule,
    message: `${status} of ${operation.id}: ${message}`,
    expected,
    excerpt,
    clause,
  });
  const isBodiless = exchange.request.method.toUpperCase() === 'HEAD' || status === 204 || status === 304;
  if (isBodiless || response.content.length === 0) {
    if (body !== '') faults.push(fault('no-body', 'there is a body', 'no body', cut(body)));
    return undefined;
  }
  const [contentType, ...others] = valuesOf(exchange, 'content-type');
  if (contentType === undefined || others.length > 0) {
    const what = contentType === undefined ? 'no Content-Type' : 'more than one Content-Type';
    faults.push(fault('media-type', `there is ${what}`, types, [contentType, ...others].join(', ') || cut(body)));
    return undefined;
  }
  const mediaType = findMediaType(response.content, contentType);
  if (mediaType === undefined) {
    faults.push(fault('media-type', `it is ${contentType}`, types, `Content-Type: ${contentType}`));
    return undefined;
  }
  const isJson = isJsonType(contentType);
  const charset = charsetOf(contentType);
  if (isJson && charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    faults.push(
      fault('charset', `JSON is UTF-8, not ${charset}`, 'utf-8', `Content-Type: ${contentType}`, mediaType.pointer),
    );
  }
  if (mediaType.schema === undefined || !isJson) return undefined;

  const bodyObligation = bodyId(operation, response, mediaType.type);
  exercised.push(bodyObligation);
  const broken = (rule: string, message: string, expected: string, excerpt: string, clause = mediaType.schema ?? '') =>
    faults.push({ ...fault(rule, message, expected, excerpt, clause), obligation: bodyObligation });
  if (isUtf8 === false) broken('utf-8', 'the body is not UTF-8', 'UTF-8', cut(body));
  if (body === '') {
    broken('json', 'the body is empty', 'a JSON text', 'nothing');
    return undefined;
  }
  const reading = readJson(body);
  if (!reading.ok) {
    broken('json', `the body is no JSON: ${reading.why}`, 'a JSON text', cut(body));
    return undefined;
  }
  for (const at of reading.duplicates) {
    broken('duplicate-name', `\`${at}\` is there twice`, 'each name once (RFC 8259 §4)', cut(body));
  }
  for (const schemaFault of schemas.faults(mediaType.schema, reading.value)) {
    const { message, expected, excerpt } = wordsOf(schemaFault, reading.value);
    broken(schemaFault.keyword, message, expected, excerpt, schemaFault.clause);
  }
  return reading.value;
}

/** A method that a path has not is answered 405, and `Allow` names those that it has. @see RFC 9110 §15.5.6 */
function judgeMethod(path: string, operations: readonly Operation[], exchange: Exchange, verdict: Verdict): void {
  const method = exchange.request.method.toUpperCase();
  const { status } = exchange.response;
  // OPTIONS and HEAD are HTTP's own; where a credential is asked for first, nothing is learnt of the method.
  if (method === 'OPTIONS' || method === 'HEAD' || status === 401 || status === 403) return;
  const obligation = methodId(path, method);
  verdict.exercised.push(obligation);
  const clause = below('/paths', path);
  const known = operations.map((operation) => operation.method);
  const fault = (rule: string, message: string, expected: string, excerpt: string) =>
    verdict.faults.push({ obligation, rule, message, expected, excerpt, clause });
  if (status !== 405) {
    fault('method', `${method} ${path} is not in the contract, and was answered ${status}`, '405', String(status));
    return;
  }
  const allow = valuesOf(exchange, 'allow').join(',');
  const named = new Set(allow.split(',').map((name) => name.trim().toUpperCase()));
  const missing = known.filter((name) => !named.has(name));
  if (missing.length > 0 || named.has(method)) {
    fault('allow', `Allow does not name the methods of ${path}`, known.join(', '), `Allow: ${allow}`);
  }
}

/** What a request has to ask for with a header before it may be answered so; nothing for other statuses. @see RFC 9110 §15.3.7, §15.4.5 */
function unaskedFor({ request, response }: Exchange): string | undefined {
  const has = (names: readonly string[]) => request.headers.some(([name]) => names.includes(name.toLowerCase()));
  if (response.status === 206) return has(['range']) ? undefined : 'Range';
  if (response.status !== 304) return undefined;
  return has(['if-none-match', 'if-modified-since']) ? undefined : 'If-None-Match or If-Modified-Since';
}

/**
 * Of an operation that can succeed in one way, a success with another status is that one said wrongly; and whatever comes where one
 * refusal was due is that one.
 */
function dueInstead(operation: Operation, status: number, dueStatus?: number): ResponseClause | undefined {
  const missing = clauseOfStatus(operation, dueStatus);
  if (missing !== undefined) return missing;
  if (status < 200 || status >= 300) return undefined;
  const [only, ...others] = operation.responses.filter((response) => response.status.startsWith('2'));
  return others.length === 0 ? only : undefined;
}

function clauseOfStatus({ responses }: Operation, status: number | undefined): ResponseClause | undefined {
  return responses.find((response) => response.status === String(status));
}

/** The clause for a status: its own, its range's, or the default. @see OpenAPI 3.1, Responses Object */
function findResponse({ responses }: Operation, status: number): ResponseClause | undefined {
  return [String(status), `${String(status)[0]}XX`, 'default']
    .map((wanted) => responses.find((response) => response.status === wanted))
    .find((found) => found !== undefined);
}

function valuesOf({ response }: Exchange, name: string): string[] {
  return response.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);
}
