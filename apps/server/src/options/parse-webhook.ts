import { validateHeaderValue } from 'node:http';
import { OptionsError } from './options-error.js';

/**
 * Reads the URL of a webhook. Messages never quote it: many services put their secret into the path.
 *
 * @throws OptionsError when it is not an absolute http or https URL, or has a name and password in it
 */
export function parseWebhookUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new OptionsError('this is not an http or https URL.', 'Give one such as https://example.org/tasks.');
  if (url.username === '' && url.password === '') return url.href;
  const hint = 'Give them with --task-webhook-authorization-header: Basic, and name:password in base64.';
  throw new OptionsError('a name and a password in the URL are never sent.', hint);
}

/** @throws OptionsError when no request could carry it; the message does not quote it */
export function parseHeaderValue(text: string): string | null {
  if (text === '') return null;
  try {
    validateHeaderValue('authorization', text);
    return text;
  } catch {
    const hint = 'Give the whole value on one line, such as "Bearer <secret>".';
    throw new OptionsError('the value has characters that no header may have.', hint);
  }
}
