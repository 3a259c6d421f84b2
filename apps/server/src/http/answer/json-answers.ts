import type { RequestHandler, Response } from 'express';
import { exchangeOf } from '../exchange.js';

/**
 * Sets how JSON leaves: as `application/json` without a charset, which is what Meilisearch sends, and as the stored text
 * where a handler gave one, so that numbers beyond 2^53 leave as they came. The validator wraps this, looks at the value,
 * and calls it.
 */
export const jsonAnswers: RequestHandler = (_request, response, next) => {
  response.json = (value?: unknown) => sendText(response, exchangeOf(response.req).text ?? JSON.stringify(value));
  next();
};

/** Sends a JSON text with the status that was set. */
export function sendText(response: Response, text: string): Response {
  response.setHeader('Content-Type', 'application/json');
  // Encoded once: a string would be measured here, and again, and encoded, on its way out.
  const bytes = Buffer.from(text);
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
  return response;
}
