import { isApiError, isConnectionError, isTaskFailedError, isTimeoutError } from '@stillframe/client';
import { CommandFailure } from './command-failure.js';

/** Gives an error of the client a hint: what the person at the command line does next. */
export function explainClientError(error: unknown, url: string, taskUid?: number): unknown {
  const hint = hintFor(error, url, taskUid);
  return hint !== undefined && error instanceof Error
    ? new CommandFailure(error.message, { hint, cause: error })
    : error;
}

function hintFor(error: unknown, url: string, taskUid?: number): string | undefined {
  if (isConnectionError(error))
    return `Is the server running at ${url}? "stillframe serve" starts one, --url names another.`;
  if (isTimeoutError(error)) {
    if (taskUid === undefined) return 'Is the server overloaded? Try again later.';
    return `The server goes on with it; GET /tasks/${taskUid} tells how it ends.`;
  }
  if (isTaskFailedError(error)) {
    return `GET /tasks/${error.task.uid} shows the task${error.task.error ? `, ${error.task.error.link} explains the error` : ''}.`;
  }
  if (isApiError(error) && (error.status === 401 || error.status === 403)) {
    const action = taskUid === undefined ? 'snapshots.create' : 'tasks.get';
    return `Give a key with the action ${action}: set STILLFRAME_API_KEY, or --api-key.`;
  }
  if (isApiError(error) && error.code === null)
    return `Does --url name a Stillframe or Meilisearch server? It is ${url}.`;
  return undefined;
}
