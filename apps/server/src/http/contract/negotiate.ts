import type { OpenApiDocument, OperationId } from '@stillframe/contract';
import type { Request, RequestHandler } from 'express';
import type { Gate } from '../../store/gate.js';
import type { Authorizer } from '../access.js';
import { behindGate } from '../behind-gate.js';
import { documentIdsBody, jsonBody } from '../body/json-body.js';
import { documentsType } from '../body/media-type.js';
import { ApiError } from '../errors/api-error.js';
import { notAnInteger, textProblem } from '../errors/value-problems.js';
import { exchangeOf } from '../exchange.js';
import { canonicalQuery, readInteger } from '../query/canonical-query.js';
import { type OperationPlan, type ParameterPlan, planOperations } from './plan.js';
import type { MatchedRequest } from './validator.js';

type Matched = Request & MatchedRequest;

/** Remembers which operation of the contract a request asks for. */
export function remember(document: OpenApiDocument): RequestHandler {
  const plans = planOperations(document);
  return (request, _response, next) => {
    const id = (request as Matched).openapi?.schema.operationId;
    const plan = plans.get(id as OperationId);
    if (plan) exchangeOf(request).plan = plan;
    next();
  };
}

/** Lets the request in, or not, before a byte of its body is read. */
export function authorize(authorizer: Authorizer, gate: Pick<Gate, 'closed'>): RequestHandler {
  return behindGate(gate, (request) => {
    const exchange = exchangeOf(request);
    const indexUid = (request as Matched).openapi?.pathParams.indexUid;
    exchange.access = authorizer(
      planOf(request),
      request.headers.authorization,
      typeof indexUid === 'string' ? indexUid : undefined,
      (caller) => {
        exchange.caller = caller;
      },
    );
  });
}

/**
 * Brings the request into the one form that the contract describes, so that what Meilisearch takes passes the validator, and
 * what it does not take is told so in Meilisearch's words. The order, query, body, path, media type, is that in which
 * Meilisearch looks at a request, and so decides which of several mistakes is answered.
 */
export function canonicalize({ payloadSizeLimitBytes }: { payloadSizeLimitBytes: number }): RequestHandler {
  const behindBody = (request: Request, plan: OperationPlan): void => {
    rewritePath(request as Matched, plan);
    // One compiled validator is kept for ever for each Content-Type that reaches the validator.
    if (!plan.body) delete request.headers['content-type'];
    else if (plan.body.isStream)
      request.headers['content-type'] = documentsType(request.headers['content-type'], plan.body.mediaTypes);
  };
  return (request, _response, next) => {
    const plan = planOf(request);
    rewriteQuery(request, plan);
    if (plan.body && !plan.body.isStream)
      return readBody(request, plan, payloadSizeLimitBytes).then((body) => {
        request.body = body;
        request.headers['content-type'] = 'application/json';
        behindBody(request, plan);
        next();
      });
    behindBody(request, plan);
    next();
  };
}

function rewriteQuery(request: Request, plan: OperationPlan): void {
  const exchange = exchangeOf(request);
  const path = request.originalUrl.split('?', 1)[0] ?? '/';
  let text = '';
  if (!plan.ignoresQuery) {
    const query = canonicalQuery(plan.query, exchange.rawQuery);
    text = query.text;
    exchange.query = query.values;
    exchange.given = query.given;
  }
  request.url = text === '' ? path : `${path}?${text}`;
  request.originalUrl = request.url;
}

const readBody = (request: Request, plan: OperationPlan, limitBytes: number): Promise<unknown> =>
  plan.id === 'deleteDocuments'
    ? documentIdsBody(request, limitBytes)
    : jsonBody(request, plan.body?.schema ?? {}, limitBytes);

function rewritePath({ openapi }: Matched, plan: OperationPlan): void {
  if (!openapi) return;
  for (const parameter of plan.path)
    openapi.pathParams[parameter.name] = pathValue(parameter, String(openapi.pathParams[parameter.name]));
}

function pathValue({ name, code, schema }: ParameterPlan, text: string): string {
  if (schema.type === 'integer') {
    const number = readInteger(text, schema.maximum);
    if (number !== undefined) return `${number}`;
    const noun = { taskUid: 'Task uid', batchUid: 'Batch uid' }[name];
    throw new ApiError(
      code,
      noun ? `${noun} \`${text}\` is invalid. It should only contain numeric characters.` : notAnInteger(text).text,
    );
  }
  const problem = textProblem(code, schema, text);
  if (problem) throw new ApiError(code, problem.text);
  return text;
}

function planOf(request: Request): OperationPlan {
  const { plan } = exchangeOf(request);
  if (!plan) throw new Error('The request has no operation.');
  return plan;
}
