import type { RequestHandler, Response } from 'express';
import { exchangeOf } from '../exchange.js';
import type { AnswerJudge } from './answer-judge.js';

/**
 * Sets how JSON leaves: as `application/json` without a charset, which is what Meilisearch sends, and as the stored text
 * where a handler gave one, so that numbers beyond 2^53 leave as they came.
 *
 * @param judge looks at each value first, and throws what speaks against it; nothing is sent then
 */
export function jsonAnswers(judge?: AnswerJudge): RequestHandler {
  return (_request, response, next) => {
    response.json = (value?: unknown) => {
      const { plan, text } = exchangeOf(response.req);
      if (plan) judge?.check(plan, response.statusCode, value);
      return sendText(response, text ?? JSON.stringify(value));
    };
    next();
  };
}

/** Sends a JSON text with the status that was set. */
export function sendText(response: Response, text: string): Response {
  response.setHeader('Content-Type', 'application/json');
  const length = Buffer.byteLength(text);
  response.setHeader('Content-Length', length);
  // What is ASCII throughout leaves in one piece with its head; anything else is encoded once, here.
  if (length === text.length) response.end(text, 'latin1');
  else response.end(Buffer.from(text));
  return response;
}
