import { isApiError, isConnectionError, isTaskFailedError, isTimeoutError } from '@stillframe/client';
import { CommandFailure } from './command-failure.js';
import { hintFor as hintForCode, messageFor } from './places/explain-catalog-error.js';

/** What was asked for: the key action that it takes, and the task that was waited for. */
interface Asked {
  action: string;
  taskUid?: number;
}

/** Gives an error of the client a hint: what the person at the command line does next. */
export function explainClientError(error: unknown, url: string, asked: Asked): unknown {
  const hint = hintFor(error, url, asked);
  if (hint === undefined || !(error instanceof Error)) return error;
  const message = isApiError(error) && error.code !== null ? messageFor(error.code, error.message) : error.message;
  return new CommandFailure(message, { hint, cause: error });
}

function hintFor(error: unknown, url: string, { action, taskUid }: Asked): string | undefined {
  if (isConnectionError(error))
    return `Is the server running at ${url}? "stillframe serve" starts one, --url names another.`;
  if (isTimeoutError(error)) {
    if (taskUid === undefined) return 'Is the server overloaded? Try again later.';
    return `The server goes on with it; GET /tasks/${taskUid} tells how it ends.`;
  }
  if (isTaskFailedError(error)) {
    return `GET /tasks/${error.task.uid} shows the task${error.task.error ? `, ${error.task.error.link} explains the error` : ''}.`;
  }
  if (!isApiError(error)) return undefined;
  if (error.status === 401 || error.status === 403)
    return `Give a key with the action ${action}: set STILLFRAME_API_KEY, or --api-key.`;
  if (error.code === null) return `Does --url name a Stillframe or Meilisearch server? It is ${url}.`;
  return hintForCode(error.code);
}
