import type { NextFunction, Request, RequestHandler, Response } from 'express';

/**
 * Joins steps into one. Express reads and matches a request's path anew before each step that it knows of, which for a page of tasks
 * takes longer than most of the steps (`npm run bench -- tasks`).
 *
 * What a step throws, or rejects with, goes where `next(error)` goes: none of the steps behind it is taken.
 */
export function chain(steps: readonly RequestHandler[]): RequestHandler {
  return (request, response, next) => take(steps, 0, request, response, next);
}

function take(
  steps: readonly RequestHandler[],
  at: number,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const step = steps[at];
  if (!step) {
    next();
    return;
  }
  try {
    const pending: unknown = step(request, response, (error?: unknown) => {
      if (error === undefined || error === null) take(steps, at + 1, request, response, next);
      else next(error);
    });
    if (pending instanceof Promise) pending.catch((error: unknown) => next(error ?? new Error('A step failed.')));
  } catch (error) {
    next(error);
  }
}
