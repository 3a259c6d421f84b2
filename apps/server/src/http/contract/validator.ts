import type { OpenApiDocument, Parameter } from '@stillframe/contract';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { middleware } from 'express-openapi-validator';
import type { Preparation } from '../warm-up.js';
import { matchOperation } from './match-operation.js';
import { onlyGiven } from './only-given.js';
import { prepareOperations } from './prepare-operations.js';
import { requestDocument } from './request-document.js';

type OpenApiSpec = Exclude<Parameters<typeof middleware>[0]['apiSpec'], string>;

/** The steps of express-openapi-validator, cut where the server's own rooms come in. */
export interface ContractValidator {
  /** Finds the operation of a request, or fails with 404 or 405. */
  match: RequestHandler;
  /** Compares the request with the contract. */
  validate: RequestHandler[];
  /** Compile what is compiled at the first request of each kind otherwise. */
  preparations: Preparation[];
}

/** What the validator knows of the operation that it found. */
export interface MatchedRequest {
  openapi?: {
    schema: { operationId: string; parameters?: (Parameter | { $ref: string })[] };
    pathParams: Record<string, unknown>;
  };
}

/**
 * Prepares the validator for a contract, and runs it once so that a broken contract fails here, not on every request.
 *
 * @throws what express-openapi-validator says of a contract that it cannot read
 */
export async function createValidator(document: OpenApiDocument): Promise<ContractValidator> {
  // The validator asks a request's app for its settings of routes, which are the same for all of ours.
  const app = express();
  const steps = middleware({
    // Its own types know OpenAPI 3.0 alone.
    apiSpec: requestDocument(document) as OpenApiSpec,
    // The contract's own rules look at more (`openapi/rules`), and not at each start.
    validateApiSpec: false,
    validateRequests: { allowUnknownQueryParameters: false },
    validateResponses: false,
    // The server's own rooms do these, each for a reason given there.
    validateSecurity: false,
    fileUploader: false,
    // Fast formats let February have 30 days.
    ajvFormats: { mode: 'full' },
    formats: { duration: { validate: () => true, type: 'string' } },
  });
  await new Promise<void>((resolve, reject) => {
    steps[0]?.(
      { app } as unknown as Request,
      {} as Response,
      ((error: unknown) => (error ? reject(error) : resolve())) as NextFunction,
    );
  });
  const { before, behind } = onlyGiven(document);
  const match = await matchOperation(app, document, named(steps, 'metadataMiddleware'));
  const compare = named(steps, 'requestMiddleware');
  return {
    match,
    validate: [before, compare, behind],
    preparations: prepareOperations(document, [match, compare]),
  };
}

function named(steps: readonly RequestHandler[], name: string): RequestHandler {
  const step = steps.find((candidate) => candidate.name === name);
  if (!step) throw new Error(`express-openapi-validator has no step \`${name}\` any more.`);
  return step;
}
