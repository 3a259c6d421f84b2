import type { OpenApiDocument, OperationId } from '@stillframe/contract';
import type { Request, RequestHandler, Response } from 'express';
import type { Preparation } from '../warm-up.js';
import { METHODS, planOperations } from './plan.js';

/** Sends an empty request of each kind through steps that compile what they need for it. Their verdict on it is of no interest. */
export function prepareOperations(document: OpenApiDocument, steps: readonly RequestHandler[]): Preparation[] {
  const plans = planOperations(document);
  const preparations: Preparation[] = [];
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const url = path.replace(/\{\w+\}/g, '0');
      const { body } = plans.get(operation.operationId as OperationId) ?? {};
      const types = body ? (body.isStream ? body.mediaTypes : ['application/json']) : [undefined];
      for (const type of types) {
        const headers = type === undefined ? {} : { 'content-type': type };
        const request = {
          method: method.toUpperCase(),
          url,
          originalUrl: url,
          path: url,
          baseUrl: '',
          headers,
          query: {},
        };
        preparations.push(() => pass(request as unknown as Request, steps));
      }
    }
  return preparations;
}

async function pass(request: Request, steps: readonly RequestHandler[]): Promise<void> {
  for (const step of steps) {
    const isRefused = await new Promise<boolean>((resolve) => {
      step(request, {} as Response, (error?: unknown) => resolve(error !== undefined));
    });
    if (isRefused) return;
  }
}
