import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { expect, test } from 'vitest';
import { chain } from './chain.js';

const broken = new Error('broken');
const go: RequestHandler = (_request, _response, next) => next();

/** The steps that were taken, and what came out at the end: nothing, or the error. */
async function run(steps: RequestHandler[]): Promise<{ taken: number[]; ended: unknown[] }> {
  const taken: number[] = [];
  const ended: unknown[] = [];
  const counted = steps.map(
    (step, at): RequestHandler =>
      (request, response, next) => {
        taken.push(at);
        return step(request, response, next);
      },
  );
  const end: NextFunction = (error?: unknown) => void ended.push(error);
  chain(counted)({} as Request, {} as Response, end);
  await new Promise(setImmediate);
  return { taken, ended };
}

test.each<[string, RequestHandler[], number[], unknown[]]>([
  ['takes no step', [], [], [undefined]],
  ['takes each step in turn', [go, go, go], [0, 1, 2], [undefined]],
  ['takes the rest once a step that waits goes on', [async (...[, , next]) => next(), go], [0, 1], [undefined]],
  ['ends where a step answers', [go, () => {}, go], [0, 1], []],
  ['skips what stands behind a failure', [go, (_request, _response, next) => next(broken), go], [0, 1], [broken]],
  [
    'catches what is thrown, once',
    [
      go,
      () => {
        throw broken;
      },
      go,
    ],
    [0, 1],
    [broken],
  ],
  ['catches a rejection', [go, () => Promise.reject(broken), go], [0, 1], [broken]],
  ['makes an error of a rejection without a reason', [() => Promise.reject()], [0], [expect.any(Error)]],
])('%s', async (_title, steps, taken, ended) => {
  expect(await run(steps)).toEqual({ taken, ended });
});
