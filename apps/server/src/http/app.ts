import { randomBytes } from 'node:crypto';
import type { OpenApiDocument } from '@stillframe/contract';
import express, { type Express, type RequestHandler } from 'express';
import type { Gate } from '../store/gate.js';
import { createAuthorizer } from './access.js';
import { createAnswerJudge } from './answer/answer-judge.js';
import { cors } from './answer/cors.js';
import { failures, notFound } from './answer/failures.js';
import { jsonAnswers } from './answer/json-answers.js';
import { type Audit, auditRequests } from './audit-requests.js';
import { bind } from './bind.js';
import { chain } from './chain.js';
import { authorize, canonicalize, remember } from './contract/negotiate.js';
import { oncePerContract } from './contract/once-per-contract.js';
import { createValidator } from './contract/validator.js';
import { beginExchange } from './exchange.js';
import { handlers } from './handlers/index.js';
import { type Log, logRequests } from './log.js';
import { type CountRequest, meterRequests } from './meter-requests.js';
import type { Services } from './services.js';
import type { Preparation } from './warm-up.js';

export interface AppOptions {
  /** Null leaves everything but the keys open. */
  masterKey: string | null;
  /** In `production`, answers are not compared with the contract. */
  env: 'development' | 'production';
  /** Of one request's body, in bytes, decoded. */
  payloadSizeLimitBytes: number;
}

export interface AppParts {
  services: Services;
  document: OpenApiDocument;
  /** Requests wait at it before their key is looked up, and before they are answered. */
  gate: Pick<Gate, 'closed'>;
  options: AppOptions;
  log: Log;
  audit: Audit;
  countRequest: CountRequest;
}

export interface App {
  app: Express;
  /** What {@link warmUp} is for: the app answers without them, for the first time a little later. */
  preparations: Preparation[];
}

const answerJudge = oncePerContract(createAnswerJudge);
const validator = oncePerContract(createValidator);

/**
 * The whole way of a request, in order. Rooms know nothing of each other but what {@link Exchange} carries.
 *
 * @throws when the contract is broken, or does not have the same operations as the handlers
 */
export async function createApp(parts: AppParts): Promise<App> {
  const { services, document, gate, options, log, audit, countRequest } = parts;
  const validatesAnswers = options.env !== 'production';
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  // Express' own last resort prints stacks in any other environment; NODE_ENV has no say here.
  app.set('env', 'production');
  const judge = validatesAnswers ? answerJudge(document) : undefined;
  const contract = await validator(document);

  app.use(
    chain([
      identify(),
      logRequests(log),
      meterRequests(countRequest),
      cors,
      headAsGet,
      jsonAnswers(judge),
      contract.match,
      remember(document),
      auditRequests({ audit, log, keys: services.keys, gate }),
      authorize(createAuthorizer(options.masterKey, services.keys), gate),
      canonicalize(options),
      ...contract.validate,
      bind(document, handlers, {
        services,
        gate,
        validatesAnswers,
        payloadSizeLimitBytes: options.payloadSizeLimitBytes,
      }),
    ]),
  );
  app.use(notFound, failures(document, log));
  return { app, preparations: [...contract.preparations, ...(judge?.preparations ?? [])] };
}

function identify(): RequestHandler {
  const run = randomBytes(4).toString('hex');
  let count = 0;
  return (request, response, next) => {
    const { id } = beginExchange(request, `${run}-${++count}`);
    response.setHeader('X-Request-Id', id);
    next();
  };
}

/** Wherever GET is answered, so is HEAD (RFC 9110 §9.3.2). Node.js leaves the body away: it knows what was asked. */
const headAsGet: RequestHandler = (request, _response, next) => {
  if (request.method === 'HEAD') request.method = 'GET';
  next();
};
