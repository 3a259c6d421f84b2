import type { OpenApiDocument, OperationId, Parameter } from '@stillframe/contract';
import type { Request, RequestHandler } from 'express';
import { exchangeOf } from '../exchange.js';
import type { OperationPlan } from './plan.js';
import type { MatchedRequest } from './validator.js';

type Matched = Request & MatchedRequest;
type MatchedOperation = NonNullable<MatchedRequest['openapi']>['schema'];

/** A parameter of the contract, and its name if it is one of the query. */
interface Declared {
  parameter: Parameter | { $ref: string };
  query: string | undefined;
}

/**
 * Shows express-openapi-validator only those query parameters of an operation that the request gives: it walks over all of them for
 * every request, which for a page of tasks was a fifth of the time (`npm run bench -- tasks`). What it compiles for an operation and a
 * Content-Type it compiles from all of them: the first requests of each kind pass as they are.
 *
 * @returns the step before the validator's own, and the one behind them
 */
export function onlyGiven(document: OpenApiDocument): { before: RequestHandler; behind: RequestHandler } {
  const compiled = new Set<string>();
  const declared = new Map<OperationId, Declared[]>();
  const declaredBy = ({ id }: OperationPlan, { parameters = [] }: MatchedOperation): Declared[] => {
    const known =
      declared.get(id) ?? parameters.map((parameter) => ({ parameter, query: queryName(document, parameter) }));
    declared.set(id, known);
    return known;
  };
  return {
    before: (request, _response, next) => {
      const { openapi } = request as Matched;
      const { plan, given } = exchangeOf(request);
      if (openapi && plan && compiled.has(kindOf(request))) {
        const parameters = declaredBy(plan, openapi.schema)
          .filter(({ query }) => query === undefined || given.includes(query))
          .map(({ parameter }) => parameter);
        openapi.schema = { ...openapi.schema, parameters };
      }
      next();
    },
    behind: (request, _response, next) => {
      compiled.add(kindOf(request));
      next();
    },
  };
}

const kindOf = (request: Request): string => `${exchangeOf(request).plan?.id} ${request.headers['content-type'] ?? ''}`;

const REFERENCE = '#/components/parameters/';

/** @returns undefined for what is not of the query */
function queryName(document: OpenApiDocument, parameter: Parameter | { $ref: string }): string | undefined {
  const spelledOut =
    '$ref' in parameter ? document.components.parameters[parameter.$ref.slice(REFERENCE.length)] : parameter;
  if (!spelledOut) throw new Error(`The contract has no parameter ${JSON.stringify(parameter)}.`);
  return spelledOut.in === 'query' ? spelledOut.name : undefined;
}
